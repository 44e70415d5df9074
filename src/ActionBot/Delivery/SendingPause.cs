namespace ActionBot.Delivery;

/// <summary>Stops all sends for a while once Teams says that it does not know the bot: every further try would fail alike.</summary>
public sealed class SendingPause
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private DateTimeOffset until = DateTimeOffset.MinValue;

    public void Stop(DateTimeOffset now) => until = now + Length;

    public bool IsOver(DateTimeOffset now) => now >= until;
}

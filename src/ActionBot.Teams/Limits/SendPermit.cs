namespace ActionBot.Teams.Limits;

/// <summary>
/// The limiter's answer. A granted permit is disposed when the send has ended; until then the conversation is closed to
/// others.
/// </summary>
public sealed class SendPermit : IDisposable
{
    private readonly Place? place;

    private SendPermit(Place? place) => this.place = place;

    /// <summary>True when the send may go now.</summary>
    public bool IsGranted => place is not null;

    /// <summary>How long to wait before asking again; zero when granted.</summary>
    public TimeSpan RetryAfter { get; private init; }

    /// <summary>What is full, when not granted.</summary>
    public ThrottleScope Scope { get; private init; }

    internal static SendPermit Granted(Place place) => new(place);

    internal static SendPermit Refused(TimeSpan retryAfter, ThrottleScope scope) => new(null) { RetryAfter = retryAfter, Scope = scope };

    /// <inheritdoc/>
    public void Dispose() => place?.Dispose();
}

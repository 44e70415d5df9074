namespace ActionBot.Teams.Limits;

/// <summary>
/// The limiter's answer. A granted permit is disposed when the send has ended; until then the conversation is closed to
/// others.
/// </summary>
public sealed class SendPermit : IDisposable
{
    private readonly LanePlace? place;

    private SendPermit(LanePlace? place) => this.place = place;

    /// <summary>True when the send may go now.</summary>
    public bool IsGranted => place is not null;

    /// <summary>How long to wait before asking again; zero when granted.</summary>
    public TimeSpan RetryAfter { get; private init; }

    /// <summary>What is full, when not granted.</summary>
    public ThrottleScope Scope { get; private init; }

    /// <summary>When the send was counted, when granted.</summary>
    public DateTimeOffset GrantedAt { get; private init; }

    internal static SendPermit Granted(LanePlace place) => new(place) { GrantedAt = place.SentAt };

    internal static SendPermit Refused(TimeSpan retryAfter, ThrottleScope scope) => new(null) { RetryAfter = retryAfter, Scope = scope };

    /// <inheritdoc/>
    public void Dispose() => place?.Dispose();
}

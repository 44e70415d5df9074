using ActionBot.Teams.Limits;

namespace ActionBot.Teams.Connector;

/// <summary>
/// How a call of the Connector ended. Nothing but a caller's cancellation or a bug is thrown; every answer of the service,
/// and the lack of one, is one of these, and each says what to do next.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>What the caller should do.</summary>
    public abstract Reaction Reaction { get; }

    /// <summary>True when the call did what it was for.</summary>
    public bool IsSuccess => Reaction == Reaction.Done;

    /// <summary>The message was taken, changed or deleted.</summary>
    /// <param name="ActivityId">The message's id; null when the service took it without naming it (202, empty body).</param>
    public sealed record Sent(string? ActivityId) : SendOutcome
    {
        /// <inheritdoc/>
        public override Reaction Reaction => Reaction.Done;
    }

    /// <summary>The conversation exists now, or existed before.</summary>
    /// <param name="ConversationId">The conversation's id; store it, creating is limited.</param>
    /// <param name="ActivityId">The first message's id, when one was sent along and the service named it.</param>
    /// <param name="ServiceUrl">The Connector to use for it; null when the service did not say: then the one that was called.</param>
    public sealed record Created(string ConversationId, string? ActivityId, Uri? ServiceUrl) : SendOutcome
    {
        /// <inheritdoc/>
        public override Reaction Reaction => Reaction.Done;
    }

    /// <summary>Too much was sent, or would be: nothing was taken.</summary>
    /// <param name="RetryAfter">How long to wait at the least; never negative. Where the service named no time, as
    /// <see cref="SendLimiter.Throttled"/> says.</param>
    /// <param name="Scope">What has to wait.</param>
    public sealed record Throttled(TimeSpan RetryAfter, ThrottleScope Scope) : SendOutcome
    {
        /// <summary>True when the service named no time to wait.</summary>
        public bool IsUnstated { get; init; }

        /// <inheritdoc/>
        public override Reaction Reaction => Reaction.WaitThenRetry;
    }

    /// <summary>A passing fault: 408, 412, 502, 503, 504, no connection, no answer in time, or no token for now.</summary>
    /// <param name="Status">The HTTP status; null when there was no answer.</param>
    /// <param name="MayHaveArrived">
    /// True when the service may have acted on the request: then a second POST may send the message twice.
    /// </param>
    public sealed record Transient(int? Status, bool MayHaveArrived) : SendOutcome
    {
        /// <summary>The wait the service asked for; null when it asked for none.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <inheritdoc/>
        public override Reaction Reaction => Reaction.BackOffThenRetry;
    }

    /// <summary>A refusal that the same request would meet again.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Status">The HTTP status; null when the request was refused before it was sent.</param>
    /// <param name="Code">The service's word for it; empty when it gave none.</param>
    /// <param name="Message">The service's sentence, shortened to 300 characters. It may name people: keep it out of logs.</param>
    public sealed record Rejected(RejectionKind Kind, int? Status, string Code = "", string Message = "") : SendOutcome
    {
        /// <summary>The Connector to use from now on, for <see cref="RejectionKind.WrongHost"/>; else null.</summary>
        public Uri? UseInstead { get; init; }

        /// <inheritdoc/>
        public override Reaction Reaction => Kind.Reaction();
    }
}

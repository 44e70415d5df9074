namespace ActionBot.Simulator.Teams;

/// <summary>Something that goes wrong with one call of the bot.</summary>
public abstract record Fault
{
    /// <summary>429; the call has no effect. Without a time the answer has no Retry-After.</summary>
    public static Fault Throttled(TimeSpan? retryAfter = null) => new RefusedCall(429, "Throttled", retryAfter);

    /// <summary>412; the call has no effect.</summary>
    public static Fault PreconditionFailed { get; } = new RefusedCall(412, "PreconditionFailed");

    /// <summary>A failed answer; the call has no effect. Without a time the answer has no Retry-After.</summary>
    public static Fault Status(int status, TimeSpan? retryAfter = null) => new RefusedCall(status, "ServiceError", retryAfter);

    /// <summary>A refusal with its word for it; the call has no effect.</summary>
    public static Fault Refused(int status, string code) => new RefusedCall(status, code);

    /// <summary>The call has its effect, then the connection breaks before the answer.</summary>
    public static Fault LostReply { get; } = new BrokenConnection(AfterEffect: true);

    /// <summary>The connection breaks before the call has any effect.</summary>
    public static Fault Disconnected { get; } = new BrokenConnection(AfterEffect: false);

    /// <summary>The call has its effect after a wait on the fake's clock.</summary>
    public static Fault Slow(TimeSpan latency) => new Latency(latency);

    internal sealed record RefusedCall(int Code, string Error, TimeSpan? RetryAfter = null) : Fault;

    internal sealed record BrokenConnection(bool AfterEffect) : Fault;

    internal sealed record Latency(TimeSpan Wait) : Fault;
}

namespace ActionBot.Teams.Connector;

/// <summary>No token was to be had.</summary>
/// <param name="fault">Why.</param>
/// <param name="code">The token endpoint's word for it, such as <c>invalid_client</c>.</param>
internal sealed class AppTokenException(AppTokenFault fault, string code) : Exception($"No token for the Connector: {fault} ({code}).")
{
    /// <summary>Why.</summary>
    public AppTokenFault Fault { get; } = fault;

    /// <summary>The token endpoint's word for it; empty when it gave none.</summary>
    public string Code { get; } = code;

    /// <summary>How long to wait, for <see cref="AppTokenFault.Throttled"/>.</summary>
    public TimeSpan RetryAfter { get; init; }
}

/// <summary>Why there is no token.</summary>
internal enum AppTokenFault
{
    /// <summary>The endpoint refuses the app or its credential, or nothing is configured: asking again does not help.</summary>
    Refused,

    /// <summary>The endpoint answers 429.</summary>
    Throttled,

    /// <summary>The endpoint, the managed identity or the token file cannot be reached for now.</summary>
    Unavailable,
}

namespace ActionBot.Teams.Connector;

/// <summary>A roster could not be read. <see cref="Outcome"/> says why and what to do.</summary>
/// <param name="outcome">How the call ended.</param>
public sealed class RosterException(SendOutcome outcome) : Exception($"The roster could not be read: {outcome.Reaction}.")
{
    /// <summary>How the call ended; never a success.</summary>
    public SendOutcome Outcome { get; } = outcome;
}

namespace ActionBot.Domain.Blockers;

/// <summary>What the states of a blocker mean. <c>Standing</c> asks the database the same.</summary>
public static class BlockerStates
{
    /// <summary>Whether a blocker still holds its action up: it was named, and has neither been withdrawn, sent back nor come.</summary>
    /// <param name="state">Its state.</param>
    public static bool Stands(this BlockerState state) => state is BlockerState.Raised or BlockerState.Accepted;
}

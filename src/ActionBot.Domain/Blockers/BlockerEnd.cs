namespace ActionBot.Domain.Blockers;

/// <summary>How whatever an action waits for ends.</summary>
internal static class BlockerEnd
{
    /// <summary>Ends it because the owner answers otherwise.</summary>
    /// <param name="blocker">What the action waits for.</param>
    /// <param name="isDone">Whether the owner says that the action is done.</param>
    /// <param name="today">The day.</param>
    public static void Withdraw(this Blocker blocker, bool isDone, DateOnly today) =>
        blocker.End(isDone ? BlockerState.Cleared : BlockerState.Withdrawn, today);

    /// <summary>Ends it.</summary>
    /// <param name="blocker">What the action waits for.</param>
    /// <param name="state">The state that it ends in.</param>
    /// <param name="today">The day.</param>
    internal static void End(this Blocker blocker, BlockerState state, DateOnly today)
    {
        blocker.State = state;
        blocker.EndedOn = today;
        blocker.Version++;
    }
}

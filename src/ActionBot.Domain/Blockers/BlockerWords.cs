namespace ActionBot.Domain.Blockers;

/// <summary>A blocker as a line of history names it.</summary>
public static class BlockerWords
{
    /// <summary>
    /// "decision: Fund the licence?" or "dependency: Home Office"; the same for a blocker that is raised and for its end.
    /// </summary>
    /// <param name="blocker">Any blocker.</param>
    public static string InWords(this Blocker blocker)
    {
        ArgumentNullException.ThrowIfNull(blocker);
        return blocker.Kind switch
        {
            BlockerKind.Decision => $"decision: {blocker.ToDecide}",
            BlockerKind.Dependency => $"dependency: {blocker.OutsideParty ?? $"action {blocker.DependsOnId}"}",
        };
    }
}

namespace ActionBot.Domain.Blockers;

/// <summary>What kind of thing an action waits for.</summary>
public enum BlockerKind
{
    /// <summary>A board has to decide.</summary>
    Decision = 1,

    /// <summary>Another action, or an outside body, has to deliver.</summary>
    Dependency = 2,
}

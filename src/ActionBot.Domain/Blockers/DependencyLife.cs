namespace ActionBot.Domain.Blockers;

/// <summary>
/// The life of a wait for another action: raised by who waits, accepted with a date or sent back with a reason by the owner of
/// what is waited for, and cleared once that is closed. The one who waits is asked again after it was sent back.
/// </summary>
public static class DependencyLife
{
    /// <summary>The furthest date that can be promised, in years.</summary>
    public const int MostYears = 10;

    /// <summary>The owner of what is waited for takes it on, and says when. They may name another date later.</summary>
    /// <param name="blocker">The wait.</param>
    /// <param name="by">When it will be done.</param>
    /// <param name="today">The day on which they say so.</param>
    /// <exception cref="RuleException">It does not stand any more, or the date has passed or is too far.</exception>
    public static void Accept(this Blocker blocker, DateOnly by, DateOnly today)
    {
        Require(blocker);
        if (by < today)
            throw new RuleException("That date has passed. Give a date from today on.");
        if (by > today.AddYears(MostYears))
            throw new RuleException("That date is more than ten years away. Check the year.");
        blocker.State = BlockerState.Accepted;
        blocker.Expected = by;
        blocker.Version++;
    }

    /// <summary>The owner of what is waited for says that it is not theirs to deliver.</summary>
    /// <param name="blocker">The wait.</param>
    /// <param name="why">Their reason, one line.</param>
    /// <param name="today">The day on which they say so.</param>
    /// <exception cref="RuleException">It does not stand any more, or there is no reason.</exception>
    public static void Decline(this Blocker blocker, string why, DateOnly today)
    {
        Require(blocker);
        if (why.Length == 0)
            throw new RuleException("Give the reason in one line.");
        blocker.State = BlockerState.SentBack;
        blocker.SentBackWhy = why;
        blocker.EndedOn = today;
        blocker.Version++;
    }

    /// <summary>The one who waits names it once more. A date that was promised meanwhile stays.</summary>
    /// <param name="blocker">The wait.</param>
    /// <param name="outsideParty">What it waits for in their words, where it is no action that they may see.</param>
    /// <param name="expected">When they expect it.</param>
    /// <exception cref="RuleException">It does not stand any more.</exception>
    public static void NameAgain(this Blocker blocker, string? outsideParty, DateOnly? expected)
    {
        Require(blocker);
        blocker.OutsideParty = outsideParty;
        if (blocker.State == BlockerState.Raised)
            blocker.Expected = expected;
        blocker.Version++;
    }

    /// <summary>What was waited for has come.</summary>
    /// <param name="blocker">The wait.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RuleException">It does not stand any more.</exception>
    public static void Clear(this Blocker blocker, DateOnly today)
    {
        Require(blocker);
        blocker.State = BlockerState.Cleared;
        blocker.EndedOn = today;
        blocker.Version++;
    }

    private static void Require(Blocker blocker)
    {
        if (blocker.Kind != BlockerKind.Dependency || !blocker.State.Stands())
            throw new RuleException("Nothing waits here any more.");
    }
}

using ActionBot.Domain.CheckIns;

namespace ActionBot.Domain.Chasing.Areas;

/// <summary>The four numbers of an area: its monitored actions that are not closed, and those of them that need attention.</summary>
/// <param name="Open">All of them.</param>
/// <param name="Overdue">Past their target date.</param>
/// <param name="NoAnswer">With a request that was not answered in the time to answer.</param>
/// <param name="NoDate">Without a target date.</param>
public sealed record AreaNumbers(int Open, int Overdue, int NoAnswer, int NoDate);

/// <summary>
/// The position of a lead's areas as one digest told it. Kept, so that the next digest tells the change and a confirmation says
/// what was confirmed.
/// </summary>
public sealed class AreaPosition
{
    /// <summary>The digest.</summary>
    public long CheckInId { get; set; }

    /// <summary>The digest.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>The day of the position.</summary>
    public DateOnly AsAt { get; set; }

    /// <summary>The paths of the areas; everything below them is counted.</summary>
    public required IReadOnlyList<string> Areas { get; set; }

    /// <summary>See <see cref="AreaNumbers"/>.</summary>
    public int Open { get; set; }

    /// <summary>See <see cref="AreaNumbers"/>.</summary>
    public int Overdue { get; set; }

    /// <summary>See <see cref="AreaNumbers"/>.</summary>
    public int NoAnswer { get; set; }

    /// <summary>See <see cref="AreaNumbers"/>.</summary>
    public int NoDate { get; set; }

    /// <summary>The refs on the card, in its order.</summary>
    public required IReadOnlyList<string> Refs { get; set; }

    /// <summary>The four numbers.</summary>
    public AreaNumbers Numbers => new(Open, Overdue, NoAnswer, NoDate);
}

/// <summary>What a lead says of a position: that it is right, or what is wrong.</summary>
/// <param name="IsRight">Whether it is right.</param>
/// <param name="Refs">The actions that are wrong, as the register writes them.</param>
/// <param name="Line">What is wrong, in one line.</param>
public sealed record AreaWord(bool IsRight, IReadOnlyList<string> Refs, string? Line)
{
    /// <summary>The position is right.</summary>
    public static AreaWord Right { get; } = new(true, [], null);

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">Another word.</param>
    public bool SaysTheSameAs(AreaWord other) =>
        IsRight == other.IsRight && string.Equals(Line, other.Line, StringComparison.Ordinal) && Refs.SequenceEqual(other.Refs);

    /// <summary>For the history: "right", or "wrong: DARA-0042, HMI-0066: “The owner is another.”".</summary>
    public string Written =>
        IsRight
            ? "right"
            : $"wrong: {string.Concat(Refs.Select((r, i) => (i == 0 ? "" : ", ") + r))}{(Refs.Count > 0 ? ": " : "")}“{Line}”";
}

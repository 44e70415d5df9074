using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.Blockers.Cards;

/// <summary>The owner of an action is told what waits for it.</summary>
/// <param name="Ref">The action of the reader.</param>
/// <param name="Waiting">What waits for it, what needs an answer first; one page of all.</param>
/// <param name="More">How many more wait that the reader may see.</param>
/// <param name="MoreUnseen">Whether others wait that they may not see; these are not counted.</param>
/// <param name="Band">A plain sentence on top, such as what was recorded.</param>
internal sealed record DependencyView(
    string Ref,
    string Source,
    string AgreedAction,
    DateOnly? TargetDate,
    DateOnly Today,
    IReadOnlyList<WaitingView> Waiting,
    int More,
    string? Band = null,
    OpenDependencyForm? Open = null,
    bool MoreUnseen = false
);

/// <summary>One action that waits for that of the reader.</summary>
/// <param name="BlockerId">Database key of the wait.</param>
/// <param name="Rev">Its version.</param>
/// <param name="Seen">What the reader may know of it beside its ref; none where they may not see it.</param>
/// <param name="Promised">Once accepted, the date that was promised for the reader's action.</param>
internal sealed record WaitingView(long BlockerId, int Rev, string Ref, SeenWaiting? Seen, DateOnly? Promised);

/// <summary>What those who may see a waiting action are told of it.</summary>
/// <param name="AgreedAction">What was agreed.</param>
/// <param name="AskedBy">Who waits.</param>
/// <param name="Line">What they wrote.</param>
/// <param name="Expected">When they expect what they wait for.</param>
internal sealed record SeenWaiting(
    Rating Rating,
    DateOnly? TargetDate,
    string AgreedAction,
    string AskedBy,
    string? Line,
    DateOnly Since,
    DateOnly? Expected
);

/// <summary>A form that came back with a fault.</summary>
/// <param name="IsDecline">Whether it is that of a refusal; else that of another date.</param>
/// <param name="Value">What was typed into its first field.</param>
/// <param name="Line">What was typed into its line.</param>
internal sealed record OpenDependencyForm(long BlockerId, bool IsDecline, string Value, string Line, FieldFault Fault);

/// <summary>A chain of waits, read from one end.</summary>
/// <param name="Headline">"What DARA-0042 waits for".</param>
/// <param name="Nothing">What is said where there is nothing.</param>
/// <param name="More">How many more there are that the reader may see.</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="MoreUnseen">Whether there are others that they may not see; these are not counted.</param>
internal sealed record ChainView(
    string Headline,
    string Nothing,
    DateOnly Today,
    IReadOnlyList<ChainRow> Rows,
    int More,
    string? Note = null,
    bool MoreUnseen = false
);

/// <summary>One link of a chain.</summary>
/// <param name="Ref">The action, where it is one; its ref is told even to those who may not see it.</param>
/// <param name="Title">What it is, where it is no action.</param>
/// <param name="IsSeen">Whether the reader may see the action, and so open it.</param>
/// <param name="Lines">What is said of it.</param>
internal sealed record ChainRow(
    string? Ref,
    string? Title,
    Rating Rating,
    DateOnly? TargetDate,
    bool IsSeen,
    bool IsOpen,
    string? AgreedAction,
    IReadOnlyList<string> Lines
);

/// <summary>What holds up most.</summary>
/// <param name="Total">How many things hold something up; <paramref name="Rows"/> are one page of them.</param>
/// <param name="First">The number of the first row, from 1.</param>
/// <param name="Everything">Whether the reader sees the whole register.</param>
internal sealed record CriticalView(DateOnly Today, bool Everything, int Total, int First, IReadOnlyList<CriticalRow> Rows)
{
    /// <summary>Whether any action that is held up is rated Critical, on any page.</summary>
    public bool HasCritical { get; init; }
}

/// <summary>One thing that holds something up.</summary>
/// <param name="Title">What it is: a ref, a board, an outside body.</param>
/// <param name="Ref">The action to open for more, where the reader may see it.</param>
/// <param name="About">What it is about, where the reader may know.</param>
/// <param name="Held">Refs that it holds up.</param>
internal sealed record CriticalRow(
    string Title,
    string Kind,
    string? Ref,
    string? About,
    IReadOnlyList<string> Held,
    int Overdue,
    int High,
    DateOnly Since
)
{
    /// <summary>How many of them are rated Critical.</summary>
    public int Critical { get; init; }
}

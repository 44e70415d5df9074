using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;

namespace ActionBot.Boards.Cards;

/// <summary>A board's digest: one page of what waits for it. A plain model, so that a card, a mail and a file can be made of it.</summary>
/// <param name="Place">The digest and the page shown.</param>
/// <param name="Board">What people call the board.</param>
/// <param name="Waiting">How many of all items still wait.</param>
/// <param name="Next">The next meeting that can take items, if there is one.</param>
/// <param name="Items">The items of this page.</param>
/// <param name="Overdue">Overdue actions on risks of the board, of which it is only told.</param>
/// <param name="Boards">The other boards to which an item may be passed on, best first.</param>
/// <param name="Cause">Why it was sent.</param>
/// <param name="Band">A plain sentence on top, such as that the card was out of date.</param>
/// <param name="Typed">What was typed into a form that could not be taken, by field.</param>
/// <param name="IsShared">Whether it hangs in a channel, where another page is a new message.</param>
internal sealed record BoardDigestView(
    CardPlace Place,
    string Board,
    DateOnly Today,
    int Waiting,
    int Total,
    int Pages,
    MeetingView? Next,
    IReadOnlyList<DigestItemView> Items,
    IReadOnlyList<OverdueView> Overdue,
    IReadOnlyList<(string Code, string Name)> Boards,
    DigestCause Cause,
    bool IsShared,
    string? Band = null,
    IReadOnlyDictionary<string, string>? Typed = null
)
{
    /// <summary>Further boards of the reader whose digests came with this message.</summary>
    public IReadOnlyList<OtherBoardView> Others { get; init; } = [];
}

/// <summary>A further board of a secretary.</summary>
/// <param name="Digest">Its digest, which can be opened.</param>
/// <param name="Waiting">How many of the items of that digest still wait.</param>
/// <param name="Next">The next meeting that can take items, if there is one.</param>
internal sealed record OtherBoardView(string Digest, string Board, int Waiting, MeetingView? Next);

/// <summary>A meeting.</summary>
/// <param name="PapersIn">Working days until papers are due.</param>
internal sealed record MeetingView(long Id, DateOnly Date, DateOnly PapersDue, int PapersIn);

/// <summary>One decision that waits, or waited, for the board.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Question">What must be decided, in the owner's words.</param>
/// <param name="WaitingDays">Working days since it was raised.</param>
/// <param name="ReplyBy">For one that is not acknowledged, the last day in time.</param>
/// <param name="Also">Refs of other actions that wait for the same.</param>
/// <param name="Meeting">The meeting that it is on.</param>
/// <param name="Target">The meeting for which it can be accepted, or to which it can be moved.</param>
/// <param name="From">The board that it was passed up by, with the reason.</param>
/// <param name="By">Who did the last step.</param>
/// <param name="Outcome">How it ended for this board, where it did: "Agreed", "Sent back to the owner".</param>
internal sealed record DigestItemView(
    long BlockerId,
    int Rev,
    int Number,
    string Question,
    string Ref,
    Rating Rating,
    string? Owner,
    string? Risk,
    DateOnly Since,
    int WaitingDays,
    DateOnly? ReplyBy,
    IReadOnlyList<string> Also,
    BlockerState State,
    int Deferrals,
    MeetingView? Meeting,
    MeetingView? Target,
    string? From,
    string? By,
    string? Outcome
);

/// <summary>An overdue action on a risk of the board.</summary>
/// <param name="Board">What people call the board, where the reader may have several.</param>
internal sealed record OverdueView(string Ref, DateOnly? TargetDate, string Action, string? Board = null);

using ActionBot.Domain.Register;

namespace ActionBot.Boards.Packs;

/// <summary>
/// The items for one meeting of a board, for the people who prepare it: a card, a Markdown page, a workbook and JSON are made of
/// it.
/// </summary>
/// <param name="Meeting">The day of the meeting.</param>
/// <param name="PapersDue">The day by which papers are due.</param>
/// <param name="Unplanned">How many further decisions wait for the board and are on no meeting.</param>
internal sealed record AgendaPack(
    string Code,
    string Board,
    long MeetingId,
    DateOnly Meeting,
    DateOnly PapersDue,
    DateOnly Today,
    IReadOnlyList<PackItem> Items,
    int Unplanned
);

/// <summary>One item.</summary>
/// <param name="Question">What is asked of the board.</param>
/// <param name="Since">The day on which the question was raised.</param>
/// <param name="WaitingDays">Working days since then.</param>
/// <param name="Also">Refs of open actions that wait on the same: the same question, or this action, themselves or through others.</param>
/// <param name="Deferrals">How often it was deferred.</param>
/// <param name="Earlier">What boards decided on the action before, oldest first.</param>
/// <param name="Outcome">What this meeting decided, once it has.</param>
internal sealed record PackItem(
    int Number,
    string Ref,
    string? Question,
    string AgreedAction,
    string? Risk,
    Rating Rating,
    DateOnly? TargetDate,
    string? Owner,
    string Area,
    DateOnly Since,
    int WaitingDays,
    IReadOnlyList<string> Also,
    int Deferrals,
    IReadOnlyList<PackDecision> Earlier,
    PackDecision? Outcome
);

/// <summary>A decision of a board.</summary>
internal sealed record PackDecision(DateOnly On, string Board, string Outcome, string? Text, string? Minute)
{
    /// <summary>"Deferred: the paper is late".</summary>
    public string Words => Text is { Length: > 0 } ? $"{Outcome}: “{Text}”" : Outcome;
}

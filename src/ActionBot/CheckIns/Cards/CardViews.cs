using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.CheckIns.Cards;

/// <summary>One action as a row of a bundle.</summary>
/// <param name="Once">The key of this drawing, for the one-press answers of the row.</param>
/// <param name="CanBeOnTrackInOnePress">Whether "On track" needs no field: dated and not overdue.</param>
/// <param name="Answered">The answer given through this bundle, if any.</param>
/// <param name="For">The owner in whose place the reader answers; none for their own.</param>
/// <param name="PutOff">Why no answer is waited for now, such as "Snoozed until 30 November"; the action can be answered all the
/// same.</param>
/// <param name="Waiting">Refs of actions that wait for it and have no word from its owner yet.</param>
internal sealed record RowView(
    string Ref,
    int Rev,
    string Once,
    string Source,
    Rating Rating,
    DateOnly? TargetDate,
    string AgreedAction,
    string? Risk,
    bool CanBeOnTrackInOnePress,
    AnsweredView? Answered,
    string? For = null,
    string? PutOff = null,
    IReadOnlyList<string>? Waiting = null
);

/// <summary>What stands in a row's place once it is answered.</summary>
/// <param name="Consequence">One sentence: what happens next.</param>
internal sealed record AnsweredView(AnswerChoice Choice, string Consequence);

/// <summary>The days to which a question may be put off.</summary>
/// <param name="MostWorkingDays">How many working days that is at most.</param>
internal sealed record SnoozeDays(DateOnly First, DateOnly Last, DateOnly Suggested, int MostWorkingDays = 10);

/// <summary>A bundle: one page of rows, in the fixed order of the check-in.</summary>
/// <param name="Person">Name or role of the reader.</param>
/// <param name="OnRequest">Whether the reader asked for the list, rather than being asked.</param>
/// <param name="Total">All actions of the bundle; <paramref name="Rows"/> are one page of them.</param>
/// <param name="AnsweredCount">How many of all are answered.</param>
/// <param name="Page">The page shown, from 0.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Band">A plain sentence on top, such as that the card was out of date.</param>
/// <param name="NextAskedOn">Once everything is answered: the first day on which the next question may come.</param>
/// <param name="Snooze">None where nothing can be put off.</param>
/// <param name="DueOnly">Of a list that the reader asked for: whether it holds only what is due, and not all open actions.</param>
/// <param name="ForOthers">Whether some of them are of owners in whose place the reader answers.</param>
/// <param name="PutOffCount">How many of all are not answered and put off.</param>
internal sealed record BundleView(
    string Ask,
    string Person,
    DateOnly Today,
    bool OnRequest,
    int Total,
    int AnsweredCount,
    int Page,
    int Pages,
    IReadOnlyList<RowView> Rows,
    string? Band,
    DateOnly? NextAskedOn,
    SnoozeDays? Snooze,
    bool DueOnly = false,
    bool ForOthers = false,
    int PutOffCount = 0
);

/// <summary>The latest answer that an item card recalls.</summary>
internal sealed record LastAnswerView(AnswerChoice? Choice, DateOnly On, string? Line);

/// <summary>A form that is shown open in the body of a card: after a fault, or to change an answer.</summary>
/// <param name="Faults">Faults to name under their fields; none when an answer is changed.</param>
internal sealed record OpenFormView(AnswerForm Form, IReadOnlyList<FieldFault> Faults);

/// <summary>One action with the question "Where does it stand?".</summary>
/// <param name="Number">Its place in the bundle, from 1.</param>
/// <param name="Of">How many actions the bundle has.</param>
/// <param name="Once">The key of this drawing of the forms.</param>
/// <param name="VerifierName">Who checks a completion, in words.</param>
/// <param name="Open">A form to show open in place of the six choices.</param>
/// <param name="ReplacesUpdate">The answer that a new one replaces, when an answer is changed.</param>
/// <param name="Band">A plain sentence on top, such as that the card was out of date.</param>
/// <param name="For">The owner in whose place the reader answers; none for their own.</param>
/// <param name="Waiting">Refs of actions that wait for it and have no word from its owner yet.</param>
/// <param name="BoardWord">What a board decided or why it sent the question back, where the owner has said nothing since.</param>
internal sealed record ItemView(
    string Ask,
    int Number,
    int Of,
    string Source,
    string Report,
    string Ref,
    int Rev,
    string Once,
    string AgreedAction,
    string? Risk,
    Rating Rating,
    DateOnly? TargetDate,
    int SlipCount,
    LastAnswerView? LastAnswer,
    bool ForecastRequired,
    DateOnly Today,
    IReadOnlyList<BoardChoice> Boards,
    string VerifierName,
    SnoozeDays? Snooze,
    OpenFormView? Open,
    long? ReplacesUpdate,
    string? Band,
    string? For = null,
    IReadOnlyList<string>? Waiting = null,
    string? BoardWord = null
);

/// <summary>What was recorded, and what happens next.</summary>
/// <param name="Facts">Label and value of each thing recorded, in the person's words.</param>
/// <param name="Next">One or two sentences: who acts, by when, when the person is asked again.</param>
/// <param name="NextItem">The next unanswered action of the bundle.</param>
/// <param name="Band">A plain sentence on top, such as that the answer was recorded already.</param>
internal sealed record ReceiptView(
    string Ask,
    string Ref,
    int Rev,
    string AgreedAction,
    int AnsweredCount,
    int Total,
    IReadOnlyList<(string Label, string Value)> Facts,
    IReadOnlyList<string> Next,
    NextItemView? NextItem,
    long Update,
    string? Band
);

/// <summary>The next unanswered action of a bundle.</summary>
/// <param name="Number">Its place, from 1.</param>
internal sealed record NextItemView(string Ref, int Rev, int Number);

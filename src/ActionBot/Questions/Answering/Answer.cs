using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;

namespace ActionBot.Questions.Answering;

/// <summary>One action of an answer.</summary>
internal sealed record AnswerRow(
    string Ref,
    Rating Rating,
    string AgreedAction,
    DateOnly? TargetDate,
    ActionStatus Status,
    DateOnly? Forecast,
    AnswerChoice? Standing,
    string? Owner,
    bool OwnerHasLeft
);

/// <summary>Some of an answer that belong together.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Count">How many they are.</param>
internal sealed record AnswerGroup(string Name, int Count);

/// <summary>What is told of an answer as a whole, beside its number.</summary>
/// <param name="Open">How many are open where it is about those that are overdue; none where that is not told.</param>
/// <param name="High">How many are rated High.</param>
/// <param name="Overdue">How many are overdue.</param>
/// <param name="Blocked">How many wait for something, by their owners' latest answers.</param>
/// <param name="Unanswered">How many wait for an answer.</param>
/// <param name="Oldest">The earliest target date.</param>
internal sealed record AnswerFigures(int? Open, int High, int Overdue, int Blocked, int Unanswered, DateOnly? Oldest)
{
    /// <summary>How many are rated Critical.</summary>
    public int Critical { get; init; }
}

/// <summary>The answer to a question, as one person may see it.</summary>
/// <param name="Question">The question as it was understood.</param>
/// <param name="Day">The day of the position.</param>
/// <param name="Total">How many actions there are.</param>
/// <param name="Figures">What is told of all of them.</param>
/// <param name="Groups">How many there are of each kind, where they are counted.</param>
/// <param name="By">By what they are counted.</param>
/// <param name="Rows">The actions of this page.</param>
internal sealed record Answer(
    Question Question,
    DateOnly Day,
    int Total,
    AnswerFigures Figures,
    Facet? By,
    IReadOnlyList<AnswerGroup> Groups,
    IReadOnlyList<AnswerRow> Rows
);

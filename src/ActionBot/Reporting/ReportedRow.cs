using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;

namespace ActionBot.Reporting;

/// <summary>An action as it stood on the day of the report.</summary>
/// <param name="Action">What is counted.</param>
/// <param name="Detail">The rest, for lists; none where only counts are wanted.</param>
internal sealed record ReportedRow(ReportedAction Action, RowDetail? Detail);

/// <summary>What a list of actions shows beside what is counted.</summary>
internal sealed record RowDetail(
    string Report,
    Assurance Assurance,
    string AreaPath,
    string AgreedAction,
    string? Risk,
    string? Owner,
    AnswerChoice? Standing,
    DateOnly? Forecast,
    DateOnly? LastAnsweredOn,
    string? LastLine,
    ClosureKind? ClosedAs,
    DateOnly RegisteredOn
);

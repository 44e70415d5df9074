using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;

namespace ActionBot.Questions.Columns;

/// <summary>What questions look at of one action.</summary>
internal sealed record ActionRow(
    long Id,
    string Ref,
    ActionStatus Status,
    Rating Rating,
    AnswerChoice? Standing,
    long AreaId,
    long? OwnerId,
    long ReportId,
    DateOnly? Target,
    DateOnly? Forecast,
    DateOnly? Answered,
    DateOnly? Asked,
    DateOnly? AskedAgain,
    bool HasSlipped,
    bool HasLine,
    string? Theme,
    string? Route,
    string? Risk,
    string? BoardName
);

/// <summary>A wait that has not ended.</summary>
internal sealed record WaitRow(long ActionId, BlockerKind Kind, long? BoardId);

/// <summary>A time for which its owner put an action off, and which no later answer ended.</summary>
internal sealed record SnoozeRow(long ActionId, DateOnly On, DateOnly Until);

/// <summary>What questions look at of a person.</summary>
internal sealed record PersonRow(long Id, string Email, string Name, bool IsActive);

/// <summary>What questions look at of an area.</summary>
internal sealed record AreaRow(long Id, string Path, string Name, IReadOnlyList<string> Abbreviations);

/// <summary>What questions look at of a report.</summary>
internal sealed record ReportRow(long Id, string Title, long SourceId, DateOnly? IssuedOn, Assurance Assurance);

/// <summary>What questions look at of a body that issues reports.</summary>
internal sealed record SourceRow(long Id, string Code, string Name, SourceKind Kind);

/// <summary>What questions look at of a board.</summary>
internal sealed record BoardRow(long Id, string Code, string Name, IReadOnlyList<string> Abbreviations);

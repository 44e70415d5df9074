using System.Linq.Expressions;
using ActionBot.Domain.Register;

namespace ActionBot.Reporting;

/// <summary>What is read of an action: as it is now, and no more than a report needs.</summary>
internal sealed record StoredAction(
    long Id,
    string Ref,
    long ReportId,
    long AreaId,
    long? OwnerId,
    Rating Rating,
    ActionStatus Status,
    DateOnly? TargetDate,
    int SlipCount,
    DateOnly RegisteredOn,
    AnswerChoice? Standing
)
{
    public string? Theme { get; init; }

    public string? Board { get; init; }

    public string? Route { get; init; }

    public string? CorporateRisk { get; init; }

    /// <summary>What people wrote; only lists of actions have it.</summary>
    public StoredTexts? Texts { get; init; }

    public static Expression<Func<ActionItem, StoredAction>> Counted { get; } =
        a => new StoredAction(
            a.Id,
            a.Ref,
            a.ReportId,
            a.AreaId,
            a.OwnerId,
            a.Rating,
            a.Status,
            a.TargetDate,
            a.SlipCount,
            a.RegisteredOn,
            a.Standing
        )
        {
            Theme = a.Theme,
            Board = a.BoardName,
            Route = a.DeliveryRoute,
            CorporateRisk = a.CorporateRisk,
        };

    public static Expression<Func<ActionItem, StoredAction>> Listed { get; } =
        a => new StoredAction(
            a.Id,
            a.Ref,
            a.ReportId,
            a.AreaId,
            a.OwnerId,
            a.Rating,
            a.Status,
            a.TargetDate,
            a.SlipCount,
            a.RegisteredOn,
            a.Standing
        )
        {
            Theme = a.Theme,
            Board = a.BoardName,
            Route = a.DeliveryRoute,
            CorporateRisk = a.CorporateRisk,
            Texts = new StoredTexts(a.AgreedAction, a.Risk, a.Owner!.Email, a.Forecast, a.LastAnsweredOn, a.LastLine, a.ClosedAs),
        };
}

/// <summary>The rest of an action, for lists.</summary>
internal sealed record StoredTexts(
    string AgreedAction,
    string? Risk,
    string? Owner,
    DateOnly? Forecast,
    DateOnly? LastAnsweredOn,
    string? LastLine,
    ClosureKind? ClosedAs
);

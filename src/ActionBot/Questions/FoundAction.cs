using ActionBot.Conversation.Cards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Questions;

/// <summary>An action as it is shown where others read along: what the register says of it, without its owner's words.</summary>
internal static class FoundAction
{
    /// <summary>What its card shows.</summary>
    /// <param name="action">The action with its report, source, area and owner.</param>
    public static ActionView View(ActionItem action, DateOnly day)
    {
        (string Label, string? Value)[] facts =
        [
            (
                "Status",
                action.Status switch
                {
                    ActionStatus.AwaitingVerification => "Done, waits for the verifier",
                    ActionStatus.ClosureRequested => "Closure requested",
                    ActionStatus.Closed => "Closed",
                    _ => "Open",
                }
            ),
            ("Rating", action.Rating.Given()),
            ("Target date", action.TargetDate is { } target ? British.FullDate(target) : "None"),
            ("Owner", action.Owner?.Name ?? "Nobody yet"),
            ("Area", action.Area!.Name),
        ];
        return new(
            action.Ref,
            action.Report!.Source!.Name,
            action.Report.Title,
            action.AgreedAction,
            action.Risk,
            action.TargetDate,
            action.Status == ActionStatus.Closed,
            day,
            [.. facts.Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))]
        );
    }
}

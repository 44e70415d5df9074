using ActionBot.Conversation;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Cards;

/// <summary>The line that tells an owner that others wait for their action, and the button that leads to them.</summary>
internal static class WaitingParts
{
    private const int MostRefs = 3;

    /// <summary>Draws it; nothing where nobody waits for a word.</summary>
    public static IEnumerable<CardElement> Draw(string reference, IReadOnlyList<string>? waiting)
    {
        if (waiting is not { Count: > 0 })
            yield break;
        yield return Strong(CardText.Escape($"{Who(waiting)} {(waiting.Count == 1 ? "waits" : "wait")} for this one.")) with
        {
            Spacing = Spacing.Small,
        };
        var data = Data(Verbs.OpenDependencies);
        data["ref"] = reference;
        yield return Row(Press("Accept or decline", data) with { Tooltip = $"See what waits for {reference}" });
    }

    // Not how many: the reader may not see them.
    private static string Who(IReadOnlyList<string> waiting) =>
        waiting.Count <= MostRefs ? British.List(waiting) : $"{waiting[0]} and others";
}

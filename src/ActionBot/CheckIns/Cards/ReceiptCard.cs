using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Cards;

/// <summary>What was recorded, in the person's words, and what happens next.</summary>
internal static class ReceiptCard
{
    // The person has just read all of it.
    private const int MostOfAction = 280;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ReceiptView view) =>
        new()
        {
            FallbackText = $"{view.Ref}: your answer is recorded.",
            Body =
            [
                .. Band(view.Band),
                .. OneAction(
                    view.Total > 1 ? $"{view.AnsweredCount:N0} of {view.Total:N0} answered" : "",
                    view.Ref,
                    new TextBlock("✓ Recorded"),
                    British.Shorten(view.AgreedAction, MostOfAction),
                    risk: null
                ),
                Facts(view.Facts),
                .. view.Next.Count == 0 ? Array.Empty<CardElement>() : [Next(view.Next)],
                .. Buttons(view),
            ],
        };

    private static Container Next(IReadOnlyList<string> sentences) =>
        new([Strong("What happens next"), .. sentences.Select(s => new TextBlock(CardText.Escape(s)) { Spacing = Spacing.Small })])
        {
            Style = ContainerStyle.Emphasis,
            Bleed = true,
            Spacing = Spacing.Medium,
        };

    private static List<ActionSet> Buttons(ReceiptView view)
    {
        List<ActionSet> rows = [];
        if (view.NextItem is { } next)
            rows.Add(
                Row(
                    Press($"Next action ({next.Number:N0} of {view.Total:N0})", CheckInData.Open(view.Ask, next.Ref, next.Rev)) with
                    {
                        Style = ActionStyle.Positive,
                    }
                )
            );
        rows.Add(Row(Press("Change my answer", CheckInData.Change(view.Ask, view.Ref, view.Rev, view.Update))));
        if (view.Total > 1)
            rows.Add(Row(Press("Back to the list", CheckInData.List(view.Ask))));
        rows[0] = rows[0] with { Spacing = Spacing.Medium };
        return rows;
    }
}

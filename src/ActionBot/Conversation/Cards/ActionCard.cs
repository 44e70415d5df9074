using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Conversation.Cards;

/// <summary>One action to read, for somebody who may see it but does not answer for it.</summary>
internal static class ActionCard
{
    private const int MostOfReport = 80;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ActionView view) =>
        new()
        {
            FallbackText = $"{view.Ref}: {British.Shorten(view.AgreedAction, 90)}",
            Body =
            [
                .. OneAction(
                    $"{CardText.Escape(view.Source)}, {CardText.Escape(British.Shorten(view.Report, MostOfReport))}",
                    view.Ref,
                    view.IsClosed ? new TextBlock("Closed") : Chip(view.TargetDate, view.Today),
                    view.AgreedAction,
                    view.Risk
                ),
                .. view.Facts.Count == 0 ? Array.Empty<CardElement>() : [Facts(view.Facts)],
            ],
        };
}

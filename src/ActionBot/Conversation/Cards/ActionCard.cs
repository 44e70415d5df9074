using ActionBot.Teams.Cards;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Conversation.Cards;

/// <summary>One action to read, for somebody who may see it but does not answer for it.</summary>
public static class ActionCard
{
    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ActionView view) => new()
    {
        FallbackText = $"{view.Ref}: {Domain.Wording.British.Shorten(view.AgreedAction, 90)}",
        Body =
        [
            .. OneAction(
                $"{CardText.Escape(view.Source)}, {CardText.Escape(view.Report)}",
                view.Ref,
                view.IsClosed ? new TextBlock("Closed") : Chip(view.TargetDate, view.Today),
                view.AgreedAction,
                view.Risk),
            .. view.Facts.Count == 0 ? Array.Empty<CardElement>() : [Facts(view.Facts)],
        ],
    };
}

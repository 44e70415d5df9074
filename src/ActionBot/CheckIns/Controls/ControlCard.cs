using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Controls;

/// <summary>A few sentences under a headline, with buttons that do something about them.</summary>
internal static class ControlCard
{
    /// <summary>Draws it. Texts are plain: what stands in them is shown as it is.</summary>
    public static AdaptiveCard Draw(string headline, IEnumerable<string> sentences, params CardButton[] buttons) =>
        new()
        {
            FallbackText = headline,
            Body =
            [
                Heading(CardText.Escape(headline)),
                .. sentences.Select(s => new TextBlock(CardText.Escape(s)) { Spacing = Spacing.Small }),
                .. buttons.Select((b, i) => Row(b) with { Spacing = i == 0 ? Spacing.Medium : Spacing.Small }),
            ],
        };
}

using ActionBot.Chasing.Ledger;
using ActionBot.Conversation;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Chat;

/// <summary>Why an action was asked about on a day, or why not.</summary>
internal static class WhyCard
{
    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(Why why)
    {
        var data = Data(Verbs.ShowAction);
        data["ref"] = why.Ref;
        return new()
        {
            FallbackText = $"Why {why.Ref}?",
            Body =
            [
                Heading(CardText.Escape($"Why {why.Ref}?")),
                .. WhyWording.Lines(why).Select(l => new TextBlock(CardText.Escape(l)) { Spacing = Spacing.Small }),
                Row(Press("Show " + British.Shorten(why.Ref, 20), data)) with
                {
                    Spacing = Spacing.Medium,
                },
            ],
        };
    }
}

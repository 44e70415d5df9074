using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Chat;

/// <summary>That a hold stands, with the button that ends it.</summary>
internal static class HoldCard
{
    /// <summary>The verb of its button.</summary>
    public const string Verb = "sending.release";

    /// <summary>Draws it.</summary>
    /// <param name="sentences">What was done, or how it stands.</param>
    /// <param name="stands">Whether a hold stands.</param>
    public static AdaptiveCard Draw(IEnumerable<string> sentences, bool stands) =>
        new()
        {
            FallbackText = Headline(stands),
            Body =
            [
                Heading(Headline(stands)),
                .. sentences.Select(s => new TextBlock(CardText.Escape(s)) { Spacing = Spacing.Small }),
                .. stands ? [Row(Press("Release now", Data(Verb))) with { Spacing = Spacing.Medium }] : Array.Empty<CardElement>(),
            ],
        };

    /// <summary>Whether messages are sent; also the words of the notification.</summary>
    public static string Headline(bool stands) => stands ? "All sending is on hold" : "Messages are sent";
}

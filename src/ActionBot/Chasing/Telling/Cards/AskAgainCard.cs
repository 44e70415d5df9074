using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>The question again: to change an answer, or with the faults of one.</summary>
internal static class AskAgainCard
{
    private const string Replaces = "What you send replaces your last answer.";

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(AskAgainView view) =>
        new()
        {
            FallbackText = $"{ToldParts.Title(view.Areas)}: is this the right position? Open this message in Teams to answer.",
            Body =
            [
                .. Band(view.Band),
                .. ToldParts.Head(ToldParts.Title(view.Areas), view.Areas),
                Muted($"Position on {British.Weekday(view.AsAt, view.Today)}") with
                {
                    Spacing = Spacing.None,
                },
                ToldParts.Numbers(view.Numbers, before: null),
                .. view.Open is { Faults.Count: > 0 and var faults } ? [Faulty("sent", faults)] : Array.Empty<CardElement>(),
                .. view.Open is { } open
                    ? QuestionParts.Ask(view.Question, open, view.Replaces ? Replaces : QuestionParts.Kept)
                    : QuestionParts.Ask(view.Question, view.Replaces ? Replaces : QuestionParts.Kept),
                new Container([Row(Press("Show today’s position", DigestData.Position()))]) { Separator = true, Spacing = Spacing.Medium },
            ],
        };
}

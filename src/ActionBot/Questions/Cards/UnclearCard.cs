using ActionBot.Conversation.Cards;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Questions.Cards;

/// <summary>What is said of a question that was not understood, or that may mean several things.</summary>
internal static class UnclearCard
{
    private const int MostWords = 5,
        MostOfWord = 30,
        MostOfTitle = 36;

    /// <summary>Draws the meanings of a question to choose from.</summary>
    public static AdaptiveCard Draw(Reading.Several several)
    {
        var headline = $"Which “{British.Shorten(several.Word, MostOfWord)}” do you mean?";
        return new()
        {
            FallbackText = headline,
            Body =
            [
                Heading(CardText.Escape(headline)),
                new TextBlock("It is the name of more than one thing.") { Spacing = Spacing.Small },
                .. several
                    .Choices.Select(c => AnswerCard.Ask(British.Shorten(c.Title, MostOfTitle), c.Question))
                    .OfType<SubmitAction>()
                    .Select(b => Row(b)),
            ],
        };
    }

    /// <summary>Draws what was not understood, with the nearest questions.</summary>
    public static AdaptiveCard Draw(Reading.NotUnderstood not) =>
        new()
        {
            FallbackText = $"{Sentences.NotUnderstood}. {Says(not)}",
            Body =
            [
                Heading(Sentences.NotUnderstood),
                new TextBlock(CardText.Escape(Says(not))) { Spacing = Spacing.Small },
                .. not.Near.Count == 0 ? Array.Empty<CardElement>() : [Muted("I can answer:") with { Spacing = Spacing.Medium }],
                .. not.Near.Select(n => Row(Suggest(n))),
            ],
        };

    /// <summary>Which words are not known, as a sentence. Plain text.</summary>
    public static string Says(Reading.NotUnderstood not)
    {
        if (not.Says is { } says)
            return says;
        var words = not.Words.Distinct().Take(MostWords).Select(w => $"“{British.Shorten(w, MostOfWord)}”").ToList();
        return words.Count == 0 ? "Ask what is overdue, due, blocked or undated, and where." : $"I do not know {British.List(words)}.";
    }

    private static SubmitAction Suggest(string text)
    {
        var data = Data(AnswerCard.Verb);
        data["text"] = text;
        return Press(British.Shorten(char.ToUpperInvariant(text[0]) + text[1..], MostOfTitle), data);
    }
}

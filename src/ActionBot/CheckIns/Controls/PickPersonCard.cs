using System.Text.Json.Nodes;
using ActionBot.Access;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Controls;

/// <summary>Asks which of a few people was meant.</summary>
internal static class PickPersonCard
{
    private const int Most = 5,
        MostTyped = 40,
        MostOfButton = 34;

    /// <summary>What is wanted, as a sentence; also the words of the notification.</summary>
    public const string Headline = "Whom do you mean?";

    /// <summary>Draws it.</summary>
    /// <param name="typed">What was typed as the name.</param>
    /// <param name="match">The people who may be meant.</param>
    /// <param name="example">What can be typed instead, with an address.</param>
    /// <param name="data">What the button of a person sends.</param>
    public static AdaptiveCard Draw(string typed, PersonMatch match, string example, Func<Person, JsonObject> data)
    {
        var people = (match.Fits.Count > 0 ? match.Fits : match.Nearest).Take(Most).ToList();
        return new()
        {
            FallbackText = Headline,
            Body =
            [
                Heading(Headline),
                new TextBlock(CardText.Escape(Found(typed, match))) { Spacing = Spacing.Small },
                .. people.SelectMany(p => Choice(p, people, data)),
                Muted(CardText.Escape($"Or type the address: “{example}”.")) with
                {
                    Spacing = Spacing.Medium,
                },
            ],
        };
    }

    /// <summary>For a name that is like nobody's within the reader's reach, whether somebody else has it or not.</summary>
    public static string Nobody(string typed, string example) =>
        (
            typed.Contains('@')
                ? "No one with that address is in the register."
                : $"I know nobody called “{British.Shorten(typed, MostTyped)}”."
        ) + $" Give a name of your areas and boards, or somebody’s whole address, such as “{example}”.";

    // Who shares a name with another one is told apart by the address.
    private static IEnumerable<CardElement> Choice(Person person, List<Person> people, Func<Person, JsonObject> data) =>
        [
            .. people.Count(p => p.Name == person.Name) == 1
                ? Array.Empty<CardElement>()
                : [Muted(CardText.Escape(CardText.Breakable(person.Email))) with { Spacing = Spacing.Medium }],
            Row(Press(British.Shorten(CardText.Plain(person.Name), MostOfButton), data(person)) with { Tooltip = person.Email }),
        ];

    private static string Found(string typed, PersonMatch match)
    {
        var name = British.Shorten(typed, MostTyped);
        return match.Fits.Count > Most ? $"{match.Fits.Count:N0} people fit “{name}”. These are the first."
            : match.Fits.Count > 0 ? $"{match.Fits.Count:N0} people fit “{name}”."
            : $"I know nobody called “{name}”. The nearest {(match.Nearest.Count == 1 ? "is" : "are")}:";
    }
}

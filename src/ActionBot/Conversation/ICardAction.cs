using System.Text.Json;
using ActionBot.Domain.Register;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

/// <summary>What a feature does when a button with its verb is pressed.</summary>
public interface ICardAction
{
    /// <summary>The verb in the card's data, such as "checkin.answer".</summary>
    string Verb { get; }

    /// <summary>
    /// Whether it may be pressed in a channel or group, where everybody sees the card. What is said to one person there goes to
    /// their own chat.
    /// </summary>
    bool InChannels => false;

    /// <summary>Whether it is for this press: two features may share a verb and tell its data apart.</summary>
    bool Takes(PressData data) => true;

    /// <summary>
    /// Does it within the turn's transaction. It may run again when it loses a race, so it keeps nothing outside the database.
    /// </summary>
    Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken);
}

/// <summary>What a feature does once somebody has the app, for the first time or again.</summary>
public interface IInstallationStep
{
    Task OnInstalledAsync(Person person, bool again, CancellationToken cancellationToken);
}

/// <summary>A pressed button: who pressed it is signed, everything in the data may be forged.</summary>
public sealed record CardPress(Person Person, TeamsTurn Turn, PressData Data);

/// <summary>The data of a pressed button with the inputs merged into it.</summary>
public sealed class PressData(JsonElement data)
{
    private const int MostText = 4000;

    /// <summary>The version of the data's shape; cards of another one are answered with today's card.</summary>
    public const int Shape = 1;

    public string? Verb => this["verb"];

    public int Version => Number("card") ?? 0;

    /// <summary>A value as text, or null. Longer texts than any field takes are cut, so that nothing large is carried on.</summary>
    public string? this[string name] =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) ? Text(value) : null;

    public int? Number(string name) => int.TryParse(this[name], out var number) ? number : null;

    /// <summary>The given fields that have a value.</summary>
    public IReadOnlyDictionary<string, string> Fields(IEnumerable<string> names) =>
        names
            .Select(n => (Name: n, Value: this[n]))
            .Where(f => !string.IsNullOrWhiteSpace(f.Value))
            .ToDictionary(f => f.Name, f => f.Value!);

    private static string? Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > MostText } ? text[..MostText] : text;
    }
}

/// <summary>What the bot says to a turn: a card or a text, in the place of the pressed card or as a new message.</summary>
public sealed record CardReply
{
    public AdaptiveCard? Card { get; private init; }

    public string? Text { get; private init; }

    /// <summary>What a notification shows.</summary>
    public string? Summary { get; private init; }

    /// <summary>Whether it takes the place of the card that was pressed.</summary>
    public bool InPlace { get; private init; }

    /// <summary>Whether nothing is to be said: somebody who presses what is not theirs in a channel is not exposed there.</summary>
    public bool IsSilent { get; private init; }

    /// <summary>Says nothing.</summary>
    public static CardReply Silence { get; } = new() { Text = Cards.Sentences.SeeBelow, IsSilent = true };

    public static CardReply Replace(AdaptiveCard card) => new() { Card = card, InPlace = true };

    public static CardReply New(AdaptiveCard card, string summary) => new() { Card = card, Summary = summary };

    public static CardReply Say(string text) => new() { Text = text };

    /// <summary>The same as a message of its own, where it is not to change what was pressed.</summary>
    public CardReply Apart(string summary) => this with { InPlace = false, Summary = Summary ?? summary };
}

using ActionBot.Teams.Cards;

namespace ActionBot.Conversation;

/// <summary>What the bot says to a turn: a card or a text, in the place of the pressed card or as a new message.</summary>
internal sealed record CardReply
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

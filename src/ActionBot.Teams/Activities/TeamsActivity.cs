using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Activities;

/// <summary>
/// An activity as Teams sends it. It promises nothing: every member may be absent, and members it does not name are kept
/// in <see cref="More"/>. What is sent is an <see cref="OutboundActivity"/>, a different type.
/// </summary>
public sealed record TeamsActivity
{
    /// <summary>The kind of activity; see <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The activity's id, unique in its conversation. A repeated delivery carries the same id.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel sent it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The base address of the Connector to answer at. Equal to the token's <c>serviceurl</c> claim once checked.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The channel; <c>msteams</c> once checked.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who sent it.</summary>
    public TeamsAccount? From { get; init; }

    /// <summary>Whom it was sent to: this bot.</summary>
    public TeamsAccount? Recipient { get; init; }

    /// <summary>The conversation it was sent in.</summary>
    public TeamsConversation? Conversation { get; init; }

    /// <summary>The text of a message, with its mentions; see <see cref="ActivityText.PlainText"/>.</summary>
    public string? Text { get; init; }

    /// <summary>How <see cref="Text"/> is written: <c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>The sender's locale, such as <c>en-GB</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The name of an invoke; see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>What an installation update did: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The activity this one answers: for a card's answer, the message that holds the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The data of an invoke or of a card's submit. The client writes it: never an identity or a permission.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>What Teams adds.</summary>
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>Who joined, for a conversation update.</summary>
    public IReadOnlyList<TeamsAccount?>? MembersAdded { get; init; }

    /// <summary>Who left, for a conversation update.</summary>
    public IReadOnlyList<TeamsAccount?>? MembersRemoved { get; init; }

    /// <summary>Reactions added to the bot's message.</summary>
    public IReadOnlyList<MessageReaction?>? ReactionsAdded { get; init; }

    /// <summary>Reactions taken from the bot's message.</summary>
    public IReadOnlyList<MessageReaction?>? ReactionsRemoved { get; init; }

    /// <summary>Mentions, client information and other entities, each of a shape of its own.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Members this type does not name, as they arrived.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }
}

/// <summary>A reaction to a message.</summary>
/// <param name="Type">The reaction, such as <c>like</c> or <c>heart</c>.</param>
public sealed record MessageReaction(string? Type);

using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionBot.Teams.Activities;

/// <summary>
/// An activity to send. Immutable; <see cref="FromJson"/> gives back exactly what <see cref="ToJson"/> wrote, so it can be
/// stored as text before it is sent.
/// </summary>
public sealed record OutboundActivity
{
    /// <summary>The kind of activity; a message unless said otherwise.</summary>
    public string Type { get; init; } = ActivityTypes.Message;

    /// <summary>The text; may be absent when there is an attachment.</summary>
    public string? Text { get; init; }

    /// <summary>How <see cref="Text"/> is written: <see cref="TextFormats.Markdown"/> or <see cref="TextFormats.Plain"/>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a notification and a chat list show of a message that is a card.</summary>
    public string? Summary { get; init; }

    /// <summary>The message this one answers; must be set when it is sent as a reply.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>The one person who is to see a targeted message.</summary>
    public OutboundAccount? Recipient { get; init; }

    /// <summary>Cards and other attachments.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions of people in <see cref="Text"/>.</summary>
    public IReadOnlyList<Mention>? Entities { get; init; }

    /// <summary>What Teams itself reads, such as <c>{"notification":{"alert":true}}</c>.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>A message of markdown text.</summary>
    public static OutboundActivity Markdown(string text) => new() { Text = text, TextFormat = TextFormats.Markdown };

    /// <summary>A message of plain text, shown as it is.</summary>
    public static OutboundActivity Plain(string text) => new() { Text = text, TextFormat = TextFormats.Plain };

    /// <summary>A message that is one Adaptive Card.</summary>
    /// <param name="content">The card.</param>
    /// <param name="summary">What notifications show in its place.</param>
    public static OutboundActivity Card(JsonElement content, string? summary = null) =>
        new() { Attachments = [Attachment.Card(content)], Summary = summary };

    /// <inheritdoc cref="Card(JsonElement, string?)"/>
    public static OutboundActivity Card(JsonNode content, string? summary = null) =>
        new() { Attachments = [Attachment.Card(content)], Summary = summary };

    /// <summary>The wire form of this activity.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ActivityJson.Wire.OutboundActivity);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not an outbound activity.</exception>
    public static OutboundActivity FromJson(string json) =>
        JsonSerializer.Deserialize(json, ActivityJson.Wire.OutboundActivity)
        ?? throw new JsonException("An outbound activity was expected, not null.");
}

/// <summary>How the text of a message is written (Activity protocol, <c>textFormat</c>).</summary>
public static class TextFormats
{
    /// <summary>Teams' subset of markdown.</summary>
    public const string Markdown = "markdown";

    /// <summary>No markup.</summary>
    public const string Plain = "plain";
}

/// <summary>A user or bot named in an outbound activity.</summary>
/// <param name="Id">The channel's id: <c>29:…</c>, <c>28:…</c> or, where Teams allows it, an Entra object id.</param>
/// <param name="Name">The name shown.</param>
public sealed record OutboundAccount(string Id, string? Name = null);

/// <summary>A mention of a person; <paramref name="Text"/> must occur in the message exactly as it stands here.</summary>
/// <param name="Mentioned">Who is mentioned.</param>
/// <param name="Text">The marked-up name, <c>&lt;at&gt;Name&lt;/at&gt;</c>.</param>
public sealed record Mention(OutboundAccount Mentioned, string Text)
{
    /// <summary>The kind of entity.</summary>
    public string Type { get; init; } = "mention";

    /// <summary>A mention of a person by name.</summary>
    public static Mention Of(string id, string name) => new(new OutboundAccount(id, name), $"<at>{name}</at>");
}

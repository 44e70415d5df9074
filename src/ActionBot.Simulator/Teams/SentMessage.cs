using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>What a message was from one instant on, kept as it arrived.</summary>
public sealed record MessageVersion(DateTimeOffset At, string Json)
{
    public JsonObject Activity => JsonNode.Parse(Json)!.AsObject();
}

/// <summary>A message of the bot with every version it had; <see cref="To"/> is null outside a personal chat.</summary>
public sealed record SentMessage(
    long Number,
    string ConversationId,
    string ActivityId,
    FakePerson? To,
    ImmutableArray<MessageVersion> Versions,
    bool Deleted = false
)
{
    public DateTimeOffset ArrivedAt => Versions[0].At;

    /// <summary>The message as it stands now.</summary>
    public JsonObject Activity => Versions[^1].Activity;

    public string? Text => Activity["text"]?.GetValue<string>();

    public string? Summary => Activity["summary"]?.GetValue<string>();

    /// <summary>The Adaptive Card as it stands now, if the message has one.</summary>
    public JsonObject? Card =>
        Activity["attachments"]
            ?.AsArray()
            .OfType<JsonObject>()
            .FirstOrDefault(attachment => attachment["contentType"]?.GetValue<string>() == "application/vnd.microsoft.card.adaptive")
            ?["content"]?.AsObject();
}

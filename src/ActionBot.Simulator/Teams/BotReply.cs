using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>What the bot answered to an activity.</summary>
public sealed record BotReply(int Status, string Text)
{
    /// <summary>The answer as JSON, or null if it is empty.</summary>
    public JsonNode? Body => Text.Length == 0 ? null : JsonNode.Parse(Text);
}

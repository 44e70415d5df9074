using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Activities;

/// <summary>What Teams adds to an activity, in its <c>channelData</c>.</summary>
public sealed record TeamsChannelData
{
    /// <summary>The tenant the activity was sent in.</summary>
    public TeamsReference? Tenant { get; init; }

    /// <summary>The team, for activities of a channel.</summary>
    public TeamsReference? Team { get; init; }

    /// <summary>The channel, for activities of a channel.</summary>
    public TeamsReference? Channel { get; init; }

    /// <summary>What happened, for conversation updates: <c>channelCreated</c>, <c>teamRenamed</c> and so on.</summary>
    public string? EventType { get; init; }

    /// <summary>Members this type does not name, as they arrived.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }
}

/// <summary>A tenant, team or channel named in channel data.</summary>
public sealed record TeamsReference
{
    /// <summary>The id: a GUID for a tenant, <c>19:…</c> for a team or channel.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown in Teams.</summary>
    public string? Name { get; init; }

    /// <summary>The Entra group of a team.</summary>
    public string? AadGroupId { get; init; }

    /// <summary>Members this type does not name, as they arrived.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; init; }
}

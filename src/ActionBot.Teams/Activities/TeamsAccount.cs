using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Activities;

/// <summary>A user or bot as the channel names it (Activity protocol, channel account).</summary>
public sealed record TeamsAccount
{
    /// <summary>The channel's id: <c>29:…</c> for a user (unique to this bot) or <c>28:{app id}</c> for a bot.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown in Teams; never an identity.</summary>
    public string? Name { get; init; }

    /// <summary>The Entra object id of a user; absent for bots.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>
    /// The tenant of the account, where the channel names it: another one than the activity's for people of other tenants.
    /// </summary>
    public string? TenantId { get; init; }

    /// <summary>Members this type does not name, as they arrived.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Connector;

/// <summary>The JSON the Connector answers with.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Resource))]
[JsonSerializable(typeof(TeamsMember))]
[JsonSerializable(typeof(MembersPage))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    /// <summary>The resource a call made; every member null when the body is empty or not of this shape.</summary>
    public static Resource ReadResource(string body)
    {
        try
        {
            return body.Length == 0
                ? Connector.Resource.None
                : JsonSerializer.Deserialize(body, Default.Resource) ?? Connector.Resource.None;
        }
        catch (JsonException)
        {
            return Connector.Resource.None;
        }
    }
}

/// <summary>Connector v3, ResourceResponse and ConversationResourceResponse.</summary>
internal sealed record Resource(string? Id, string? ActivityId, string? ServiceUrl)
{
    public static Resource None { get; } = new(null, null, null);
}

/// <summary>Connector v3, PagedMembersResult.</summary>
internal sealed record MembersPage(IReadOnlyList<TeamsMember>? Members, string? ContinuationToken);

using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>Members and channels as the Connector lists them.</summary>
internal sealed class Roster(Tenant tenant, string tenantId)
{
    private const int SmallestPage = 50;
    private const int LargestPage = 500;
    private const int UsualPage = 200;

    public IResult Member(string conversationId, string memberId)
    {
        if (tenant.Conversation(conversationId) is not { } conversation)
            return ConnectorErrors.NoConversation;
        if (Refuse(conversation) is { } refusal)
            return refusal;
        return tenant.Find(memberId) is { } person && conversation.Members.Contains(person)
            ? Reply.Json(200, Account(person))
            : ConnectorErrors.NoMember;
    }

    public IResult Page(string conversationId, int? pageSize, string? continuationToken)
    {
        if (tenant.Conversation(conversationId) is not { } conversation)
            return ConnectorErrors.NoConversation;
        if (Refuse(conversation) is { } refusal)
            return refusal;
        var from = 0;
        if (continuationToken is not null && !int.TryParse(continuationToken, CultureInfo.InvariantCulture, out from))
            return ConnectorErrors.BadArgument("The continuation token is not valid.");
        var until = Math.Min(from + Math.Clamp(pageSize ?? UsualPage, SmallestPage, LargestPage), conversation.Members.Length);
        var page = new JsonObject { ["members"] = new JsonArray([.. conversation.Members.Take(from..until).Select(Account)]) };
        if (until < conversation.Members.Length)
            page["continuationToken"] = until.ToString(CultureInfo.InvariantCulture);
        return Reply.Json(200, page);
    }

    public IResult Channels(string teamId)
    {
        var channels = tenant.ChannelsOf(teamId);
        return channels.Count == 0
            ? ConnectorErrors.NoConversation
            : Reply.Json(
                200,
                new JsonObject
                {
                    // The General channel has no name here.
                    ["conversations"] = new JsonArray([
                        .. channels.Select(channel =>
                            channel.Id == teamId
                                ? new JsonObject { ["id"] = channel.Id }
                                : new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name }
                        ),
                    ]),
                }
            );
    }

    private IResult? Refuse(Conversation conversation) =>
        conversation.Channel is { } channel ? ChannelRefusals.Of(conversation, tenant.ConditionOf(channel.Team), writes: false)
        : conversation.With is { } person && !tenant.IsInstalled(person) ? ConnectorErrors.NotInRoster
        : null;

    private JsonNode Account(FakePerson person) =>
        tenant.Described(
            person,
            new JsonObject
            {
                ["id"] = person.UserId,
                ["name"] = person.Name,
                ["aadObjectId"] = person.AadObjectId,
                ["email"] = person.Email,
                ["userPrincipalName"] = person.Email,
                ["tenantId"] = person.HomeTenantId ?? tenantId,
                ["userRole"] = person.Role,
            }
        );
}

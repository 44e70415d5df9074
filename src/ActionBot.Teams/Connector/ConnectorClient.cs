using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Limits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams.Connector;

/// <summary>
/// The Connector's REST interface, version 3. Every call names the service URL it goes to, which is the newest one an
/// activity of the conversation brought. A call is tried once (twice when the first token is refused); retrying over time
/// is for the caller, as <see cref="SendOutcome.Reaction"/> says. The token goes to allowed hosts only.
/// </summary>
/// <param name="http">The client; it must not follow redirects.</param>
/// <param name="tokens">The bot's tokens.</param>
/// <param name="limiter">Keeps the bot within the limits of Teams.</param>
/// <param name="options">The channel's settings.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class ConnectorClient(
    HttpClient http,
    AppTokens tokens,
    SendLimiter limiter,
    IOptions<TeamsOptions> options,
    TimeProvider time,
    ILogger<ConnectorClient> logger
)
{
    private const int PageSize = 200;

    private readonly ConnectorHttp connector = new(http, tokens, limiter, options.Value, time, logger);

    /// <summary>Creates a conversation, or finds the personal one that exists.</summary>
    /// <returns><see cref="SendOutcome.Created"/>, or the failure.</returns>
    public async Task<SendOutcome> CreateConversationAsync(
        Uri serviceUrl,
        NewConversation conversation,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var body = conversation.ToJson(options.Value.AppId).ToJsonString(ActivityJson.Wire.Options);
        if (MessageSize.Refuse(body, logger) is { } tooLarge)
            return tooLarge;

        var result = await connector.CallAsync(ConnectorCall.Conversations(serviceUrl, body), cancellationToken);
        if (result.Failure is not null)
            return result.Failure;

        // Without an id that can be used, the conversation cannot: it may exist, and is asked for again.
        var created = ConnectorJson.ReadResource(result.Body);
        return created.Id is { } id && WireId.IsSoundConversation(id)
            ? new SendOutcome.Created(id, created.ActivityId, AllowedUrl(created.ServiceUrl))
            : new SendOutcome.Transient(Status: null, MayHaveArrived: true);
    }

    /// <summary>Sends a message into a conversation.</summary>
    /// <returns><see cref="SendOutcome.Sent"/>, or the failure.</returns>
    public Task<SendOutcome> SendAsync(
        Uri serviceUrl,
        string conversationId,
        OutboundActivity activity,
        CancellationToken cancellationToken
    ) => WriteAsync(CallKind.Message, HttpMethod.Post, serviceUrl, conversationId, activityId: null, activity, cancellationToken);

    /// <summary>Sends a message as the answer to another; its <see cref="OutboundActivity.ReplyToId"/> is set to that one's id.</summary>
    /// <returns><see cref="SendOutcome.Sent"/>, or the failure.</returns>
    public Task<SendOutcome> ReplyAsync(
        Uri serviceUrl,
        string conversationId,
        string activityId,
        OutboundActivity activity,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(activity);
        return WriteAsync(
            CallKind.Message,
            HttpMethod.Post,
            serviceUrl,
            conversationId,
            activityId,
            activity with
            {
                ReplyToId = activityId,
            },
            cancellationToken
        );
    }

    /// <summary>Replaces a message of the bot, for everybody who sees it.</summary>
    /// <returns><see cref="SendOutcome.Sent"/>, or the failure.</returns>
    public Task<SendOutcome> UpdateAsync(
        Uri serviceUrl,
        string conversationId,
        string activityId,
        OutboundActivity activity,
        CancellationToken cancellationToken
    ) => WriteAsync(CallKind.Change, HttpMethod.Put, serviceUrl, conversationId, activityId, activity, cancellationToken);

    /// <summary>Deletes a message of the bot.</summary>
    /// <returns><see cref="SendOutcome.Sent"/> with the deleted message's id, or the failure.</returns>
    public async Task<SendOutcome> DeleteAsync(
        Uri serviceUrl,
        string conversationId,
        string activityId,
        CancellationToken cancellationToken
    )
    {
        var call = ConnectorCall.Activity(CallKind.Change, HttpMethod.Delete, serviceUrl, conversationId, activityId, body: null);
        return (await connector.CallAsync(call, cancellationToken)).Failure ?? new SendOutcome.Sent(activityId);
    }

    /// <summary>A member of a conversation; null when there is no such member.</summary>
    /// <param name="serviceUrl">The Connector.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="memberId">The channel's user id, or an Entra object id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RosterException">The service did not answer the question.</exception>
    public async Task<TeamsMember?> GetMemberAsync(
        Uri serviceUrl,
        string conversationId,
        string memberId,
        CancellationToken cancellationToken
    )
    {
        var result = await connector.CallAsync(ConnectorCall.Member(serviceUrl, conversationId, memberId), cancellationToken);
        return result.Failure is SendOutcome.Rejected { Status: 404 } ? null : Read(result, ConnectorJson.Default.TeamsMember);
    }

    /// <summary>The members of a conversation, fetched page by page as they are read.</summary>
    /// <exception cref="RosterException">The service did not give a page.</exception>
    public async IAsyncEnumerable<TeamsMember> GetMembersAsync(
        Uri serviceUrl,
        string conversationId,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        string? continuation = null;
        do
        {
            var call = ConnectorCall.Members(serviceUrl, conversationId, PageSize, continuation);
            var page = Read(await connector.CallAsync(call, cancellationToken), ConnectorJson.Default.MembersPage);
            foreach (var member in page.Members ?? [])
                yield return member;

            continuation = page.ContinuationToken;
        } while (!string.IsNullOrEmpty(continuation));
    }

    private async Task<SendOutcome> WriteAsync(
        CallKind kind,
        HttpMethod method,
        Uri serviceUrl,
        string conversationId,
        string? activityId,
        OutboundActivity activity,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(activity);
        var body = activity.ToJson();
        if (MessageSize.Refuse(body, logger) is { } tooLarge)
            return tooLarge;

        var result = await connector.CallAsync(
            ConnectorCall.Activity(kind, method, serviceUrl, conversationId, activityId, body),
            cancellationToken
        );
        return result.Failure
            ?? new SendOutcome.Sent(ConnectorJson.ReadResource(result.Body).Id ?? (kind == CallKind.Change ? activityId : null));
    }

    // What the service answers is no reason to send a token to a stranger later.
    private Uri? AllowedUrl(string? url) => ServiceHosts.Allowed(options.Value.AllowedServiceHosts, url);

    private static T Read<T>(CallResult result, JsonTypeInfo<T> type)
        where T : class
    {
        if (result.Failure is not null)
            throw new RosterException(result.Failure);

        try
        {
            return JsonSerializer.Deserialize(result.Body, type) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RosterException(new SendOutcome.Transient(Status: null, MayHaveArrived: true));
        }
    }
}

using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Connector;

/// <summary>What a call is for: it decides which limits apply and what a bare 404 means.</summary>
internal enum CallKind
{
    Create,
    Message,
    Change,
    Read,
}

/// <summary>One request to the Connector.</summary>
internal sealed record ConnectorCall(CallKind Kind, HttpMethod Method, Uri ServiceUrl, string Path)
{
    /// <summary>The conversation, for a message or a change.</summary>
    public string? ConversationId { get; init; }

    /// <summary>False when an id in the path cannot stand there: then the call must not be made.</summary>
    public bool IsAddressable { get; private init; } = true;

    /// <summary>The JSON body; null for none.</summary>
    public string? Body { get; init; }

    // A service URL may or may not end in a slash, and may hold a path of its own.
    public Uri Address => new(ServiceUrl.AbsoluteUri.TrimEnd('/') + Path);

    public static ConnectorCall Conversations(Uri serviceUrl, string body) =>
        new(CallKind.Create, HttpMethod.Post, serviceUrl, "/v3/conversations") { Body = body };

    public static ConnectorCall Activity(
        CallKind kind,
        HttpMethod method,
        Uri serviceUrl,
        string conversationId,
        string? activityId,
        string? body
    )
    {
        var path = $"/v3/conversations/{Escape(conversationId)}/activities";
        return new(kind, method, serviceUrl, activityId is null ? path : $"{path}/{Escape(activityId)}")
        {
            ConversationId = conversationId,
            Body = body,
            IsAddressable = WireId.IsSoundConversation(conversationId) && (activityId is null || WireId.IsSound(activityId)),
        };
    }

    public static ConnectorCall Member(Uri serviceUrl, string conversationId, string memberId) =>
        new(CallKind.Read, HttpMethod.Get, serviceUrl, $"/v3/conversations/{Escape(conversationId)}/members/{Escape(memberId)}")
        {
            IsAddressable = WireId.IsSoundConversation(conversationId) && WireId.IsSound(memberId),
        };

    public static ConnectorCall Members(Uri serviceUrl, string conversationId, int pageSize, string? continuation) =>
        new(
            CallKind.Read,
            HttpMethod.Get,
            serviceUrl,
            $"/v3/conversations/{Escape(conversationId)}/pagedmembers?pageSize={pageSize}"
                + (continuation is null ? "" : $"&continuationToken={Escape(continuation)}")
        )
        {
            IsAddressable = WireId.IsSoundConversation(conversationId),
        };

    // Ids hold ':', '@' and ';'.
    private static string Escape(string id) => Uri.EscapeDataString(id);
}

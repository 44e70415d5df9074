using System.Net;

namespace ActionBot.Teams.Connector;

/// <summary>Turns an unsuccessful answer into an outcome: by its code where it is a known one, else by its status.</summary>
internal static class Rejections
{
    /// <summary>The Connector of the GCC cloud, for a tenant that must not use the public one.</summary>
    public static Uri GccService { get; } = new("https://smba.infra.gcc.teams.microsoft.com/teams");

    private static readonly Dictionary<string, RejectionKind> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BotNotRegistered"] = RejectionKind.NotRegistered,
        ["BotDisabledByAdmin"] = RejectionKind.DisabledByAdmin,
        ["BotNotInConversationRoster"] = RejectionKind.NotInRoster,
        ["ConversationBlockedByUser"] = RejectionKind.Blocked,
        ["MessageWritesBlocked"] = RejectionKind.Blocked,
        ["209"] = RejectionKind.Blocked,
        ["ForbiddenOperationException"] = RejectionKind.NotInstalled,
        ["InvalidBotApiHost"] = RejectionKind.WrongHost,
        ["NotEnoughPermissions"] = RejectionKind.NotPermitted,
        ["ActivityNotFoundInConversation"] = RejectionKind.MessageGone,
        ["ConversationNotFound"] = RejectionKind.ConversationGone,
        ["MessageSizeTooBig"] = RejectionKind.TooLarge,
    };

    public static SendOutcome Read(int status, string body, TimeSpan? retryAfter, CallKind call) =>
        (HttpStatusCode)status switch
        {
            HttpStatusCode.TooManyRequests => new SendOutcome.Throttled(
                retryAfter ?? Limits.SendLimiter.UnstatedWait,
                Limits.ThrottleScope.Conversation
            )
            {
                IsUnstated = retryAfter is null,
            },
            HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable => new SendOutcome.Transient(
                status,
                MayHaveArrived: false
            )
            {
                RetryAfter = retryAfter,
            },
            HttpStatusCode.RequestTimeout or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new SendOutcome.Transient(
                status,
                MayHaveArrived: true
            )
            {
                RetryAfter = retryAfter,
            },
            _ => Rejected(status, ConnectorError.Parse(body), call),
        };

    private static SendOutcome.Rejected Rejected(int status, ConnectorError error, CallKind call)
    {
        var kind = status is >= 400 and < 500 && Codes.TryGetValue(error.Code, out var known) ? known : ByStatus(status, call);
        return new SendOutcome.Rejected(kind, status, error.Code, error.Message)
        {
            UseInstead = kind == RejectionKind.WrongHost ? GccService : null,
        };
    }

    private static RejectionKind ByStatus(int status, CallKind call) =>
        status switch
        {
            401 => RejectionKind.NotRegistered,
            403 => RejectionKind.NotPermitted,
            404 when call == CallKind.Change => RejectionKind.MessageGone,
            404 => RejectionKind.ConversationGone,
            413 => RejectionKind.TooLarge,
            >= 400 and < 500 => RejectionKind.BadPayload,
            _ => RejectionKind.ServiceError,
        };
}

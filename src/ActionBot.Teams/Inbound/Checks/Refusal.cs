using Microsoft.AspNetCore.Http;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>Why a request is refused. The caller learns the status only; the log learns this.</summary>
internal enum Refusal
{
    None,

    // 401: there is no token that could be trusted.
    NotConfigured,
    NoBearerToken,
    MalformedToken,
    Algorithm,
    Issuer,
    UnknownKey,
    Signature,
    Lifetime,
    Audience,
    InvalidToken,

    // 403: the token is good, for something else.
    Channel,
    Endorsement,
    ServiceUrl,
    ServiceHost,
    Tenant,
}

internal static class Refusals
{
    public static int Status(this Refusal refusal) =>
        refusal < Refusal.Channel ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
}

using ActionBot.Teams.Limits;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams;

/// <summary>What this project logs: ids, counts and kinds; never text, names or tokens.</summary>
internal static partial class TeamsLog
{
    [LoggerMessage(
        101,
        LogLevel.Warning,
        "Teams is not configured: every request is refused until Teams:AppId and Teams:TenantIds are set"
    )]
    public static partial void NotConfigured(ILogger logger);

    [LoggerMessage(102, LogLevel.Warning, "A request was refused: {Refusal} (activity {ActivityId})")]
    public static partial void Refused(ILogger logger, Enum refusal, string? activityId);

    [LoggerMessage(103, LogLevel.Information, "The issuer's signing keys were read: {Count}")]
    public static partial void KeysRefreshed(ILogger logger, int count);

    [LoggerMessage(104, LogLevel.Error, "The issuer's signing keys could not be read ({Fault}); the ones at hand are kept")]
    public static partial void KeysUnavailable(ILogger logger, string fault);

    [LoggerMessage(105, LogLevel.Error, "The bot failed on a {Type} (activity {ActivityId})")]
    public static partial void TurnFailed(ILogger logger, Exception exception, string? type, string? activityId);

    [LoggerMessage(106, LogLevel.Error, "The bot took longer than the Bot Service waits on a {Type} (activity {ActivityId})")]
    public static partial void TurnTooLate(ILogger logger, string? type, string? activityId);

    [LoggerMessage(110, LogLevel.Warning, "An activity was refused: its {Field} cannot be used as an id (activity {ActivityId})")]
    public static partial void BadId(ILogger logger, string field, string? activityId);

    [LoggerMessage(111, LogLevel.Warning, "{Count} more requests were refused in the last minute")]
    public static partial void MoreRefused(ILogger logger, int count);

    [LoggerMessage(
        210,
        LogLevel.Error,
        "Teams serves this tenant at {Host}, which Teams:AllowedServiceHosts does not list: its messages fail until it is added there"
    )]
    public static partial void OtherHostNotAllowed(ILogger logger, string? host);

    [LoggerMessage(211, LogLevel.Error, "A call of the Connector was not made: an id in its address cannot be used")]
    public static partial void IdNotUsable(ILogger logger);

    [LoggerMessage(212, LogLevel.Warning, "An answer of the Connector (status {Status}) is longer than {Limit} bytes and is not read")]
    public static partial void AnswerTooLong(ILogger logger, int status, int limit);

    [LoggerMessage(201, LogLevel.Warning, "A call of the Connector was rejected: {Kind} (status {Status})")]
    public static partial void Rejected(ILogger logger, Enum kind, int? status);

    [LoggerMessage(202, LogLevel.Warning, "A call of the Connector failed for now (status {Status}, may have arrived: {MayHaveArrived})")]
    public static partial void Transient(ILogger logger, int? status, bool mayHaveArrived);

    [LoggerMessage(203, LogLevel.Warning, "Teams throttles the {Scope} for {Seconds} s")]
    public static partial void Throttled(ILogger logger, ThrottleScope scope, double seconds);

    [LoggerMessage(204, LogLevel.Error, "A call of the Connector was not made: its host is not in Teams:AllowedServiceHosts")]
    public static partial void HostNotAllowed(ILogger logger);

    [LoggerMessage(205, LogLevel.Error, "A message of {Bytes} bytes was not sent: the limit is {Limit}")]
    public static partial void MessageTooLarge(ILogger logger, int bytes, int limit);

    [LoggerMessage(206, LogLevel.Warning, "A message of {Bytes} bytes is large for Teams")]
    public static partial void MessageLarge(ILogger logger, int bytes);

    [LoggerMessage(207, LogLevel.Error, "No token for the Connector: {Fault} ({Code})")]
    public static partial void TokenRefused(ILogger logger, Enum fault, string code);
}

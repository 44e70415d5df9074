using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>The error answers of the Connector, in the two shapes it has.</summary>
internal static class ConnectorErrors
{
    public static IResult Unauthorized =>
        Reply.Json(401, new JsonObject { ["message"] = "Authorization has been denied for this request." });

    public static IResult NotInstalled => Error(403, "ForbiddenOperationException", "The bot is not installed in user's personal scope");

    public static IResult NotInRoster => Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static IResult NoConversation => Error(404, "ConversationNotFound", "Conversation not found.");

    public static IResult NoActivity => Error(404, "ActivityNotFoundInConversation", "Activity was not found in the conversation.");

    public static IResult NoMember => Error(404, "MemberNotFoundInConversation", "The specified member was not found in the conversation.");

    public static IResult ReadOnly => Error(403, "NotEnoughPermissions", "The thread is archived and takes no messages.");

    public static IResult TooBig => Error(413, "MessageSizeTooBig", "Message size too large.");

    /// <summary>The Teams form: a number, and JSON inside a string.</summary>
    public static IResult Blocked =>
        Reply.Json(
            403,
            new JsonObject
            {
                ["errorCode"] = 209,
                ["message"] = """
                {
                  "subCode": "MessageWritesBlocked",
                  "details": "Thread is not writable: the user has blocked the conversation with the bot.",
                  "errorCode": null,
                  "errorSubCode": null
                }
                """,
            }
        );

    public static IResult BadArgument(string message) => Error(400, "BadArgument", message);

    public static IResult Error(int status, string code, string message) =>
        Reply.Json(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
            }
        );

    public static IResult Throttled(HttpContext http, TimeSpan? retryAfter)
    {
        Wait(http, retryAfter);
        return Error(429, "Throttled", "API calls quota exceeded! maximum admitted exceeded.");
    }

    /// <summary>Says when to come again, where there is a time.</summary>
    public static void Wait(HttpContext http, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}

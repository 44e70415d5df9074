using System.Net.Mime;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Inbound.Checks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams.Inbound;

/// <summary>
/// POST /api/messages. In this order: token, body, activity, turn; nothing after a check runs when the check fails.
/// </summary>
internal sealed class MessagesEndpoint(
    TokenCheck tokenCheck,
    ActivityReader reader,
    TurnRunner runner,
    IOptions<TeamsOptions> options,
    RefusalLog log
)
{
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            await AnswerAsync(http);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // A body without a length of its own, which the server stopped reading.
            await TooLargeAsync(http);
        }
        catch (BadHttpRequestException e)
        {
            await ErrorAsync(http, e.StatusCode, "BadRequest", "The request is not valid HTTP.");
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (IOException) when (!http.Response.HasStarted)
        {
            // What the server says of a chunk's size that no number can hold.
            await ErrorAsync(http, StatusCodes.Status400BadRequest, "BadRequest", "The request is not valid HTTP.");
        }
    }

    private static Task TooLargeAsync(HttpContext http) =>
        ErrorAsync(http, StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The body is larger than 1 MB.");

    private async Task AnswerAsync(HttpContext http)
    {
        var (refusal, token) = await tokenCheck.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted);
        if (token is null)
        {
            await RefuseAsync(http, refusal, activityId: null);
            return;
        }

        var (activity, isTooLarge) = await reader.ReadAsync(http.Request.BodyReader, http.Request.ContentLength, http.RequestAborted);
        if (isTooLarge)
        {
            await TooLargeAsync(http);
            return;
        }

        if (activity is not { Type.Length: > 0 })
        {
            await ErrorAsync(http, StatusCodes.Status400BadRequest, "BadSyntax", "The body is not an activity.");
            return;
        }

        refusal = ActivityCheck.Check(activity, token, options.Value);
        if (refusal != Refusal.None)
            await RefuseAsync(http, refusal, activity.Id);
        else
            await RunAsync(http, activity);
    }

    private async Task RunAsync(HttpContext http, TeamsActivity activity)
    {
        if (!TurnDispatch.IsKnown(activity))
            return;

        if (IdCheck.FaultyField(activity) is { } field)
        {
            log.BadId(field, activity.Id);
            await ErrorAsync(
                http,
                StatusCodes.Status400BadRequest,
                "BadArgument",
                $"{field} cannot be used: an id has 1 to 1,024 bytes, no control characters and no part that is . or .. alone."
            );
            return;
        }

        if (TurnReader.Read(activity, options.Value) is not { } turn)
        {
            await ErrorAsync(http, StatusCodes.Status400BadRequest, "BadArgument", "The activity has no sender or no conversation.");
            return;
        }

        var answer = await runner.RunAsync(turn);
        http.Response.StatusCode = answer.Status;
        if (answer.Body is not null)
        {
            http.Response.ContentType = MediaTypeNames.Application.Json;
            http.Response.ContentLength = answer.Body.Length;
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
        }
    }

    private Task RefuseAsync(HttpContext http, Refusal refusal, string? activityId)
    {
        log.Refused(refusal, activityId);
        if (refusal.Status() == StatusCodes.Status403Forbidden)
            return ErrorAsync(http, StatusCodes.Status403Forbidden, "Forbidden", "The token is not for this activity.");

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ErrorAsync(http, StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token is required.");
    }

    // Connector v3, ErrorResponse.
    private static Task ErrorAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = MediaTypeNames.Application.Json;
        return http.Response.WriteAsync($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""", http.RequestAborted);
    }
}

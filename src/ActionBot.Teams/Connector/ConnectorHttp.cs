using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using ActionBot.Teams.Limits;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Connector;

/// <summary>
/// Carries one call to the Connector: allowed host, token, limits, request, and a new token once if the first is refused.
/// </summary>
internal sealed class ConnectorHttp(
    HttpClient http,
    AppTokens tokens,
    SendLimiter limiter,
    TeamsOptions options,
    TimeProvider time,
    ILogger logger
)
{
    private static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(30);

    public async Task<CallResult> CallAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        if (!ServiceHosts.Allow(options.AllowedServiceHosts, call.ServiceUrl))
        {
            TeamsLog.HostNotAllowed(logger);
            return new(new SendOutcome.Rejected(RejectionKind.HostNotAllowed, Status: null));
        }

        if (!call.IsAddressable)
        {
            TeamsLog.IdNotUsable(logger);
            return new(new SendOutcome.Rejected(RejectionKind.UnusableId, Status: null));
        }

        try
        {
            // The token comes first: a permit counts as a send at the moment it is given.
            var token = await tokens.GetAsync(cancellationToken);
            using var permit = await PermitAsync(call, cancellationToken);
            if (permit is { IsGranted: false })
                return new(new SendOutcome.Throttled(permit.RetryAfter, permit.Scope));

            return Settle(call, await TryTwiceAsync(call, token, cancellationToken));
        }
        catch (AppTokenException e)
        {
            return new(NoToken(e));
        }
    }

    private async Task<CallResult> TryTwiceAsync(ConnectorCall call, string token, CancellationToken cancellationToken)
    {
        var result = await TryAsync(call, token, cancellationToken);
        if (result.Failure is not SendOutcome.Rejected { Status: (int)HttpStatusCode.Unauthorized })
            return result;

        tokens.Invalidate(token);
        return await TryAsync(call, await tokens.GetAsync(cancellationToken), cancellationToken);
    }

    private async Task<CallResult> TryAsync(ConnectorCall call, string token, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = Request(call, token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAsync(response, either.Token);
            return response.IsSuccessStatusCode
                ? new(body)
                : new(Rejections.Read((int)response.StatusCode, body, RetryAfter.Of(response.Headers, time.GetUtcNow()), call.Kind));
        }
        catch (HttpRequestException e)
        {
            return new(new SendOutcome.Transient(Status: null, MayHaveArrived: !NeverLeft(e.HttpRequestError)));
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(new SendOutcome.Transient(Status: null, MayHaveArrived: true));
        }
    }

    // An answer that is too long is as good as an empty one. After a success the message has been taken, and must not be sent twice.
    private async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (await ReplyText.ReadAsync(response.Content, cancellationToken) is { } body)
            return body;

        TeamsLog.AnswerTooLong(logger, (int)response.StatusCode, ReplyText.MaxBytes);
        return "";
    }

    private static HttpRequestMessage Request(ConnectorCall call, string token) =>
        new(call.Method, call.Address)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            Content = call.Body is null ? null : new StringContent(call.Body, Encoding.UTF8, MediaTypeNames.Application.Json),
        };

    private async Task<SendPermit?> PermitAsync(ConnectorCall call, CancellationToken cancellationToken) =>
        call switch
        {
            { Kind: CallKind.Create } => await limiter.AcquireCreationAsync(cancellationToken),
            { ConversationId: { } conversation } => await limiter.AcquireAsync(conversation, cancellationToken),
            _ => null,
        };

    private CallResult Settle(ConnectorCall call, CallResult result)
    {
        switch (result.Failure)
        {
            case SendOutcome.Throttled throttled:
                // Reading a roster has limits of its own, and is no reason to hold messages back.
                var (scope, wait) =
                    call.Kind == CallKind.Read
                        ? (throttled.Scope, throttled.RetryAfter)
                        : limiter.Throttled(call.ConversationId, throttled.IsUnstated ? null : throttled.RetryAfter);
                TeamsLog.Throttled(logger, scope, wait.TotalSeconds);
                return new(throttled with { Scope = scope, RetryAfter = wait });
            case SendOutcome.Rejected { UseInstead: { } other } elsewhere when !ServiceHosts.Allow(options.AllowedServiceHosts, other):
                TeamsLog.OtherHostNotAllowed(logger, LogText.Of(other.Host));
                return new(elsewhere with { Kind = RejectionKind.HostNotAllowed, UseInstead = null });
            case SendOutcome.Rejected rejected:
                TeamsLog.Rejected(logger, rejected.Kind, rejected.Status);
                return result;
            case SendOutcome.Transient transient:
                TeamsLog.Transient(logger, transient.Status, transient.MayHaveArrived);
                return result;
            default:
                if (call.Kind != CallKind.Read)
                    limiter.Passed(call.ConversationId);
                return result;
        }
    }

    private static SendOutcome NoToken(AppTokenException e) =>
        e.Fault switch
        {
            AppTokenFault.Refused => new SendOutcome.Rejected(RejectionKind.NotRegistered, Status: null, e.Code),
            AppTokenFault.Throttled => new SendOutcome.Throttled(e.RetryAfter, ThrottleScope.App),
            _ => new SendOutcome.Transient(Status: null, MayHaveArrived: false),
        };

    private static bool NeverLeft(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;
}

/// <summary>How a call ended: the body of a success, or the failure.</summary>
internal readonly record struct CallResult(string Body, SendOutcome? Failure)
{
    public CallResult(string body)
        : this(body, null) { }

    public CallResult(SendOutcome failure)
        : this("", failure) { }
}

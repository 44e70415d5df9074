using System.Net;
using System.Text.Json;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Connector;

/// <summary>Asks for a token, without keeping it. Only a 429 is asked again, and only where the wait is short.</summary>
internal sealed class TokenSource(IHttpClientFactory clients, TeamsOptions options, TimeProvider time)
{
    public const string ClientName = "ActionBot.Teams.Tokens";

    private const int MaxAttempts = 3;

    private static TimeSpan LongestWait { get; } = TimeSpan.FromSeconds(10);

    private string OwnIdentity => options.ManagedIdentityClientId is { Length: > 0 } clientId ? clientId : options.AppId;

    public async Task<AppToken> FetchAsync(string scope, CancellationToken cancellationToken)
    {
        try
        {
            return options.Credential switch
            {
                TeamsCredential.ManagedIdentity => await ManagedIdentityAsync(scope, OwnIdentity, cancellationToken),
                TeamsCredential.Federated => await FederatedAsync(scope, cancellationToken),
                _ => await AskAsync(() => TokenRequests.WithSecret(options, scope), cancellationToken),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            throw new AppTokenException(AppTokenFault.Unavailable, e.GetType().Name);
        }
    }

    private async Task<AppToken> FederatedAsync(string scope, CancellationToken cancellationToken)
    {
        var assertion = options.FederatedTokenFile is { Length: > 0 } file
            ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim()
            : (await ManagedIdentityAsync(TokenRequests.ExchangeAudience, options.ManagedIdentityClientId, cancellationToken)).Value;

        return await AskAsync(() => TokenRequests.WithAssertion(options, scope, assertion), cancellationToken);
    }

    private Task<AppToken> ManagedIdentityAsync(string scope, string? clientId, CancellationToken cancellationToken) =>
        AskAsync(() => TokenRequests.OfManagedIdentity(options, scope, clientId), cancellationToken);

    private async Task<AppToken> AskAsync(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = create();
            using var http = clients.CreateClient(ClientName);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            // Too long to be read is as good as nothing: then the status alone speaks.
            var body = await ReplyText.ReadAsync(response.Content, cancellationToken) ?? "";
            if (response.IsSuccessStatusCode)
                return Read(body);

            if (response.StatusCode != HttpStatusCode.TooManyRequests)
                throw Refusal(response.StatusCode, body);

            var wait = RetryAfter.Of(response.Headers, time.GetUtcNow()) ?? TimeSpan.FromSeconds(attempt);
            if (attempt == MaxAttempts || wait > LongestWait)
                throw new AppTokenException(AppTokenFault.Throttled, "429") { RetryAfter = wait };

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    // expires_in is a number from Entra and a string from IMDS.
    private AppToken Read(string body)
    {
        var answer = Parse(body);
        var seconds =
            Json.Integer(answer, "expires_in") ?? (int.TryParse(Json.String(answer, "expires_in"), out var number) ? number : null);

        return Json.String(answer, "access_token") is { Length: > 0 } token && seconds is > 0
            ? AppToken.Issued(token, TimeSpan.FromSeconds(seconds.Value), time.GetUtcNow())
            : throw new AppTokenException(AppTokenFault.Unavailable, "malformed answer");
    }

    private static AppTokenException Refusal(HttpStatusCode status, string body)
    {
        var fault = (int)status is >= 400 and < 500 ? AppTokenFault.Refused : AppTokenFault.Unavailable;
        return new(fault, Json.String(Parse(body), "error") ?? ((int)status).ToString());
    }

    private static JsonElement Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}

/// <summary>A token, and when it is to be renewed.</summary>
internal sealed record AppToken(string Value, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    private static TimeSpan Margin { get; } = TimeSpan.FromMinutes(5);

    // Renewed five minutes early; a token that lives shorter than ten minutes, at half its life.
    public static AppToken Issued(string value, TimeSpan lifetime, DateTimeOffset now) =>
        new(value, now + (lifetime > 2 * Margin ? lifetime - Margin : lifetime / 2), now + lifetime);
}

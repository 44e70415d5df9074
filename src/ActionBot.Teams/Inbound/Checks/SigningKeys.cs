using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>
/// The issuer's keys, kept for a day. A key that is not among them is looked for again, at most once a minute, so that
/// forged key ids do not become requests to the issuer. While the issuer cannot be reached or gives none, the keys it last
/// gave serve, and nobody whose key is at hand waits long for an issuer that does not answer.
/// </summary>
internal sealed class SigningKeys(
    IHttpClientFactory clients,
    IOptions<TeamsOptions> options,
    TimeProvider time,
    ILogger<SigningKeys> logger
)
{
    public const string ClientName = "ActionBot.Teams.Metadata";

    private readonly Lock gate = new();
    private Dictionary<string, SigningKey> keys = [];
    private DateTimeOffset freshUntil = DateTimeOffset.MinValue;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private Task? refresh;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    public static TimeSpan UnknownKeyPause { get; } = TimeSpan.FromMinutes(1);

    public static TimeSpan FailurePause { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a renewal may hold up a request whose key is at hand.</summary>
    public static TimeSpan RenewalPatience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The key of this id; null when the issuer has none, or none can be had.</summary>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        Task waitFor;
        SigningKey? known;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (keys.TryGetValue(keyId, out known) && now < freshUntil)
                return known;

            if (refresh is null && now < notBefore)
                return known;

            // Many requests wait for it, so none of their cancellations ends it.
            waitFor = refresh ??= Task.Run(RefreshAsync, CancellationToken.None);
        }

        try
        {
            await waitFor.WaitAsync(known is null ? Timeout.InfiniteTimeSpan : RenewalPatience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return known;
        }

        lock (gate)
            return keys.GetValueOrDefault(keyId);
    }

    private async Task RefreshAsync()
    {
        var pause = FailurePause;
        try
        {
            var found = SigningKey.ById(await FetchAsync());
            if (found.Count == 0)
                throw new InvalidDataException("The issuer's document names no key.");

            lock (gate)
            {
                keys = found;
                freshUntil = time.GetUtcNow() + Lifetime;
            }

            pause = UnknownKeyPause;
            TeamsLog.KeysRefreshed(logger, found.Count);
        }
#pragma warning disable CA1031 // Whatever is wrong with the issuer's document, the keys at hand are kept.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TeamsLog.KeysUnavailable(logger, e.GetType().Name);
        }
        finally
        {
            lock (gate)
            {
                notBefore = time.GetUtcNow() + pause;
                refresh = null;
            }
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync()
    {
        using var http = clients.CreateClient(ClientName);
        var address = options.Value.OpenIdMetadata;
        var documents = new HttpDocumentRetriever(http) { RequireHttps = !new Uri(address).IsLoopback };
        return await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, CancellationToken.None);
    }
}

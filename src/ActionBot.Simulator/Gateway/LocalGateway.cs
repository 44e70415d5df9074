using System.Text.Json.Nodes;
using ActionBot.Simulator.Signing;
using ActionBot.Simulator.Teams;

namespace ActionBot.Simulator.Gateway;

/// <summary>
/// Stands between Microsoft's local client and the bot and makes the one look like Teams to the other: real tokens both
/// ways, and an end of the old chat before a new one. The bot needs no switch that turns its checks off.
/// </summary>
internal sealed class LocalGateway : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private LocalGateway(GatewayOptions options)
    {
        Identity = new ChannelIdentity(options.AppId, options.TenantId, options.ClientSecret, options.Time);
        Faults = new Faults(seed: 1);
        _server = LoopbackServer.Create(options.Listen);
        Map(new BotSide(options, Identity, _http), new PlaygroundSide(options, Identity, Faults, _http));
    }

    public ChannelIdentity Identity { get; }

    public Faults Faults { get; }

    public Uri Address { get; private set; } = null!;

    public static async Task<LocalGateway> StartAsync(GatewayOptions options)
    {
        var gateway = new LocalGateway(options);
        await gateway._server.StartAsync();
        gateway.Address = LoopbackServer.AddressOf(gateway._server);
        return gateway;
    }

    /// <summary>The settings with which a bot takes the gateway at this address for Teams; the bot may so be started before it.</summary>
    public static Dictionary<string, string?> SettingsOf(Uri address, string appId, string tenantId, string clientSecret) =>
        new()
        {
            ["Teams:AppId"] = appId,
            ["Teams:ClientSecret"] = clientSecret,
            ["Teams:TenantIds"] = tenantId,
            ["Teams:OpenIdMetadata"] = new Uri(address, IdentityEndpoints.MetadataPath).ToString(),
            ["Teams:TokenEndpoint"] = new Uri(address, $"/{tenantId}/oauth2/v2.0/token").ToString(),
            ["Teams:AllowedServiceHosts"] = "localhost,127.0.0.1",
            ["Teams:DefaultServiceUrl"] = new Uri(address, "/_connector").ToString(),
        };

    /// <summary>Completes when the process is told to end.</summary>
    public Task WaitForShutdownAsync() => _server.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private void Map(BotSide bot, PlaygroundSide playground)
    {
        _server.Use(RefuseBrowsersAsync);
        _server.MapIdentity(Identity);
        _server.MapMethods("/api/messages", ["HEAD"], (Delegate)bot.ProbeAsync);
        _server.MapPost("/api/messages", (Delegate)bot.ForwardAsync);
        _server.Map("/_connector/{**path}", (Delegate)playground.ForwardAsync);
        _server.MapPost("/_faults", (Delegate)((HttpContext http) => FaultOrder.TakeAsync(http, Faults)));
        _server.MapGet("/_faults", () => Reply.Json(200, new JsonObject { ["injected"] = Faults.Injected }));
        _server.MapDelete(
            "/_faults",
            () =>
            {
                Faults.Clear();
                return Results.StatusCode(204);
            }
        );
    }

    // Whatever is posted here is signed for the bot, so a web page open in a browser must not be able to post: it would
    // name its origin, or come by a host name that only looks local.
    private static Task RefuseBrowsersAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Origin.Count == 0 && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
            return next(http);
        http.Response.StatusCode = 403;
        return Task.CompletedTask;
    }
}

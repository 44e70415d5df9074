using ActionBot.Teams.Connector;
using ActionBot.Teams.Limits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams.Tests.Support;

/// <summary>A Connector client whose service and token endpoint are scripts.</summary>
public sealed class ConnectorHost
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    private readonly ILoggerFactory loggers;

    public ConnectorHost()
    {
        loggers = LoggerFactory.Create(logging => logging.AddProvider(Logs));
        Tokens = new AppTokens(TokenHttp, Options.Create(Settings), Clock, loggers.CreateLogger<AppTokens>());
        Client = new ConnectorClient(
            Http.CreateClient(""),
            Tokens,
            new SendLimiter(Clock),
            Options.Create(Settings),
            Clock,
            loggers.CreateLogger<ConnectorClient>()
        );
    }

    public Uri Service { get; } = new("https://smba.trafficmanager.net/amer/");

    public TeamsOptions Settings { get; } =
        new()
        {
            AppId = TokenRecipe.AppId,
            TenantIds = [Tenant],
            ClientSecret = "a+secret&more",
        };

    public ChannelClock Clock { get; } = new();

    public LogCapture Logs { get; } = new();

    public FakeHttp Http { get; } = new();

    public FakeHttp TokenHttp { get; } = new();

    public AppTokens Tokens { get; }

    public ConnectorClient Client { get; }

    public ConnectorHost Issues(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
            TokenHttp.Then(200, $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"{{token}}"}""");

        return this;
    }
}

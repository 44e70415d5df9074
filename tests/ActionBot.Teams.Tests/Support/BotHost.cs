using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Teams.Inbound;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace ActionBot.Teams.Tests.Support;

/// <summary>The channel in a real server on loopback, with its issuer, a clock and a bot that only listens.</summary>
public sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private BotHost(FakeIssuer issuer, ITeamsBot? bot, IReadOnlyDictionary<string, string?> settings)
    {
        Issuer = issuer;
        Bot.Setup(b => b.OnCardActionAsync(It.IsAny<TeamsTurn>(), It.IsAny<CardAction>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(InvokeResult.Message("noted"));
        Bot.Setup(b => b.OnExtensionQueryAsync(It.IsAny<TeamsTurn>(), It.IsAny<ExtensionQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(InvokeResult.ExtensionMessage("none"));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(Settings(issuer)).AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().AddProvider(Logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddTeamsChannel(builder.Configuration);
        builder.Services.AddScoped(_ => bot ?? Bot.Object);
        app = builder.Build();
        app.MapTeamsMessages();
    }

    public FakeIssuer Issuer { get; }

    public ChannelClock Clock { get; } = new();

    public Mock<ITeamsBot> Bot { get; } = new();

    public LogCapture Logs { get; } = new();

    public HttpClient Http { get; } = new();

    public Uri Messages { get; private set; } = null!;

    public TokenRecipe Token => new(SigningPair.Teams, Clock.GetUtcNow());

    public static Dictionary<string, string?> Settings(FakeIssuer issuer) =>
        new()
        {
            ["Teams:AppId"] = TokenRecipe.AppId,
            ["Teams:TenantIds"] = "11111111-1111-4111-8111-111111111111, 22222222-2222-4222-8222-222222222222",
            ["Teams:ClientSecret"] = "a-secret",
            ["Teams:OpenIdMetadata"] = issuer.Metadata,
            ["Teams:AllowedServiceHosts"] = "localhost smba.trafficmanager.net",
        };

    public static async Task<BotHost> StartAsync(ITeamsBot? bot = null, params (string Name, string? Value)[] settings)
    {
        var host = new BotHost(await FakeIssuer.StartAsync(), bot, settings.ToDictionary(s => s.Name, s => s.Value));
        await host.app.StartAsync();
        host.Messages = new Uri(host.app.Urls.First() + "/api/messages");
        return host;
    }

    public Task<DoorAnswer> PostAsync(string body, TokenRecipe? token = null) =>
        PostAsync(Encoding.UTF8.GetBytes(body), (token ?? Token).Write());

    public async Task<DoorAnswer> PostAsync(byte[] body, string? token, string scheme = "Bearer ")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", scheme + token);

        using var response = await Http.SendAsync(request);
        return new DoorAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.WwwAuthenticate.ToString()
        );
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

/// <summary>What the server answered.</summary>
public sealed record DoorAnswer(int Status, string Body, string Challenge)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}

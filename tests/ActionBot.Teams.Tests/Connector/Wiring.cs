using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Tests.Connector;

/// <summary>The client as an application gets it, against a real server on loopback.</summary>
public sealed class Wiring : IAsyncLifetime
{
    private readonly List<string> seen = [];
    private WebApplication server = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapPost("/{tenant}/token", () => Results.Text("""{"expires_in":3600,"access_token":"real-token"}""", "application/json"));
        server.MapPost(
            "/v3/conversations/{id}/activities",
            (string id, HttpRequest request) =>
            {
                seen.Add($"{id} {request.Headers.Authorization}");
                return id == "moved"
                    ? Results.Redirect("/elsewhere", preserveMethod: true)
                    : Results.Text("""{"id":"17"}""", "application/json", statusCode: 201);
            }
        );
        server.MapPost("/elsewhere", (HttpRequest request) => seen.Add("elsewhere " + request.Headers.Authorization));
        await server.StartAsync();

        var settings = new Dictionary<string, string?>
        {
            ["Teams:AppId"] = TokenRecipe.AppId,
            ["Teams:TenantIds"] = ConnectorHost.Tenant,
            ["Teams:ClientSecret"] = "secret",
            ["Teams:AllowedServiceHosts"] = "127.0.0.1",
            ["Teams:DefaultServiceUrl"] = server.Urls.First(),
            ["Teams:TokenEndpoint"] = server.Urls.First() + "/{tenant}/token",
        };
        services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).Services.AddSingleton<ILoggerProvider, LogCapture>())
            .AddTeamsChannel(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider(validateScopes: true);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_message_reaches_the_service_with_a_token_and_leaves_no_trace_in_the_log()
    {
        var outcome = await SendAsync("19:a@thread.v2");

        Assert.Equal(new SendOutcome.Sent("17"), outcome);
        Assert.Equal(["19:a@thread.v2 Bearer real-token"], seen);
        var logs = Assert.IsType<LogCapture>(services.GetRequiredService<ILoggerProvider>());
        Assert.Equal(0, logs.Count("real-token") + logs.Count("19:a") + logs.Count("secret"));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Assert.Equal(RejectionKind.ServiceError, Assert.IsType<SendOutcome.Rejected>(await SendAsync("moved")).Kind);
        Assert.Equal(["moved Bearer real-token"], seen);
    }

    [Fact]
    public async Task A_service_that_is_not_there_has_not_received_the_message()
    {
        var address = new Uri(server.Urls.First());
        var client = services.GetRequiredService<ConnectorClient>();
        await SendAsync("a:1");
        await server.StopAsync();

        Assert.Equal(
            new SendOutcome.Transient(null, MayHaveArrived: false),
            await client.SendAsync(address, "a:1", OutboundActivity.Plain("hello"), CancellationToken.None)
        );
    }

    private Task<SendOutcome> SendAsync(string conversation) =>
        services
            .GetRequiredService<ConnectorClient>()
            .SendAsync(new Uri(server.Urls.First()), conversation, OutboundActivity.Plain("hello"), CancellationToken.None);
}

using System.Net;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using ActionBot.Teams.Inbound.Checks;
using ActionBot.Teams.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams;

/// <summary>Adds the Teams channel to a web application.</summary>
public static class TeamsChannel
{
    private const string MessagesPath = "/api/messages";

    /// <summary>
    /// Adds the channel: the inbound checks, the <see cref="ConnectorClient"/>, its tokens and its limits. The application
    /// registers its <see cref="ITeamsBot"/>, and a <see cref="TimeProvider"/> if not the system's.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The application's configuration; section <see cref="TeamsOptions.Section"/> is read.</param>
    public static IServiceCollection AddTeamsChannel(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<TeamsOptions>>(new TeamsOptionsBinding(configuration.GetSection(TeamsOptions.Section)));
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>();
        services.AddOptions<TeamsOptions>().ValidateOnStart();
        services.AddHostedService<NotConfiguredWarning>();

        services.AddSingleton<SigningKeys>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<RecentTurns>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<ActivityReader>();
        services.AddSingleton<MessagesEndpoint>();

        services.AddSingleton<SendLimiter>();
        services.AddSingleton<AppTokens>();
        services.AddHttpClient<ConnectorClient>(http => http.Timeout = Timeout.InfiniteTimeSpan).Quietly();
        services.AddHttpClient(TokenSource.ClientName, http => http.Timeout = Timeout.InfiniteTimeSpan).Quietly();
        services.AddHttpClient(SigningKeys.ClientName, Bounded).Quietly();
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>, the address the Bot Service is given. Other methods are answered 405.</summary>
    public static IEndpointConventionBuilder MapTeamsMessages(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.MapPost(
            MessagesPath,
            static (HttpContext http) => http.RequestServices.GetRequiredService<MessagesEndpoint>().HandleAsync(http)
        );
    }

    // A redirect would carry a token or a secret to a host nobody allowed, and the factory's logs would carry addresses,
    // which hold people's ids. Connections are renewed often enough to follow DNS.
    private static void Quietly(this IHttpClientBuilder builder) =>
        builder
            .UseSocketsHttpHandler(
                (handler, _) =>
                {
                    handler.AllowAutoRedirect = false;
                    handler.AutomaticDecompression = DecompressionMethods.All;
                    handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                    handler.ConnectTimeout = TimeSpan.FromSeconds(10);
                }
            )
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    private static void Bounded(HttpClient http)
    {
        http.Timeout = TimeSpan.FromSeconds(10);
        http.MaxResponseContentBufferSize = 1024 * 1024;
    }
}

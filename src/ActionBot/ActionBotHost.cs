using ActionBot.Access;
using ActionBot.Blockers;
using ActionBot.Boards;
using ActionBot.Chasing;
using ActionBot.CheckIns;
using ActionBot.Conversation;
using ActionBot.Conversation.Installing;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Exchange;
using ActionBot.Operations;
using ActionBot.Questions;
using ActionBot.Reporting;
using ActionBot.Scheduling;
using ActionBot.Storage;
using ActionBot.Teams;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ActionBot;

/// <summary>The table of contents: what the service is made of, and what it answers to.</summary>
public static class ActionBotHost
{
    /// <summary>The service, not yet started. Commands use its parts without ever listening.</summary>
    /// <param name="settings">Settings that go before those of files and environment; none in production.</param>
    /// <param name="replace">What a rehearsal puts in the place of a part, such as its clock; nothing in production.</param>
    public static WebApplication Create(
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? replace = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder
            .Logging.ClearProviders()
            .AddConsole(console =>
            {
                console.LogToStandardErrorThreshold = LogLevel.Trace;
                // Whoever reads the log may be slow; nobody in front of a screen is to wait for that. What is left out is told in
                // its place.
                console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            });
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddProblemDetails();
        services.AddStorage();
        services.AddDirectory();
        services.AddAccess();
        services.AddTeamsChannel(builder.Configuration);
        services.AddConversation();
        services.AddDelivery();
        services.AddExchange();
        services.AddReporting();
        services.AddCheckIns();
        services.AddBlockers();
        services.AddChasing();
        services.AddBoards();
        services.AddScheduling();
        services.AddSweep<LateInstallations>("installations", builder.Configuration);
        services.AddSweep<DependencySweep>("dependencies", builder.Configuration);
        services.AddSweep<ChaseSweep>("chasing", builder.Configuration);
        services.AddSweep<BoardSweep>("boards", builder.Configuration);
        services.AddOperations();
        services.AddQuestions();
        services.AddHostedService<DispatcherLoop>();
        Listen(builder);
        replace?.Invoke(services);

        var app = builder.Build();
        app.UseDoors();
        app.UseExceptionHandler();
        app.MapTeamsMessages();
        app.MapOperations();
        app.MapReporting();
        return app;
    }

    /// <summary>The service with its settings checked and its database ready, for a command to use.</summary>
    public static async Task<WebApplication> OpenAsync(CancellationToken cancellationToken)
    {
        var app = Create();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        UnknownSettings.Warn(app.Configuration, app.Services.GetRequiredService<ILogger<WebApplication>>());
        SecretFiles.Warn(app.Configuration, app.Services.GetRequiredService<ILogger<WebApplication>>());
        await app.Services.PrepareStorageAsync(cancellationToken);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder)
    {
        var urls = builder.Configuration["Urls"] is { Length: > 0 } configured ? configured : ListenAddresses.DefaultUrls;
        var operations = builder.Configuration[$"{OperationsOptions.Section}:Urls"] ?? new OperationsOptions().Urls;
        var exposed = bool.TryParse(builder.Configuration[$"{OperationsOptions.Section}:Exposed"], out var said) && said;
        if (
            (
                ListenAddresses.Fault("Urls", urls)
                ?? ListenAddresses.Fault("Operations:Urls", operations)
                ?? ListenAddresses.ExposureFault(operations, exposed)
            ) is
            { } fault
        )
            throw new ArgumentException(fault);
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.LimitRequests();
            kestrel.Listen(urls, operations);
        });
        builder.Services.Configure<DeliveryOptions>(delivery =>
            delivery.Node = delivery.Node.Length > 0 ? delivery.Node : $"{Environment.MachineName} {urls}"
        );
    }
}

using ActionBot.Delivery;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActionBot.Simulator.Hosting;

/// <summary>
/// The real service in this process: real web server on a free port of loopback, real database, real tokens. Only time, and when
/// the outbox is emptied, are the caller's.
/// </summary>
public sealed class LocalBot : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly WebApplication app;

    private LocalBot(WebApplication app)
    {
        this.app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        Address = new(addresses[0]);
        Operations = new(addresses[1]);
    }

    /// <summary>Where Teams' requests go.</summary>
    public Uri Address { get; }

    /// <summary>Where operators' requests go.</summary>
    public Uri Operations { get; }

    public Uri Messages => new(Address, "/api/messages");

    public IServiceProvider Services => app.Services;

    /// <param name="database">The database it uses.</param>
    /// <param name="teams">The Teams it talks to.</param>
    /// <param name="runsByItself">Whether dispatcher and sweeps run by themselves, as in production, or only when the caller says
    /// so.</param>
    public static Task<LocalBot> StartAsync(
        TestDatabase database,
        FakeTeams teams,
        bool runsByItself = false,
        params (string Key, string Value)[] settings
    ) => StartAsync(database, teams.Settings(), teams.Time, runsByItself, settings);

    /// <param name="database">The database it uses.</param>
    /// <param name="channel">The settings with which it takes something for Teams.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="runsByItself">Whether dispatcher and sweeps run by themselves, as in production, or only when the caller says
    /// so.</param>
    public static async Task<LocalBot> StartAsync(
        TestDatabase database,
        IEnumerable<KeyValuePair<string, string?>> channel,
        TimeProvider time,
        bool runsByItself,
        params (string Key, string Value)[] settings
    )
    {
        KeyValuePair<string, string?>[] given =
        [
            .. database.Settings(),
            .. channel,
            new("Urls", "http://127.0.0.1:0"),
            new("Operations:Urls", "http://127.0.0.1:0"),
            new("Scheduling:SweepSeconds", runsByItself ? "1" : "0"),
            new("Logging:LogLevel:ActionBot", "Warning"),
            new("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning"),
            .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)),
        ];
        var app = ActionBotHost.Create(
            given.GroupBy(s => s.Key).Select(s => s.Last()),
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton(time));
                if (!runsByItself)
                    services.RemoveAll<IHostedService>(d => d.ImplementationType?.Name == nameof(DispatcherLoop));
            }
        );
        await app.StartAsync();
        return new(app);
    }

    /// <summary>
    /// Sends everything that is due. What another bot on the same database holds is over in that one's own time, though the clock
    /// of both stands still: it is looked for until then.
    /// </summary>
    /// <exception cref="TimeoutException">Something waits for a time that never comes, because the clock stands still.</exception>
    public async Task DrainAsync()
    {
        var drain = Services.GetRequiredService<Dispatcher>().DrainAsync("test", null, CancellationToken.None);
        var began = TimeProvider.System.GetTimestamp();
        while (await Task.WhenAny(drain, Task.Delay(Look, TimeProvider.System)) != drain)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"What is left in the outbox: {string.Join("; ", await WithDatabaseAsync(LeftAsync))}.");
            Services.GetRequiredService<OutboxSignal>().Wake();
        }
        await drain;
    }

    private static Task<List<string>> LeftAsync(ActionBotContext db) =>
        db
            .Outbox.Where(m => m.State == OutboxState.Pending)
            .OrderBy(m => m.Id)
            .Take(10)
            .Select(m => $"{m.Id} {m.Kind} not before {m.NotBefore}, leased until {m.LeaseUntil}, {m.Fault}")
            .ToListAsync();

    /// <summary>Runs something with the service's parts in a scope of its own.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Reads or writes the database in a scope of its own.</summary>
    public Task<T> WithDatabaseAsync<T>(Func<ActionBotContext, Task<T>> work) =>
        WithAsync(services => work(services.GetRequiredService<ActionBotContext>()));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

internal static class ServiceRemoval
{
    public static void RemoveAll<T>(this IServiceCollection services, Func<ServiceDescriptor, bool> which)
    {
        foreach (var descriptor in services.Where(d => d.ServiceType == typeof(T) && which(d)).ToList())
            services.Remove(descriptor);
    }
}

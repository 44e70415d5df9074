using ActionBot.Delivery.Mail;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery;

/// <summary>Claims what is due and sends it, a few messages at once, one at a time for each lane.</summary>
public sealed class Dispatcher(
    IServiceScopeFactory scopes,
    OutboxSignal signal,
    SendingPause pause,
    TimeProvider clock,
    IOptions<DeliveryOptions> options,
    ILogger<Dispatcher> logger
)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);

    private readonly HashSet<Task> underWay = [];

    /// <summary>Sends until it is stopped.</summary>
    public async Task RunAsync(string node, CancellationToken cancellationToken)
    {
        await ReleaseLeasesAsync(node, cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (!await RoundAsync(node, cancellationToken))
                await signal.WaitAsync(Look, clock, cancellationToken);
        }
    }

    /// <summary>Sends until nothing that is due is left, and tells after each round how many rows are.</summary>
    public async Task DrainAsync(string node, IProgress<int>? left, CancellationToken cancellationToken)
    {
        while (true)
        {
            var started = await RoundAsync(node, cancellationToken);
            if (underWay.Count > 0)
                await Task.WhenAny(underWay);
            var rows = await CountDueAsync(cancellationToken);
            left?.Report(rows);
            if (rows == 0 && underWay.Count == 0)
                return;
            if (!started && underWay.Count == 0)
                await signal.WaitAsync(Look, clock, cancellationToken);
        }
    }

    /// <summary>Waits for the sends under way.</summary>
    public Task FinishAsync() => Task.WhenAll(underWay);

    private async Task<bool> RoundAsync(string node, CancellationToken cancellationToken)
    {
        underWay.RemoveWhere(task => task.IsCompleted);
        var room = options.Value.InFlight - underWay.Count;
        if (room == 0 || !pause.IsOver(clock.GetUtcNow()))
            return false;
        try
        {
            var rows = await ClaimAsync(node, room, cancellationToken);
            foreach (var row in rows)
                underWay.Add(Task.Run(() => SendAsync(row), CancellationToken.None));
            return rows.Count > 0;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.DispatcherFault(fault, FaultPause);
            await Task.Delay(FaultPause, clock, cancellationToken);
            return false;
        }
    }

    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(string node, int room, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        return await db.ClaimAsync(
            $"{node}/{Guid.NewGuid():N}",
            clock.GetUtcNow(),
            TimeSpan.FromSeconds(options.Value.LeaseSeconds),
            room,
            cancellationToken
        );
    }

    // A send that has begun is finished even while the service stops: to break it off would be to repeat it later.
    private async Task SendAsync(OutboxMessage row)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            if (row.Kind == OutboxKind.Mail)
                await scope.ServiceProvider.GetRequiredService<MailSender>().SendAsync(row, CancellationToken.None);
            else
                await scope.ServiceProvider.GetRequiredService<MessageSender>().SendAsync(row, CancellationToken.None);
        }
        catch (Exception fault)
        {
            logger.MessageFault(fault, row.Id);
            await PutBackAsync(row, fault.GetType().Name);
        }
        finally
        {
            signal.Wake();
        }
    }

    private async Task PutBackAsync(OutboxMessage row, string fault)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<MessageSender>().PutBackAsync(row, fault, CancellationToken.None);
        }
        catch (Exception again)
        {
            // The lease runs out by itself.
            logger.MessageFault(again, row.Id);
        }
    }

    private async Task<int> CountDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        // A row that another sender holds is that one's to send, and a row behind one that a fault put off waits with it.
        return await db.Outbox.CountAsync(
            m =>
                m.State == OutboxState.Pending
                && m.NotBefore <= now
                && (m.LeaseUntil == null || m.LeaseUntil < now)
                && (m.Priority == OutboxPriority.Reply || !db.Holds.Any(h => h.Standing))
                && !db.Outbox.Any(e =>
                    e.State == OutboxState.Pending && e.Lane == m.Lane && e.Id < m.Id && e.NotBefore > now && e.Fault != null
                ),
            cancellationToken
        );
    }

    private async Task ReleaseLeasesAsync(string node, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var count = await scope.ServiceProvider.GetRequiredService<ActionBotContext>().ReleaseAsync(node + "/", cancellationToken);
        if (count > 0)
            logger.LeasesReleased(count);
    }
}

/// <summary>Runs the dispatcher for as long as the service runs.</summary>
internal sealed class DispatcherLoop(Dispatcher dispatcher, IOptions<DeliveryOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await dispatcher.RunAsync(options.Value.Node, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        await dispatcher.FinishAsync();
    }
}

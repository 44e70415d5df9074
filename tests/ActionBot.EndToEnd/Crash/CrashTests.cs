using ActionBot.Delivery;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ActionBot.EndToEnd.Crash;

public sealed class CrashOnSqliteTests(ITestOutputHelper output) : CrashTests(StorageProvider.Sqlite, output)
{
    [Fact]
    public Task Service_killed_while_it_sends_leaves_nobody_out_and_repeats_at_most_what_was_in_flight() => KillWhileSendingAsync();

    [Fact]
    public Task Service_killed_in_a_storm_of_faults_leaves_nobody_out() => KillInStormAsync();
}

public sealed class CrashOnPostgresTests(ITestOutputHelper output) : CrashTests(StorageProvider.Postgres, output)
{
    [PostgresFact]
    public Task Service_killed_while_it_sends_leaves_nobody_out_and_repeats_at_most_what_was_in_flight() => KillWhileSendingAsync();

    [PostgresFact]
    public Task Service_killed_in_a_storm_of_faults_leaves_nobody_out() => KillInStormAsync();
}

/// <summary>A test that needs the PostgreSQL server for tests, and is skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (TestDatabase.PostgresServer is null)
            Skip = $"No PostgreSQL server: {TestDatabase.PostgresVariable} is not set. ./test.sh starts one.";
    }
}

/// <summary>The service as a process of its own on the real clock, killed while it sends, and started again.</summary>
public abstract class CrashTests(StorageProvider provider, ITestOutputHelper output)
{
    private const int Step = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    protected async Task KillWhileSendingAsync()
    {
        const int size = 2000;
        await using var teams = await FakeTeams.StartAsync();
        await using var database = await TestDatabase.CreateAsync(provider);
        var people = await Crowd.GatherAsync(teams, database, size);

        await RunUntilKilledAsync(teams, database, messages: 600);
        var before = teams.Messages.Count;
        Assert.InRange(before, 600, size - 1);
        await RunToTheEndAsync(teams, database, people);

        var repeats = teams.Messages.Count - size;
        output.WriteLine(
            $"{provider}: {repeats} repeated; {RateOf(teams.Messages, ..before)} a second "
                + $"before the kill, {RateOf(teams.Messages, before..)} after it."
        );
        Assert.InRange(repeats, 0, new DeliveryOptions().InFlight);
    }

    protected async Task KillInStormAsync()
    {
        const int size = 300;
        await using var teams = await FakeTeams.StartAsync();
        await using var database = await TestDatabase.CreateAsync(provider);
        var people = await Crowd.GatherAsync(teams, database, size);
        teams.Faults.Sometimes(Fault.Throttled(TimeSpan.FromSeconds(1)), 0.01, ConnectorOperation.Send);
        teams.Faults.Sometimes(Fault.PreconditionFailed, 0.05, ConnectorOperation.Send);
        teams.Faults.Sometimes(Fault.Status(502), 0.05, ConnectorOperation.Send);
        teams.Faults.Sometimes(Fault.LostReply, 0.05, ConnectorOperation.Send);
        teams.Faults.Sometimes(Fault.Disconnected, 0.05, ConnectorOperation.Send);

        await RunUntilKilledAsync(teams, database, messages: 100);
        await RunToTheEndAsync(teams, database, people);

        var broken = teams.Calls.Count(c => c.Status is null);
        var repeats = teams.Messages.Count - size;
        output.WriteLine(
            $"{provider}: {teams.Faults.Injected} calls of {teams.Calls.Count} went "
                + $"wrong, {broken} connections broke; {repeats} messages repeated."
        );
        Assert.All((int[])[429, 412, 502], status => Assert.Contains(teams.Calls, c => c.Status == status));
        Assert.InRange(repeats, 0, broken + new DeliveryOptions().InFlight);
    }

    private static async Task RunUntilKilledAsync(FakeTeams teams, TestDatabase database, int messages)
    {
        await using var bot = Start(teams, database);
        await NumberAsync(teams, bot, messages);
        await bot.KillAsync();
    }

    private static async Task RunToTheEndAsync(FakeTeams teams, TestDatabase database, IReadOnlyList<FakePerson> people)
    {
        await using var bot = Start(teams, database);
        for (var had = teams.Messages; people.Count - Reached(had) is > 0 and var missing; had = teams.Messages)
            await NumberAsync(teams, bot, had.Count + missing);
        await using var db = database.Open();
        using var patience = new CancellationTokenSource(Patience);
        while (await db.Outbox.CountAsync(m => m.State == OutboxState.Sent, patience.Token) < people.Count)
            await Task.Delay(Look, TimeProvider.System, patience.Token);
        Assert.Equal(people.Count, await db.Outbox.CountAsync());
        Assert.Equal(people.Count, await db.CheckIns.CountAsync(c => c.DeliveredAt != null));
    }

    private static BotProcess Start(FakeTeams teams, TestDatabase database) =>
        BotProcess.Start([
            .. database.Settings(),
            .. teams.Settings(),
            new("Urls", "http://127.0.0.1:0"),
            new("Operations:Urls", "http://127.0.0.1:0"),
            new("Scheduling:SweepSeconds", "1"),
            new("Logging:LogLevel:ActionBot", "Warning"),
        ]);

    private static int Reached(IReadOnlyList<SentMessage> messages) => messages.Select(m => m.To).Distinct().Count();

    // As long as messages keep coming, however slowly on a busy machine, there is nothing to complain of.
    private static async Task NumberAsync(FakeTeams teams, BotProcess bot, int number)
    {
        for (var had = teams.Messages.Count; had < number; had = teams.Messages.Count)
        {
            var next = Math.Min(number, had + Step);
            try
            {
                await teams.WaitForMessageAsync(m => m.Number >= next);
            }
            catch (TimeoutException)
            {
                Assert.Fail(
                    $"Message {next} did not come; there are {teams.Messages.Count}. The service "
                        + $"{(bot.IsRunning ? "runs" : "has ended")} and said last:{Environment.NewLine}{bot.Log}"
                );
            }
        }
    }

    // The first second lets a whole window through at once, so it is left out.
    private static string RateOf(IReadOnlyList<SentMessage> messages, Range which)
    {
        var arrivals = messages.Take(which).Select(m => m.ArrivedAt).ToList();
        var steady = arrivals.Where(at => at > arrivals[0] + Window).ToList();
        return steady.Count < 2 ? "-" : $"{(steady.Count - 1) / (steady[^1] - steady[0]).TotalSeconds:0.0}";
    }
}

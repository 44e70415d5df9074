using System.Diagnostics;
using ActionBot.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Exchange.Governance;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Hosting;
using ActionBot.Simulator.People;
using ActionBot.Simulator.Sample;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Benchmarks;

/// <summary>
/// A year of the sample register through the whole service: every sweep, message and answer is real, only the clock and Teams are
/// not.
/// </summary>
internal static class YearSimulation
{
    private const int Percent = 60;
    private const int Seed = 2019;

    private static readonly DateOnly Story = new(2019, 6, 30);
    private static readonly DateOnly Start = new(2026, 1, 5);

    // Late enough on the day for everybody of the sample: the latest send time is 13:30 in London.
    private static readonly TimeOnly Sweep = new(14, 0);

    public static async Task<string> RunAsync(string samples)
    {
        var clock = new ManualClock(new DateTimeOffset(Start.AddDays(-1).ToDateTime(Sweep), TimeSpan.Zero));
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await using var teams = await FakeTeams.StartAsync(new() { Time = clock });
        await using var bot = await LocalBot.StartAsync(database, teams);
        await LoadAsync(database, clock, teams, bot, samples);
        var people = new AnsweringPeople(bot, teams, Percent, new Random(Seed));
        var sweep = bot.Services.GetRequiredService<ChaseSweep>();
        var started = Stopwatch.GetTimestamp();
        for (var day = Start; day < Start.AddYears(1); day = day.AddDays(1))
        {
            clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(Sweep), TimeSpan.Zero));
            await sweep.RunAsync(default);
            await DrainAsync(bot, clock);
            clock.Advance(TimeSpan.FromHours(1));
            await people.AnswerAsync(day);
            await bot.WithDatabaseAsync(db =>
                db.Outbox.Where(m => m.State == OutboxState.Pending)
                    .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, OutboxState.Withdrawn))
            );
        }
        return await bot.WithDatabaseAsync(db => TableAsync(db, people.Answers, Stopwatch.GetElapsedTime(started)));
    }

    // The bot waits for its turn at Teams' limits; time goes on while it does.
    private static async Task DrainAsync(LocalBot bot, ManualClock clock)
    {
        var drain = bot.DrainAsync();
        while (!drain.IsCompleted)
        {
            await Task.WhenAny(drain, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
            clock.Advance(TimeSpan.FromMilliseconds(250));
        }
        await drain;
    }

    private static async Task LoadAsync(TestDatabase database, TimeProvider clock, FakeTeams teams, LocalBot bot, string samples)
    {
        await using (var db = database.Open())
        {
            await new GovernanceImport(db, clock).RunAsync(
                Path.Combine(samples, "governance.json"),
                new(Start, DryRun: false),
                CancellationToken.None
            );
            await using var register = File.OpenRead(Path.Combine(samples, "register-2019.csv"));
            using var moved = new MemoryStream();
            await RegisterMover.MoveAsync(register, moved, Start.DayNumber - Story.DayNumber);
            moved.Position = 0;
            await new RegisterImport(db, clock).RunAsync(moved, new(Start), null, CancellationToken.None);
        }
        foreach (var person in await bot.WithDatabaseAsync(db => db.People.AsNoTracking().ToListAsync()))
        {
            var account = teams.AddPerson(person.Email, person.Name);
            teams.Install(account);
            await teams.PostAsync(bot.Messages, teams.Activities.Installed(account));
            await DrainAsync(bot, (ManualClock)clock);
        }
    }

    private static async Task<string> TableAsync(ActionBotContext db, int answers, TimeSpan took)
    {
        var sent = await db
            .CheckIns.Where(c => c.Kind != CheckInKind.OnRequest && c.DeliveredOn != null)
            .Select(c => new
            {
                c.PersonId,
                c.Kind,
                On = c.DeliveredOn!.Value,
            })
            .ToListAsync();
        var perPerson = sent.GroupBy(s => s.PersonId).Select(g => g.Count()).Order().ToArray();
        var perWeek = sent.GroupBy(s => s.PersonId).Select(g => g.Max(s => g.Count(o => o.On <= s.On && o.On > s.On.AddDays(-7)))).Max();
        var requests = await db.CheckInItems.CountAsync(i => i.CheckIn!.Kind == CheckInKind.Scheduled && i.CheckIn.DeliveredOn != null);
        var told = await db
            .ToldSteps.Where(t => !t.CheckIn!.Withdrawn)
            .GroupBy(t => t.Step)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        var lines = await db.Ledger.CountAsync();
        var open = await db.Actions.CountAsync(a => a.Status == ActionStatus.Open);
        (string, string)[] rows =
        [
            (
                "Messages in all",
                $"{sent.Count}: {sent.Count(s => s.Kind == CheckInKind.Scheduled)} check-ins, "
                    + $"{sent.Count(s => s.Kind == CheckInKind.AreaDigest)} area digests, "
                    + $"{sent.Count(s => s.Kind == CheckInKind.BoardDigest)} digests of boards, "
                    + $"{sent.Count(s => s.Kind == CheckInKind.Notice)} notices"
            ),
            (
                "Messages per person",
                $"median {At(perPerson, 0.5)}, p95 {At(perPerson, 0.95)}, max {perPerson[^1]}; the most in any seven days {perWeek}"
            ),
            ("Requests in them", $"{requests}"),
            ("Answers", $"{answers}"),
            ("Escalations", string.Join(", ", Enum.GetValues<LadderStep>().Select(s => $"{s} {told.GetValueOrDefault(s)}"))),
            ("Ledger lines", $"{lines}"),
            ("Still open at the end", $"{open}"),
            ("Time to play the year", $"{took.TotalSeconds:0} s"),
        ];
        return string.Join('\n', rows.Select(r => $"| {r.Item1} | {r.Item2} |"));
    }

    private static int At(int[] sorted, double part) => sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
}

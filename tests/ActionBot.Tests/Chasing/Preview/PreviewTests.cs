using ActionBot.Chasing;
using ActionBot.Chasing.FactQueries;
using ActionBot.Chasing.Preview;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Hosting;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Boards;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Chasing.Preview;

public sealed class PreviewTests
{
    // Mondays with digests, an Easter weekend, ordinary days.
    private static readonly DateOnly[] Days = [new(2026, 2, 9), new(2026, 2, 10), new(2026, 2, 14), new(2026, 4, 3), new(2026, 4, 7)];

    [Fact]
    public Task Preview_for_a_day_equals_the_day_s_send_for_two_hundred_random_registers() => EqualAsync(StorageProvider.Sqlite, 200);

    [DatabaseTheory]
    public Task Preview_for_a_day_equals_the_day_s_send(StorageProvider provider) => EqualAsync(provider, 20);

    [DatabaseTheory]
    public async Task Every_action_that_is_not_closed_has_exactly_one_line_on_every_day_and_the_totals_add_up(StorageProvider provider)
    {
        var start = new DateOnly(2026, 3, 23);
        var (clock, database, teams, bot) = await StartAsync(provider, start.AddDays(-1));
        await using var _ = bot;
        await using var __ = teams;
        await using var ___ = database;
        await bot.WithDatabaseAsync(db => new RandomOrganisation(new Random(7), start).FillAsync(db));
        await bot.WithDatabaseAsync(db =>
            db.People.Where(p => p.Email == "person3@example.org" || p.Email == "person4@example.org")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.TimeZone, "Australia/Sydney"))
        );
        var sweep = bot.Services.GetRequiredService<ChaseSweep>();
        for (
            var at = clock.GetUtcNow();
            at < new DateTimeOffset(start.AddDays(14).ToDateTime(new(20, 0)), TimeSpan.Zero);
            at = at.AddHours(3)
        )
        {
            clock.SetUtcNow(at);
            await sweep.RunAsync(default);
            if (at.Day == 27 && at.Hour == 12)
                await bot.WithDatabaseAsync(db =>
                    db.People.Where(p => p.Email == "person5@example.org").ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false))
                );
        }
        for (var day = start; day < start.AddDays(14); day = day.AddDays(1))
        {
            var totals = await bot.WithAsync(services =>
                services.GetRequiredService<ActionBot.Chasing.Ledger.LedgerTotals>().OfAsync(day, default)
            );
            Assert.True(totals.AddsUp, $"{day}: {string.Join(", ", totals.Undecided)}");
            var open = await bot.WithDatabaseAsync(db => db.Actions.CountAsync(a => a.Status != ActionStatus.Closed));
            Assert.Equal((open, open), (totals.Considered, await bot.WithDatabaseAsync(db => db.Ledger.CountAsync(l => l.Day == day))));
        }
    }

    [Fact]
    public async Task Preview_of_several_days_asks_each_action_again_when_its_cadence_says_and_never_two_messages_a_day()
    {
        await using var scene = await Scene.OpenAsync();
        var plans = await scene.Bot.WithAsync(async services =>
        {
            var days = new List<DayPlan>();
            await foreach (var plan in services.GetRequiredService<PreviewQuery>().DaysAsync(Scene.Today, 21, default))
                days.Add(plan);
            return days;
        });
        Assert.Equal(
            [0, 7, 14],
            plans.SelectMany((p, i) => p.Bundles.SelectMany(b => b.Requests).Where(r => r.Action.Ref == "DARA-0042").Select(_ => i))
        );
        Assert.All(plans, p => Assert.Equal(PlannedMessages.Of(p).Count, PlannedMessages.Of(p).Select(m => m.Email).Distinct().Count()));
        Assert.Equal(4, plans.Sum(p => p.Digests.Count));
        Assert.Equal(0, await scene.ReadAsync(db => db.CheckIns.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Preview_of_several_days_shows_a_board_s_digest_on_each_day_on_which_it_is_then_sent(StorageProvider provider)
    {
        await using var board = await BoardScene.OpenAsync(provider);
        await board.RaiseAsync();
        board.Scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-11T08:00Z"));
        var days = await PreviewedDaysAsync(board.Scene, 28);
        var previewed = days.Where(p => p.BoardDigests.Any(d => d.Person.Email == board.Secretary.Email)).Select(p => p.Day).ToList();
        var sent = new List<DateOnly>();
        foreach (var day in days.Select(d => d.Day))
        {
            var before = board.Digests().Count;
            await board.SweepOnAsync($"{day:yyyy-MM-dd}");
            if (board.Digests().Count > before)
                sent.Add(day);
        }
        Assert.InRange(sent.Count, 4, 6);
        Assert.Equal(sent, previewed);
    }

    [DatabaseTheory]
    public async Task Preview_of_several_days_tells_the_board_of_an_action_that_becomes_overdue_for_long_in_them(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var secretary = await scene.JoinAsync("board-secretary1@example.org", "Board secretary 1");
        var key = await scene.KeyAsync(secretary);
        await scene.ReadAsync(async db =>
        {
            db.Add(new Domain.Boards.BoardSecretary { BoardId = await db.Boards.Select(b => b.Id).SingleAsync(), PersonId = key });
            await db.SaveChangesAsync();
            return await db.Actions.Where(a => a.Ref == "DARA-0042").ExecuteUpdateAsync(s => s.SetProperty(a => a.BoardName, "pib"));
        });
        var notice = Assert.Single(
            (await PreviewedDaysAsync(scene, 30)).SelectMany(p => p.Notices, (p, n) => (p.Day, Notice: n)),
            n => n.Notice.Person.PersonId == key
        );
        // It is 41 days overdue today.
        Assert.Equal(Scene.Today.AddDays(15), notice.Day);
        Assert.Equal(LadderStep.BoardOverdue, Assert.Single(notice.Notice.Items).Step);
    }

    [DatabaseTheory]
    public async Task Planning_each_person_alone_from_the_database_gives_what_planning_everybody_at_once_gives(StorageProvider provider)
    {
        var (clock, database, teams, bot) = await StartAsync(provider, new(2026, 1, 1));
        await using var _ = bot;
        await using var __ = teams;
        await using var ___ = database;
        // A query a person: a server takes its time over them.
        for (var seed = 0; seed < (provider == StorageProvider.Sqlite ? 12 : 5); seed++)
        {
            var day = Days[seed % Days.Length];
            await bot.WithDatabaseAsync(db => new RandomOrganisation(new Random(seed), day).FillAsync(db));
            var people = await bot.WithDatabaseAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
            var together = await PlanAsync(bot, day, PlanScope.Everybody);
            List<string> apart = [];
            foreach (var scope in people.Select(p => PlanScope.Of([p])).Append(PlanScope.Nobody))
                apart.AddRange(Previewed(await PlanAsync(bot, day, scope)));
            Assert.Equal(Previewed(together), apart.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Many_people_are_cut_into_groups_in_which_each_stands_once()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            db.AddRange(Enumerable.Range(1, 900).Select(i => new Person { Email = $"owner{i}@example.org", Name = $"Owner {i}" }));
            return await db.SaveChangesAsync();
        });
        var people = await scene.ReadAsync(db => db.People.Select(p => p.Id).ToListAsync());
        var groups = await scene.Bot.WithAsync(services => services.GetRequiredService<PeopleChunks>().OfAsync(people, default));
        Assert.Equal(people.Order(), groups.SelectMany(g => g).Order());
        Assert.InRange(groups.Count, 2, 10);
    }

    private static Task<List<DayPlan>> PreviewedDaysAsync(Scene scene, int days) =>
        scene.Bot.WithAsync(async services =>
        {
            var plans = new List<DayPlan>();
            await foreach (
                var plan in services
                    .GetRequiredService<PreviewQuery>()
                    .DaysAsync(DateOnly.FromDateTime(scene.Clock.GetUtcNow().UtcDateTime), days, default)
            )
                plans.Add(plan);
            return plans;
        });

    private static Task<DayPlan> PlanAsync(LocalBot bot, DateOnly day, PlanScope scope) =>
        bot.WithAsync(async services =>
            ChasePlanner.Plan(
                day,
                await services.GetRequiredService<ChaseFactsQuery>().LoadAsync(day, scope, default),
                services.GetRequiredService<ChasePolicy>()
            )
        );

    private static async Task EqualAsync(StorageProvider provider, int registers)
    {
        var (clock, database, teams, bot) = await StartAsync(provider, new(2026, 1, 1));
        await using var _ = bot;
        await using var __ = teams;
        await using var ___ = database;
        foreach (var day in Days)
        {
            // Noon in London is within everybody's hours.
            clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(new(12, 0)), TimeSpan.Zero));
            for (var seed = 0; seed < registers / Days.Length; seed++)
            {
                await bot.WithDatabaseAsync(db => new RandomOrganisation(new Random((day.DayNumber * 1000) + seed), day).FillAsync(db));
                var plan = await bot.WithAsync(services => services.GetRequiredService<PreviewQuery>().DayAsync(day, default));
                // A new process: it remembers nobody of the register before.
                await ActivatorUtilities.CreateInstance<ChaseSweep>(bot.Services).RunAsync(default);
                var sent = await bot.WithDatabaseAsync(db => SentAsync(db, day));
                Assert.Equal(Previewed(plan), sent);
            }
        }
    }

    private static async Task<(ManualClock, TestDatabase, FakeTeams, LocalBot)> StartAsync(StorageProvider provider, DateOnly day)
    {
        var clock = new ManualClock(new DateTimeOffset(day.ToDateTime(new(0, 0)), TimeSpan.Zero));
        var database = await TestDatabase.CreateAsync(provider);
        var teams = await FakeTeams.StartAsync(new() { Time = clock });
        return (clock, database, teams, await LocalBot.StartAsync(database, teams));
    }

    // A digest of a board has room for so many overdue actions.
    private const int MostOverdue = 10;

    private static List<string> Previewed(DayPlan plan) =>
        [
            .. plan
                .Bundles.Select(b =>
                    $"{b.Person.Email} Scheduled "
                    + $"{string.Join(' ', b.Requests.Select(r => $"{r.Action.Ref}/{r.Reason}"))} +{b.Person.News.Count}"
                )
                .Concat(plan.Digests.Select(d => $"{d.Person.Email} AreaDigest {Told(d.Items)} +{d.Person.News.Count}"))
                .Concat(
                    plan.BoardDigests.Select(d =>
                        $"{d.Person.Email} BoardDigest {Told(d.Items.Take(MostOverdue))} +{d.Person.News.Count} {d.Due.Board} {d.Due.Cause}"
                    )
                )
                .Concat(plan.Notices.Select(n => $"{n.Person.Email} Notice {Told(n.Items)} +{n.Person.News.Count}"))
                .Concat(
                    plan.Skipped.Where(s => s.Reason != SkipReason.Closed)
                        .Select(s => $"{s.Action.Ref} {British.Plain(ReasonWording.Of(s, plan.Day))}")
                )
                .Order(StringComparer.Ordinal),
        ];

    private static string Told(IEnumerable<StepReached> items) => string.Join(' ', items.Select(i => $"{i.Action.Ref}/{i.Step}"));

    private static async Task<List<string>> SentAsync(ActionBotContext db, DateOnly day)
    {
        var messages = await db
            .CheckIns.AsNoTracking()
            .Where(c => c.On == day && !c.Withdrawn)
            .Include(c => c.Person)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem)
            .Include(c => c.Told)
                .ThenInclude(t => t.ActionItem)
            .ToListAsync();
        var skipped = await db
            .Ledger.Where(l => l.Day == day && l.Skipped != null)
            .Select(l => new { l.ActionItem!.Ref, l.Reason })
            .ToListAsync();
        var news = (await db.News.Where(n => n.CheckIn!.On == day).Select(n => n.CheckInId).ToListAsync())
            .CountBy(id => id ?? 0)
            .ToDictionary();
        var boards = await db
            .BoardDigests.Where(d => d.On == day && d.CheckInId != null)
            .Select(d => new
            {
                Id = d.CheckInId!.Value,
                d.Board!.Name,
                d.Cause,
            })
            .ToDictionaryAsync(d => d.Id, d => $" {d.Name} {d.Cause}");
        return
        [
            .. messages
                .Select(m =>
                {
                    var items =
                        m.Kind == CheckInKind.Scheduled
                            ? m.Items.OrderBy(i => i.Place).Select(i => $"{i.ActionItem!.Ref}/{i.Reason}")
                            : m.Told.OrderBy(t => t.Place).Select(t => $"{t.ActionItem!.Ref}/{t.Step}");
                    var others = $"+{news.GetValueOrDefault(m.Id)}{boards.GetValueOrDefault(m.Id)}";
                    return $"{m.Person!.Email} {m.Kind} {string.Join(' ', items)} {others}";
                })
                .Concat(skipped.Select(s => $"{s.Ref} {s.Reason}"))
                .Order(StringComparer.Ordinal),
        ];
    }
}

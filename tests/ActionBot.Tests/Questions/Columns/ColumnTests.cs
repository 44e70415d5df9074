using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.History;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Columns;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ActionBot.Tests.Questions.Columns;

/// <summary>Answers come from columns in memory that follow the database.</summary>
public sealed class ColumnTests
{
    private static readonly DateOnly Day = ScopeWorld.Day;

    [DatabaseTheory]
    public async Task After_any_changes_answers_are_those_of_a_fresh_start(StorageProvider provider)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            await using var rig = await QuestionRig.EmptyAsync(provider);
            await using var db = rig.Open();
            var world = await ScopeWorld.CreateAsync(db, random);
            for (var round = 0; round < 6; round++)
            {
                await ChangeAsync(db, random);
                using var fresh = rig.NewColumns();
                foreach (var mark in Enum.GetValues<Mark>())
                    Assert.Equal(
                        await RefsAsync(
                            fresh,
                            new()
                            {
                                Marks =
                                [
                                    [new(Mark.Any)],
                                    [new(mark)],
                                ],
                            }
                        ),
                        await RefsAsync(
                            rig.Columns,
                            new()
                            {
                                Marks =
                                [
                                    [new(Mark.Any)],
                                    [new(mark)],
                                ],
                            }
                        )
                    );
                for (var i = 0; i < 10; i++)
                {
                    var question = ScopeWorld.Any(random, world.Areas, world.People);
                    foreach (var person in (Person?[])[null, world.People[random.Next(world.People.Count)]])
                        Assert.Equal(await AnswerAsync(fresh, question, person), await AnswerAsync(rig.Columns, question, person));
                }
                Assert.Equal(await NamesAsync(fresh), await NamesAsync(rig.Columns));
            }

            Task<IReadOnlyList<string>> RefsAsync(ColumnSource columns, Question question) =>
                rig.WithAsync(columns, (desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default));

            Task<string> AnswerAsync(ColumnSource columns, Question question, Person? person) =>
                rig.WithAsync(
                    columns,
                    async (desk, _) =>
                    {
                        var answer = await desk.AnswerAsync(question, person, Day, default);
                        return $"{answer.Total} {answer.Figures} {string.Join(',', answer.Groups)} {string.Join(',', answer.Rows)}";
                    }
                );

            Task<string> NamesAsync(ColumnSource columns) =>
                rig.WithAsync(
                    columns,
                    async (desk, _) =>
                        string.Join(
                            ';',
                            (await desk.ReaderAsync(null, Day, default)).Vocabulary.Names.Select(n =>
                                $"{n.Kind} {n.Key} {n.Text} {string.Join(',', n.Others)}"
                            )
                        )
                );
        }
    }

    [DatabaseTheory]
    public async Task Names_are_made_anew_when_one_of_them_changes_and_not_whenever_a_person_is_written(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        var before = (await rig.ReaderAsync(null)).Vocabulary;

        await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.PausedUntil, Day));
        Assert.Same(before, (await rig.ReaderAsync(null)).Vocabulary);

        var owner = await db.Actions.Where(a => a.OwnerId != null).Select(a => a.OwnerId).FirstAsync();
        await db.People.Where(p => p.Id == owner).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Ada"));
        Assert.Contains((await rig.ReaderAsync(null)).Vocabulary.Names, n => n.Text == "Ada");
    }

    [DatabaseTheory]
    public async Task What_is_not_committed_is_not_in_an_answer(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        var before = await OpenAsync(rig);
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Closed));
            Assert.Equal(before, await OpenAsync(rig));
            await transaction.RollbackAsync();
        }
        Assert.Equal(before, await OpenAsync(rig));
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Closed));
        Assert.Equal(0, await OpenAsync(rig));
    }

    [DatabaseTheory]
    public async Task Reading_that_was_broken_off_changes_nothing_and_is_made_up_for(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        await OpenAsync(rig);
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Closed));
        await db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Somebody else"));
        var before = rig.Columns.Position;
        for (var commands = 0; commands < 6; commands++)
        {
            rig.BreakAfter(commands);
            await Assert.ThrowsAnyAsync<Exception>(() => rig.Columns.RefreshAsync(default));
            Assert.Equal(before, rig.Columns.Position);
        }
        rig.BreakAfter(null);
        Assert.Equal(0, await OpenAsync(rig));
        using var fresh = rig.NewColumns();
        for (var commands = 0; commands < 10; commands++)
        {
            rig.BreakAfter(commands);
            await Assert.ThrowsAnyAsync<Exception>(() => fresh.RefreshAsync(default));
            Assert.Null(fresh.Position);
        }
    }

    [DatabaseTheory]
    public async Task Who_does_not_wait_for_a_reading_leaves_it_to_the_others(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Columns.RefreshAsync(gone.Token));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rig.Columns.RefreshAsync(default)));
        Assert.NotEqual(0, await OpenAsync(rig));
    }

    [DatabaseTheory]
    public async Task Askers_beside_writers_are_answered_with_what_was_committed(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        var ids = await db.Actions.Where(a => a.Status != ActionStatus.Closed).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();
        var closed = 0;
        var asking = Enumerable
            .Range(0, 3)
            .Select(async _ =>
            {
                for (var open = ids.Count; open > 0; )
                {
                    var before = Volatile.Read(ref closed);
                    open = await OpenAsync(rig);
                    Assert.InRange(open, 0, ids.Count - before);
                }
            })
            .ToList();
        foreach (var id in ids)
        {
            await db.Actions.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Closed));
            Volatile.Write(ref closed, closed + 1);
        }
        await Task.WhenAll(asking);
    }

    [DatabaseTheory]
    public async Task Who_holds_the_last_connection_is_answered_all_the_same(StorageProvider provider)
    {
        // There is no limit to the connections of SQLite.
        if (provider == StorageProvider.Sqlite)
            return;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
            await ScopeWorld.CreateAsync(db, new Random(1));
        var one = new StorageOptions
        {
            Provider = nameof(StorageProvider.Postgres),
            ConnectionString = $"{database.ConnectionString};Maximum Pool Size=1;Timeout=30",
        };
        await using var holder = new NpgsqlConnection(one.Connection);
        await holder.OpenAsync();
        using var columns = new ColumnSource(new SideConnections(Options.Create(one), new SqlitePragmas()).Open);

        Assert.NotEqual(0, await columns.AskAsync(c => c.Count, default));
    }

    [DatabaseTheory]
    public async Task What_was_opened_again_was_not_closed_in_a_span(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        var (again, still) = (
            await db.Actions.FirstAsync(a => a.Status == ActionStatus.Open),
            await db.Actions.FirstAsync(a => a.Status == ActionStatus.Closed)
        );
        db.AddRange(
            ((string[])[again.Ref, still.Ref]).Select(r => new Change
            {
                At = DateTimeOffset.UnixEpoch,
                On = Day,
                Entity = "action",
                Key = r,
                Field = "status",
                To = nameof(ActionStatus.Closed),
                Through = "import",
            })
        );
        await db.SaveChangesAsync();

        var inside = await RefsAsync(new DateSpan(DateField.Closed, Day, Day));
        var outside = await RefsAsync(new DateSpan(DateField.Closed, Day, Day, Not: true));

        Assert.Equal([still.Ref], inside);
        Assert.Contains(again.Ref, outside);
        Assert.Equal((await db.Actions.Select(a => a.Ref).ToListAsync()).Except(inside).Order(), outside.Order());

        Task<IReadOnlyList<string>> RefsAsync(DateSpan span) =>
            rig.WithAsync((desk, _) => desk.RefsAsync(new() { Spans = [span] }, (Person?)null, Day, null, default));
    }

    [DatabaseTheory]
    public async Task Value_that_cannot_be_read_stops_no_service(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        rig.BreakAfter(3);
        await using var services = new ServiceCollection().AddScoped(_ => rig.Open()).BuildServiceProvider();
        using var loop = new ColumnLoop(
            rig.Columns,
            services.GetRequiredService<IServiceScopeFactory>(),
            TimeProvider.System,
            NullLogger<ColumnLoop>.Instance
        );

        await loop.StartAsync(default);

        Assert.Null(rig.Columns.Position);
        Assert.False(loop.ExecuteTask!.IsCompleted);
        await loop.StopAsync(default);
        rig.BreakAfter(null);
        Assert.NotEqual(0, await OpenAsync(rig));
    }

    [DatabaseTheory]
    public async Task What_every_node_has_passed_is_cleared_away_after_an_hour(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        var clock = new ManualClock(new(2026, 2, 10, 9, 0, 0, TimeSpan.Zero));
        await using var services = new ServiceCollection().AddScoped(_ => rig.Open()).BuildServiceProvider();
        using var loop = new ColumnLoop(
            rig.Columns,
            services.GetRequiredService<IServiceScopeFactory>(),
            clock,
            NullLogger<ColumnLoop>.Instance
        );
        await loop.StartAsync(default);
        Assert.NotEqual(1, await db.Touches.CountAsync());

        for (var minutes = 0; await db.Touches.CountAsync() > 1; minutes++)
        {
            Assert.InRange(minutes, 0, 2_000);
            clock.Advance(TimeSpan.FromMinutes(1));
            await rig.Columns.RefreshAsync(default);
        }

        await loop.StopAsync(default);
        Assert.NotEqual(0, await OpenAsync(rig));
    }

    private static Task<int> OpenAsync(QuestionRig rig) => rig.WithAsync((desk, _) => desk.CountAsync(new(), (Person?)null, Day, default));

    // Everything that somebody or something may change, at random.
    private static async Task ChangeAsync(ActionBotContext db, Random random)
    {
        db.ChangeTracker.Clear();
        var (people, areas, reports, boards) = (
            await db.People.ToListAsync(),
            await db.Areas.ToListAsync(),
            await db.Reports.ToListAsync(),
            await db.Boards.ToListAsync()
        );
        foreach (var action in (await db.Actions.ToListAsync()).Where(_ => random.Next(6) == 0))
        {
            (action.Status, action.Rating, action.Standing) = (
                (ActionStatus)random.Next(4),
                (Rating)random.Next(4),
                random.Next(3) == 0 ? null : (AnswerChoice)random.Next(1, 7)
            );
            (action.OwnerId, action.AreaId, action.ReportId) = (
                random.Next(4) == 0 ? null : people[random.Next(people.Count)].Id,
                areas[random.Next(areas.Count)].Id,
                reports[random.Next(reports.Count)].Id
            );
            (action.TargetDate, action.Forecast, action.LastAnsweredOn) = (Any(), Any(), Any());
            (action.Theme, action.DeliveryRoute, action.BoardName) = (
                random.Next(2) == 0 ? null : $"Theme {random.Next(9)}",
                random.Next(2) == 0 ? null : "Line management",
                random.Next(2) == 0 ? null : "B1"
            );
            (action.SlipCount, action.LastLine, action.CorporateRisk) = (
                random.Next(2),
                random.Next(2) == 0 ? null : "Soon.",
                random.Next(2) == 0 ? null : $"Risk {random.Next(4)}"
            );
        }
        foreach (var blocker in (await db.Blockers.ToListAsync()).Where(_ => random.Next(4) == 0))
        {
            (blocker.EndedOn, blocker.BoardId) = (
                random.Next(2) == 0 ? null : Day,
                blocker.Kind == BlockerKind.Decision ? boards[random.Next(boards.Count)].Id : null
            );
            blocker.State = blocker.EndedOn is null ? BlockerState.Raised : BlockerState.Withdrawn;
        }
        var queries = await db.OwnershipQueries.ToListAsync();
        foreach (var query in queries.Where(_ => random.Next(2) == 0))
            query.SettledAt = DateTimeOffset.UnixEpoch;
        foreach (var snooze in (await db.Snoozes.ToListAsync()).Where(_ => random.Next(3) == 0))
            snooze.Until = Day.AddDays(random.Next(-3, 4));
        var (person, report, area) = (
            people[random.Next(people.Count)],
            reports[random.Next(reports.Count)],
            areas[random.Next(areas.Count)]
        );
        (person.IsActive, person.Name) = (!person.IsActive, $"Person {random.Next(99)}");
        (report.Assurance, report.IssuedOn) = ((Assurance)random.Next(5), Any());
        area.Abbreviations = [$"A{random.Next(9)}"];
        var (source, board) = (await db.Sources.OrderBy(s => s.Id).FirstAsync(), boards[random.Next(boards.Count)]);
        (source.Name, source.Kind, board.Name) = ($"Source {random.Next(9)}", (SourceKind)random.Next(2), $"Board {random.Next(9)}");
        var some = await db.Actions.OrderBy(a => a.Id).Skip(random.Next(50)).FirstAsync();
        if (random.Next(2) == 0)
            db.Add(
                new Snooze
                {
                    ActionItemId = some.Id,
                    PersonId = some.OwnerId ?? person.Id,
                    At = new(Day.AddDays(-1), new(8, 0), TimeSpan.Zero),
                    On = Day.AddDays(-1),
                    Until = Day.AddDays(2),
                }
            );
        else
            db.Add(
                new ProgressUpdate
                {
                    ActionItemId = some.Id,
                    PersonId = person.Id,
                    Once = $"{Guid.NewGuid()}",
                    Choice = AnswerChoice.OnTrack,
                    At = new(Day, new(9, 0), TimeSpan.Zero),
                    On = Day,
                }
            );
        if (!queries.Exists(q => q.ActionItemId == some.Id && q.SettledAt is null))
            db.Add(
                new OwnershipClaim
                {
                    ActionItemId = some.Id,
                    PersonId = person.Id,
                    At = DateTimeOffset.UnixEpoch,
                }
            );
        db.RemoveRange(queries.Where(_ => random.Next(5) == 0));
        var joined = new Person { Email = $"joined{people.Count}@example.org", Name = "Somebody new" };
        db.Add(joined);
        await db.SaveChangesAsync();
        db.Add(
            new ActionItem
            {
                Ref = $"N-{joined.Id:000}",
                AgreedAction = "Do a new thing",
                RegisteredOn = Day,
                OwnerId = joined.Id,
                TargetDate = Any(),
                AreaId = area.Id,
                Report = new()
                {
                    Title = $"Report {reports.Count}",
                    Source = new() { Code = $"NEW{reports.Count}", Name = "New source" },
                },
            }
        );
        var last = await db.Actions.OrderBy(a => a.Id).LastAsync();
        if (random.Next(2) == 0 && last.Ref.StartsWith("N-", StringComparison.Ordinal))
            db.Remove(last);
        await db.SaveChangesAsync();
        var part = random.Next(5);
        await db
            .Actions.Where(a => a.Id % 5 == part)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(a => a.AskedOn, Day.AddDays(-random.Next(9))).SetProperty(a => a.AskedAgainOn, Any())
            );

        DateOnly? Any() => random.Next(3) == 0 ? null : Day.AddDays(random.Next(-60, 60));
    }
}

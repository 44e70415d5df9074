using ActionBot.Domain.Blockers;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions;
using ActionBot.Questions.Columns;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

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
                    Assert.Equal(await RefsAsync(fresh, new() { Marks = [[new(Mark.Any)], [new(mark)]] }), await RefsAsync(rig.Columns, new() { Marks = [[new(Mark.Any)], [new(mark)]] }));
                for (var i = 0; i < 10; i++)
                {
                    var question = ScopeWorld.Any(random, world.Areas, world.People);
                    foreach (var person in (Person?[])[null, world.People[random.Next(world.People.Count)]])
                        Assert.Equal(await AnswerAsync(fresh, question, person), await AnswerAsync(rig.Columns, question, person));
                }
                Assert.Equal(await NamesAsync(fresh), await NamesAsync(rig.Columns));
            }

            Task<IReadOnlyList<string>> RefsAsync(ColumnSource columns, Question question) => rig.WithAsync(columns, (desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default));

            Task<string> AnswerAsync(ColumnSource columns, Question question, Person? person) => rig.WithAsync(columns, async (desk, _) =>
            {
                var answer = await desk.AnswerAsync(question, person, Day, default);
                return $"{answer.Total} {answer.Figures} {string.Join(',', answer.Groups)} {string.Join(',', answer.Rows)}";
            });

            Task<string> NamesAsync(ColumnSource columns) => rig.WithAsync(columns, async (desk, _) =>
                string.Join(';', (await desk.ReaderAsync(null, Day, default)).Vocabulary.Names.Select(n => $"{n.Kind} {n.Key} {n.Text} {string.Join(',', n.Others)}")));
        }
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
    public async Task Reading_that_was_broken_off_is_made_up_for(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        await ScopeWorld.CreateAsync(db, new Random(1));
        Assert.NotEqual(0, await OpenAsync(rig));
        await db.Actions.ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, ActionStatus.Closed));
        for (var commands = 1; commands <= 3; commands++)
        {
            rig.BreakAfter(commands);
            await Assert.ThrowsAnyAsync<Exception>(() => rig.Columns.RefreshAsync(default));
        }
        rig.BreakAfter(null);
        Assert.Equal(0, await OpenAsync(rig));
    }

    private static Task<int> OpenAsync(QuestionRig rig) => rig.WithAsync((desk, _) => desk.CountAsync(new(), (Person?)null, Day, default));

    // Everything that somebody or something may change, at random.
    private static async Task ChangeAsync(ActionBotContext db, Random random)
    {
        db.ChangeTracker.Clear();
        var (people, areas, reports, boards) = (await db.People.ToListAsync(), await db.Areas.ToListAsync(), await db.Reports.ToListAsync(), await db.Boards.ToListAsync());
        foreach (var action in (await db.Actions.ToListAsync()).Where(_ => random.Next(6) == 0))
        {
            (action.Status, action.Rating, action.Standing) = ((ActionStatus)random.Next(4), (Rating)random.Next(4), random.Next(3) == 0 ? null : (AnswerChoice)random.Next(1, 7));
            (action.OwnerId, action.AreaId, action.ReportId) = (random.Next(4) == 0 ? null : people[random.Next(people.Count)].Id, areas[random.Next(areas.Count)].Id, reports[random.Next(reports.Count)].Id);
            (action.TargetDate, action.Forecast, action.LastAnsweredOn) = (Any(), Any(), Any());
            (action.Theme, action.DeliveryRoute, action.BoardName) = (random.Next(2) == 0 ? null : $"Theme {random.Next(9)}", random.Next(2) == 0 ? null : "Line management", random.Next(2) == 0 ? null : "B1");
            (action.SlipCount, action.LastLine, action.CorporateRisk) = (random.Next(2), random.Next(2) == 0 ? null : "Soon.", random.Next(2) == 0 ? null : $"Risk {random.Next(4)}");
        }
        foreach (var blocker in (await db.Blockers.ToListAsync()).Where(_ => random.Next(4) == 0))
            (blocker.EndedOn, blocker.BoardId) = (random.Next(2) == 0 ? null : Day, blocker.Kind == BlockerKind.Decision ? boards[random.Next(boards.Count)].Id : null);
        foreach (var query in (await db.OwnershipQueries.ToListAsync()).Where(_ => random.Next(2) == 0))
            query.SettledAt = query.SettledAt is null ? DateTimeOffset.UnixEpoch : null;
        foreach (var snooze in (await db.Snoozes.ToListAsync()).Where(_ => random.Next(3) == 0))
            snooze.Until = Day.AddDays(random.Next(-3, 4));
        var (person, report, area) = (people[random.Next(people.Count)], reports[random.Next(reports.Count)], areas[random.Next(areas.Count)]);
        (person.IsActive, person.Name) = (!person.IsActive, $"Person {random.Next(99)}");
        (report.Assurance, report.IssuedOn) = ((Assurance)random.Next(5), Any());
        area.Abbreviations = [$"A{random.Next(9)}"];
        var joined = new Person { Email = $"joined{people.Count}@example.org", Name = "Somebody new" };
        db.Add(joined);
        await db.SaveChangesAsync();
        db.Add(new ActionItem
        {
            Ref = $"N-{joined.Id:000}", AgreedAction = "Do a new thing", RegisteredOn = Day, OwnerId = joined.Id, TargetDate = Any(), AreaId = area.Id,
            Report = new() { Title = $"Report {reports.Count}", Source = new() { Code = $"NEW{reports.Count}", Name = "New source" } },
        });
        var last = await db.Actions.OrderBy(a => a.Id).LastAsync();
        if (random.Next(2) == 0 && last.Ref.StartsWith("N-", StringComparison.Ordinal))
            db.Remove(last);
        await db.SaveChangesAsync();

        DateOnly? Any() => random.Next(3) == 0 ? null : Day.AddDays(random.Next(-60, 60));
    }
}

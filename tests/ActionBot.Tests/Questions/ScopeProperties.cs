using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

/// <summary>Over random trees, people and questions: nobody ever receives what is not theirs to see.</summary>
public sealed class ScopeProperties
{
    private static readonly DateOnly Day = QuestionFile.Day;

    [DatabaseTheory]
    public async Task Nobody_receives_a_row_or_a_count_outside_what_they_may_see(StorageProvider provider)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            await using var rig = await QuestionRig.EmptyAsync(provider);
            await using var db = rig.Open();
            await SeedAsync(db, random);
            var all = await db.Actions.AsNoTracking().Include(a => a.Area).Include(a => a.Report).ToListAsync();
            var areas = await db.Areas.AsNoTracking().ToListAsync();
            var people = await db.People.AsNoTracking().ToListAsync();
            var leads = await db.AreaLeads.AsNoTracking().ToListAsync();
            var verifiers = await db.SourceVerifiers.AsNoTracking().ToListAsync();
            HashSet<string> MaySee(Person person) => [.. all.Where(a => person.IsAdministrator || a.OwnerId == person.Id
                || leads.Any(l => l.PersonId == person.Id && a.Area!.Path.StartsWith(areas.Single(x => x.Id == l.AreaId).Path, StringComparison.Ordinal))
                || verifiers.Any(v => v.PersonId == person.Id && v.SourceId == a.Report!.SourceId)).Select(a => a.Ref)];
            foreach (var person in people)
            {
                var allowed = MaySee(person);
                var everything = new Question { Marks = [[new(Mark.Any)]] };
                Assert.Equal(allowed.Order(), (await rig.WithAsync((desk, _) => desk.RefsAsync(everything, person, Day, null, default))).Order());
                Assert.Equal(allowed.Order(), await db.ActionsSeenBy(person, Day).Select(a => a.Ref).OrderBy(r => r).ToListAsync());
                for (var i = 0; i < 6; i++)
                {
                    var question = Any(random, areas, people);
                    var refs = await rig.WithAsync((desk, _) => desk.RefsAsync(question, person, Day, null, default));
                    var whole = await rig.WithAsync((desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default));
                    Assert.Equal(whole.Where(allowed.Contains).Order(), refs.Order());
                    var answer = await rig.WithAsync((desk, _) => desk.AnswerAsync(question, person, Day, default));
                    Assert.Equal(refs.Count, answer.Total);
                    Assert.True(answer.Rows.All(r => allowed.Contains(r.Ref)));
                    if (answer.By is not (null or Facet.Board))
                        Assert.Equal(refs.Count, answer.Groups.Sum(g => g.Count));
                }
            }
            // A channel: what all of some people may see.
            for (var i = 0; i < 10; i++)
            {
                List<Person> readers = [.. people.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];
                var question = Any(random, areas, people);
                var shared = await rig.WithAsync(async (desk, _) => await desk.AnswerAsync(question with { By = Facet.Area }, (await desk.SharedAsync(readers, Day, default))!, Day, default));
                var allowed = readers.Select(MaySee).Aggregate((a, b) => { a.IntersectWith(b); return a; });
                var whole = await rig.WithAsync((desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default));
                Assert.Equal(whole.Count(allowed.Contains), shared.Total);
                Assert.True(shared.Rows.All(r => allowed.Contains(r.Ref)));
            }
        }
    }

    [DatabaseTheory]
    public async Task Names_of_what_somebody_may_not_see_are_unknown_to_them(StorageProvider provider)
    {
        await using var rig = await QuestionRig.SampleAsync(provider);
        foreach (var name in (string[])["Aviation Security", "IT Access Controls", "stop and search", "aviation-security-owner1@example.org", "finance-owner1"])
        {
            var hidden = Assert.IsType<Reading.NotUnderstood>(await rig.ReadAsync($"overdue {name}", "public-order-lead@example.org"));
            Assert.DoesNotContain(hidden.Near, n => n.Contains(name, StringComparison.OrdinalIgnoreCase));
        }
        Assert.IsType<Reading.Understood>(await rig.ReadAsync("overdue in Met Operations", "public-order-lead@example.org"));
    }

    private static async Task SeedAsync(ActionBotContext db, Random random)
    {
        var areas = new List<Area>();
        for (var i = 0; i < 9; i++)
        {
            var parent = areas.Count > 0 && random.Next(3) > 0 ? areas[random.Next(areas.Count)] : null;
            // Names that begin alike: "a" is no part of "ab".
            var name = new string('a', random.Next(1, 4)) + i;
            areas.Add(new() { Name = name, Path = (parent?.Path ?? "") + name + "/", ParentId = parent?.Id });
            db.Add(areas[^1]);
            await db.SaveChangesAsync();
        }
        List<Person> people = [.. Enumerable.Range(0, 7).Select(i => new Person { Email = $"person{i}@example.org", Name = $"Person {i}", IsAdministrator = i == 0 })];
        List<Source> sources = [new() { Code = "ONE", Name = "One" }, new() { Code = "TWO", Name = "Two", Kind = SourceKind.OutsideBody }];
        db.AddRange(people);
        db.AddRange(sources);
        await db.SaveChangesAsync();
        List<Report> reports = [.. Enumerable.Range(0, 4).Select(i => new Report { SourceId = sources[i % 2].Id, Title = $"Report {i}", Assurance = Assurance.Limited })];
        db.AddRange(reports);
        await db.SaveChangesAsync();
        foreach (var person in people.Skip(1))
            if (random.Next(2) == 0)
                db.Add(new AreaLead { AreaId = areas[random.Next(areas.Count)].Id, PersonId = person.Id });
        db.Add(new SourceVerifier { SourceId = sources[0].Id, PersonId = people[6].Id });
        for (var i = 0; i < 60; i++)
            db.Add(new ActionItem
            {
                Ref = $"R-{i:000}", AgreedAction = $"Do thing {i % 5}", ReportId = reports[random.Next(4)].Id, AreaId = areas[random.Next(areas.Count)].Id,
                OwnerId = random.Next(4) == 0 ? null : people[random.Next(people.Count)].Id, Rating = (Rating)random.Next(4), TargetDate = random.Next(4) == 0 ? null : Day.AddDays(random.Next(-300, 300)),
                Status = (ActionStatus)random.Next(4), Theme = random.Next(2) == 0 ? null : $"Theme {random.Next(3)}", RegisteredOn = Day,
            });
        await db.SaveChangesAsync();
    }

    private static Question Any(Random random, List<Area> areas, List<Person> people)
    {
        var marks = Enum.GetValues<Mark>();
        var area = areas[random.Next(areas.Count)];
        var person = people[random.Next(people.Count)];
        NameTerm[] names =
        [
            new(NameKind.Area, area.Path, area.Name, random.Next(2) == 0), new(NameKind.Person, person.Email, person.Name, random.Next(2) == 0), Ratings.Term((Rating)random.Next(4)),
            new(NameKind.Source, "ONE", "One", random.Next(2) == 0), new(NameKind.Theme, "Theme 1", "Theme 1", random.Next(2) == 0), new(NameKind.Report, "Report 2", "Report 2"),
        ];
        return new()
        {
            Marks = [.. Enumerable.Range(0, random.Next(3)).Select(_ => (IReadOnlyList<MarkTerm>)[.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new MarkTerm(marks[random.Next(marks.Length)], random.Next(3) == 0))])],
            Names = [.. names.Where(_ => random.Next(4) == 0)],
            Spans = random.Next(3) == 0 ? [new((DateField)random.Next(4), Day.AddDays(-90), random.Next(2) == 0 ? null : Day.AddDays(90), random.Next(3) == 0)] : [],
            By = random.Next(2) == 0 ? null : (Facet)random.Next(Enum.GetValues<Facet>().Length),
            Order = (Ordering)random.Next(5),
        };
    }
}

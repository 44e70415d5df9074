using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Reporting;
using ActionBot.Reporting;
using ActionBot.Reporting.Chat;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Reporting;

/// <summary>What people get who type "report" in the chat.</summary>
public sealed class LeadReportTests
{
    [DatabaseTheory]
    public async Task Lead_gets_the_position_of_their_area_on_a_card(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        foreach (var typed in new[] { "report", "Position", "show me the report please", "my position report?" })
        {
            var words = (await scene.TypeAsync(scene.Lead, typed)).Words();
            Assert.StartsWith("Finance: 3 of 5 open are overdue", words, StringComparison.Ordinal);
            Assert.Contains("No update from the owner", words, StringComparison.Ordinal);
        }
    }

    [DatabaseTheory]
    public async Task Owner_gets_their_own_and_stranger_nothing(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        Assert.StartsWith(
            "What you may see: 1 of 3 open is overdue",
            (await scene.TypeAsync(scene.Owner, "report")).Words(),
            StringComparison.Ordinal
        );
        await scene.ReadAsync(db => db.Actions.ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, (long?)null)));
        Assert.Equal(PositionCommand.Nothing, (await scene.TypeAsync(scene.OtherOwner, "report")).Words());
    }

    [DatabaseTheory]
    public async Task Administrator_gets_the_whole_register(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Lead.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsAdministrator, true))
        );
        Assert.StartsWith(
            "The whole register: 3 of 5 open are overdue",
            (await scene.TypeAsync(scene.Lead, "report")).Words(),
            StringComparison.Ordinal
        );
    }

    [DatabaseTheory]
    public async Task Lead_never_gets_an_action_from_outside_the_area_over_random_trees_and_people(StorageProvider provider)
    {
        await using var rig = await ReportRig.CreateAsync(provider);
        for (var seed = 1; seed <= 6; seed++)
        {
            var random = new Random(seed);
            await using var db = rig.Open();
            await ClearAsync(db);
            await FillAsync(db, random);
            var actions = await db.Actions.AsNoTracking().Include(a => a.Area).ToListAsync();
            foreach (var person in await db.People.AsNoTracking().ToListAsync())
            {
                var led = await db.AreaLeads.Where(l => l.PersonId == person.Id).Select(l => l.Area!.Path).ToListAsync();
                var may = actions.Where(a => led.Count > 0 ? led.Any(p => IsBelow(a.Area!.Path, p)) : a.OwnerId == person.Id).ToList();
                foreach (var on in new[] { Day, Day.AddDays(-40) })
                {
                    var scope = await new PositionScopes(db).OfAsync(person, Day, default);
                    var seen = new List<ReportedRow>();
                    var report = await ReportRig.Query(db).RunAsync(new(on, on.AddDays(-30)), scope.Scope, seen.Add, default);
                    Assert.All(seen, row => Assert.Contains(may, a => a.Ref == row.Action.Ref));
                    Assert.All(seen.Where(_ => led.Count > 0), row => Assert.Contains(led, p => IsBelow(row.Detail!.AreaPath, p)));
                    // Today nothing is missing either.
                    if (on == Day)
                        Assert.Equal(
                            may.Select(a => a.Ref).Order(StringComparer.Ordinal),
                            seen.Select(r => r.Action.Ref).Order(StringComparer.Ordinal)
                        );
                    Assert.Equal(seen.Count, report.All.Open + report.Closed);
                    Assert.All(
                        report.Changes!.Lists.SelectMany(l => l.List.First).Concat(report.Slips.Furthest.Select(s => s.Ref)),
                        r => Assert.Contains(may, a => a.Ref == r)
                    );
                    Assert.Equal(report.All.Open, report.All.By[ReportDimension.Area].Sum(a => a.Open));
                }
            }
        }
    }

    private static readonly DateOnly Day = new(2026, 2, 10);

    private static bool IsBelow(string path, string above) => path == above || path.StartsWith(above, StringComparison.Ordinal);

    private static async Task ClearAsync(ActionBotContext db)
    {
        await db.Changes.ExecuteDeleteAsync();
        await db.Actions.ExecuteDeleteAsync();
        await db.AreaLeads.ExecuteDeleteAsync();
        await db.Areas.ExecuteUpdateAsync(s => s.SetProperty(a => a.ParentId, (long?)null));
        await db.Areas.ExecuteDeleteAsync();
        await db.Reports.ExecuteDeleteAsync();
        await db.Sources.ExecuteDeleteAsync();
        await db.People.ExecuteDeleteAsync();
    }

    // Names that begin alike, areas that moved between trees, leads of several areas and of none.
    private static async Task FillAsync(ActionBotContext db, Random random)
    {
        var source = new Source { Code = "DARA", Name = "Internal audit" };
        var people = Enumerable.Range(0, 8).Select(i => new Person { Email = $"p{i}@example.org", Name = $"Person {i}" }).ToList();
        db.Add(source);
        db.AddRange(people);
        await db.SaveChangesAsync();
        var report = new Domain.Register.Report { SourceId = source.Id, Title = "Fraud" };
        db.Add(report);
        var areas = new List<Area>();
        foreach (var group in new[] { "A", "AB", "B" })
        {
            var top = new Area { Name = group, Path = Area.PathOf(group) };
            db.Add(top);
            await db.SaveChangesAsync();
            areas.Add(top);
            foreach (var name in new[] { "North", "North East", "South" }.Where(_ => random.Next(4) > 0))
            {
                var below = new Area
                {
                    Name = name,
                    Path = Area.PathOf(group, name),
                    ParentId = top.Id,
                };
                db.Add(below);
                await db.SaveChangesAsync();
                areas.Add(below);
                if (random.Next(2) == 0)
                    areas.Add(
                        new()
                        {
                            Name = "Team",
                            Path = Area.PathOf(group, name, "Team"),
                            ParentId = below.Id,
                        }
                    );
            }
        }
        db.AddRange(areas.Where(a => a.Id == 0));
        await db.SaveChangesAsync();
        foreach (
            var (area, person) in Enumerable.Range(0, 6).Select(_ => (areas[random.Next(areas.Count)], people[random.Next(5)])).Distinct()
        )
            db.Add(new AreaLead { AreaId = area.Id, PersonId = person.Id });
        for (var i = 0; i < 60; i++)
        {
            var (area, before) = (areas[random.Next(areas.Count)], areas[random.Next(areas.Count)]);
            db.Add(
                new ActionItem
                {
                    Ref = $"R-{i:00}",
                    ReportId = report.Id,
                    AreaId = area.Id,
                    AgreedAction = "Do it.",
                    OwnerId = random.Next(3) == 0 ? null : people[random.Next(people.Count)].Id,
                    TargetDate = Day.AddDays(random.Next(-90, 60)),
                    RegisteredOn = Day.AddDays(-random.Next(20, 120)),
                    Status = (ActionStatus)random.Next(4),
                }
            );
            if (random.Next(3) == 0 && before != area)
                db.Add(
                    new Domain.History.Change
                    {
                        At = DateTimeOffset.UnixEpoch,
                        On = Day.AddDays(-random.Next(0, 30)),
                        Entity = "action",
                        Key = $"R-{i:00}",
                        Field = "area",
                        From = before.Path,
                        To = area.Path,
                        Through = "import register",
                    }
                );
        }
        await db.SaveChangesAsync();
    }
}

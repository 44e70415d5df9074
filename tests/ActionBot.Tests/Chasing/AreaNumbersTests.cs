using ActionBot.Chasing.Telling;
using ActionBot.Directory;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Register = ActionBot.Domain.Register;

namespace ActionBot.Tests.Chasing;

/// <summary>Counts a random register action by action, and compares that with what the database counts for the digests.</summary>
public sealed class AreaNumbersTests
{
    private static readonly DateOnly Day = Scene.Today;

    [DatabaseTheory]
    public async Task Numbers_of_digests_are_those_that_are_counted_action_by_action(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var leads = await scene.ReadAsync(db => SeedAsync(db, new(20260210)));
        await scene.Bot.WithAsync(async services =>
        {
            var db = services.GetRequiredService<ActionBotContext>();
            List<DigestOrder> orders = [];
            foreach (var lead in leads)
            {
                var row = new CheckIn
                {
                    Ask = $"ask-{lead}",
                    PersonId = lead,
                    On = Day,
                    Kind = CheckInKind.AreaDigest,
                };
                db.Add(row);
                orders.Add(new(row, []));
            }
            await db.SaveChangesAsync();
            await services.GetRequiredService<AreaDigests>().DrawAsync(Day, orders, default);
            return await db.SaveChangesAsync();
        });
        var counted = await scene.ReadAsync(db => CountAsync(db, leads));
        var told = (await scene.ReadAsync(db => db.AreaPositions.Include(p => p.CheckIn).ToListAsync())).ToDictionary(
            p => p.CheckIn!.PersonId,
            p => p.Numbers
        );
        Assert.Equal(counted.OrderBy(c => c.Key), told.OrderBy(t => t.Key));
        Assert.All(counted.Values, n => Assert.True(n is { Overdue: > 0, NoAnswer: > 0, NoDate: > 0 } && n.Open > n.Overdue));
    }

    // A tree of areas with leads at three levels, owners with all kinds of weeks, and requests of the last weeks, some of them answered.
    private static async Task<IReadOnlyList<long>> SeedAsync(ActionBotContext db, Random random)
    {
        var owners = Enumerable
            .Range(0, 12)
            .Select(i => new Person
            {
                Email = $"owner{i}@example.net",
                Name = $"Owner {i}",
                IsActive = i != 3,
                WorkingDays =
                    i % 3 == 0
                        ? Domain.WorkingTime.WorkingDays.Monday | Domain.WorkingTime.WorkingDays.Thursday
                        : Domain.WorkingTime.WorkingDays.MondayToFriday,
            })
            .ToList();
        var leads = Enumerable.Range(0, 4).Select(i => new Person { Email = $"lead{i}@example.net", Name = $"Lead {i}" }).ToList();
        string[][] names =
        [
            ["Group"],
            ["Group", "A"],
            ["Group", "A", "Team"],
            ["Group", "AB"],
            ["Group", "B"],
        ];
        var areas = names.Select(n => new Area { Name = n[^1], Path = Area.PathOf(n) }).ToList();
        db.AddRange(owners);
        db.AddRange(leads);
        db.AddRange(areas);
        await db.SaveChangesAsync();
        foreach (var (lead, area) in new[] { (0, 0), (1, 1), (2, 2), (3, 2), (3, 4), (1, 2) })
            db.Add(new AreaLead { AreaId = areas[area].Id, PersonId = leads[lead].Id });
        foreach (var owner in owners.Take(6))
            db.Add(
                new Absence
                {
                    PersonId = owner.Id,
                    From = Day.AddDays(-random.Next(3, 9)),
                    To = Day.AddDays(-1),
                }
            );
        var sources = await db.Sources.Select(s => s.Id).ToListAsync();
        var reports = Enum.GetValues<Assurance>()
            .SelectMany(a =>
                sources.Select(s => new Register.Report
                {
                    SourceId = s,
                    Title = $"Report {a} {s}",
                    Assurance = a,
                })
            )
            .ToList();
        db.AddRange(reports);
        await db.SaveChangesAsync();
        for (var i = 0; i < 400; i++)
        {
            var action = new ActionItem
            {
                Ref = $"RND-{i:0000}",
                ReportId = reports[random.Next(reports.Count)].Id,
                AreaId = areas[random.Next(areas.Count)].Id,
                AgreedAction = "Do it.",
                OwnerId = random.Next(8) == 0 ? null : owners[random.Next(owners.Count)].Id,
                Rating = (Rating)random.Next(4),
                Status = (ActionStatus)(random.Next(3) == 0 ? random.Next(4) : 0),
                TargetDate = random.Next(5) == 0 ? null : Day.AddDays(random.Next(-60, 60)),
                LastAnsweredOn = random.Next(3) == 0 ? Day.AddDays(-random.Next(0, 20)) : null,
            };
            db.Add(action);
            await db.SaveChangesAsync();
            for (var asked = random.Next(3); asked > 0 && action.OwnerId is { } owner; asked--)
                db.Add(
                    new CheckIn
                    {
                        Ask = $"ask-{i}-{asked}",
                        PersonId = owner,
                        On = Day.AddDays(-i - asked * 500),
                        DeliveredOn = Day.AddDays(-random.Next(0, 16)),
                        DeliveredAt = DateTimeOffset.UnixEpoch,
                        Items =
                        {
                            new()
                            {
                                ActionItemId = action.Id,
                                OwnerId = random.Next(6) == 0 ? owners[0].Id : owner,
                                Place = 1,
                            },
                        },
                    }
                );
        }
        await db.SaveChangesAsync();
        return leads.ConvertAll(l => l.Id);
    }

    private static async Task<IReadOnlyDictionary<long, AreaNumbers>> CountAsync(ActionBotContext db, IReadOnlyList<long> leads)
    {
        var actions = await db
            .Actions.AsNoTracking()
            .Include(a => a.Area)
            .Include(a => a.Owner)
            .Include(a => a.Report!)
                .ThenInclude(r => r.Source)
            .ToListAsync();
        var requests = (await db.CheckInItems.AsNoTracking().Include(i => i.CheckIn).ToListAsync()).ToLookup(i => i.ActionItemId);
        var absences = (await db.Absences.ToListAsync()).ToLookup(a => a.PersonId);
        var led = (await db.AreaLeads.Include(l => l.Area).ToListAsync()).ToLookup(l => l.PersonId, l => l.Area!.Path);
        var counted = new Dictionary<long, AreaNumbers>();
        foreach (var lead in leads)
        {
            var mine = actions
                .Where(a =>
                    a.Status != ActionStatus.Closed
                    && led[lead].Any(p => a.Area!.Path.StartsWith(p, StringComparison.Ordinal))
                    && MonitoringRule.Default.IsMonitored(a.Rating, a.Report!.Assurance, a.Report.Source!.Kind)
                )
                .ToList();
            counted[lead] = new(
                mine.Count,
                mine.Count(a => Position.IsOverdue(a.Status, a.TargetDate, Day)),
                mine.Count(IsUnanswered),
                mine.Count(a => a.TargetDate is null)
            );
        }
        return counted;

        bool IsUnanswered(ActionItem action)
        {
            if (action.Status != ActionStatus.Open || action.Owner is not { IsActive: true } owner)
                return false;
            var open = requests[action.Id]
                .Where(r => r.OwnerId == action.OwnerId && !(r.CheckIn!.DeliveredOn <= action.LastAnsweredOn))
                .Select(r => r.CheckIn!.DeliveredOn!.Value)
                .ToList();
            if (open.Count == 0)
                return false;
            var (worked, calendars) = (0, new Calendars(BankHolidays.EnglandAndWales));
            for (var d = open.Max().AddDays(1); d < Day; d = d.AddDays(1))
                worked += calendars.PatternOf(owner).IsWorkingDay(d) && !absences[owner.Id].Any(a => d >= a.From && d <= a.To) ? 1 : 0;
            return open.Count > 1 || worked >= 5;
        }
    }
}

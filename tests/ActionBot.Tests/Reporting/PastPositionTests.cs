using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Reporting;

/// <summary>The report of a past day tells what the register was at the end of that day, whatever happened since.</summary>
public sealed class PastPositionTests
{
    private const int Days = 20,
        Seeds = 3,
        Pairs = 12;

    [DatabaseTheory]
    public async Task Report_of_every_past_day_is_the_snapshot_that_was_kept_on_it(StorageProvider provider)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            await using var rig = await ReportRig.CreateAsync(provider);
            await BoardsAsync(rig);
            var random = new Random(seed);
            var run = new PastRun(rig, random);
            var kept = new List<Snapshot>();
            for (var day = 0; day < Days; day++)
            {
                await run.NextDayAsync();
                await using var db = rig.Open();
                kept.Add(await Snapshot.TakeAsync(db, run.Day));
            }
            foreach (var snapshot in kept)
                Same(snapshot.Numbers, Snapshot.Of(await rig.ReportAsync(snapshot.Day)), $"seed {seed}, {provider}, {snapshot.Day}");
            for (var pairs = 0; pairs < Pairs; pairs++)
            {
                var (from, to) = (random.Next(Days - 1), random.Next(Days));
                if (from < to)
                    await CompareAsync(rig, kept[from], kept[to], $"seed {seed}, {provider}");
            }
        }
    }

    [DatabaseTheory]
    public async Task Day_between_two_changes_has_the_position_after_the_first(StorageProvider provider)
    {
        await using var rig = await ReportRig.CreateAsync(provider);
        var first = new DateOnly(2025, 5, 1);
        await ImportAsync(
            rig,
            first,
            "A-1,DARA,Fraud,Limited,High,Loss,Do it,Group,North,,owner@example.org,lead@example.org,30/06/2025,Open"
        );
        await ImportAsync(
            rig,
            first.AddDays(60),
            "A-1,DARA,Fraud,Limited,High,Loss,Do it,Group,South,,owner@example.org,lead@example.org,30/09/2025,Open"
        );
        await ImportAsync(
            rig,
            first.AddDays(120),
            "A-1,DARA,Fraud,Limited,High,Loss,Do it,Group,South,,owner@example.org,lead@example.org,30/09/2025,Closed"
        );

        Assert.Equal((0, 0), await OpenAndClosedAsync(rig, first.AddDays(-1)));
        Assert.Equal((1, 0), await OpenAndClosedAsync(rig, first));
        Assert.Equal((1, 0), await OpenAndClosedAsync(rig, first.AddDays(119)));
        Assert.Equal((0, 1), await OpenAndClosedAsync(rig, first.AddDays(120)));
        var before = await rig.ReportAsync(first.AddDays(59));
        Assert.Equal(
            ("North", 0, 0),
            (before.All.By[Domain.Reporting.ReportDimension.Area][0].Name, before.All.Overdue, before.Slips.Actions)
        );
        var after = await rig.ReportAsync(first.AddDays(60));
        Assert.Equal(
            ("South", 0, 1, 92),
            (after.All.By[Domain.Reporting.ReportDimension.Area][0].Name, after.All.Overdue, after.Slips.Moves, after.Slips.MostDays)
        );
    }

    [DatabaseTheory]
    public async Task Register_of_an_earlier_day_that_comes_in_last_counts_from_its_own_day(StorageProvider provider)
    {
        await using var rig = await ReportRig.CreateAsync(provider);
        var first = new DateOnly(2025, 5, 1);
        const string Row = "A-1,DARA,Fraud,Limited,High,Loss,Do it,Group,North,,owner@example.org,lead@example.org,";
        await ImportAsync(rig, first, Row + "30/06/2025,Open");
        await ImportAsync(rig, first.AddDays(60), Row + "31/08/2025,Open");
        await ImportAsync(rig, first.AddDays(30), Row + "31/07/2025,Open");

        Assert.Equal("Q1 25/26", await QuarterAsync(rig, first.AddDays(29), first.AddDays(400)));
        Assert.Equal("Q2 25/26", await QuarterAsync(rig, first.AddDays(30), first.AddDays(400)));
        Assert.Equal(
            new DateOnly(2025, 7, 31),
            (await rig.ReportAsync(first.AddDays(200))) is { All.OldestOverdueDays: var days } ? first.AddDays(200 - days) : default
        );
    }

    [DatabaseTheory]
    public async Task Due_on_the_day_is_not_overdue_and_the_day_after_is(StorageProvider provider)
    {
        await using var rig = await ReportRig.CreateAsync(provider);
        await ImportAsync(
            rig,
            new DateOnly(2025, 5, 1),
            "A-1,DARA,Fraud,Limited,High,Loss,Do it,Group,North,,owner@example.org,lead@example.org,30/06/2025,Open"
        );
        Assert.Equal(
            (0, 1),
            ((await rig.ReportAsync(new DateOnly(2025, 6, 30))).All.Overdue, (await rig.ReportAsync(new DateOnly(2025, 7, 1))).All.Overdue)
        );
    }

    [DatabaseTheory]
    public async Task Days_in_the_wrong_order_are_refused_with_a_sentence(StorageProvider provider)
    {
        await using var rig = await ReportRig.CreateAsync(provider);
        var fault = await Assert.ThrowsAsync<Domain.RuleException>(() =>
            rig.ReportAsync(new DateOnly(2025, 6, 30), since: new DateOnly(2025, 6, 30))
        );
        Assert.Equal("The earlier day, 2025-06-30, is not before 2025-06-30. Give a day before it.", fault.Message);
    }

    private static async Task<(int, int)> OpenAndClosedAsync(ReportRig rig, DateOnly day) =>
        await rig.ReportAsync(day) is var report ? (report.All.Open, report.Closed) : default;

    // The quarter of the target date as it was on the day, told as what became overdue since.
    private static async Task<string> QuarterAsync(ReportRig rig, DateOnly day, DateOnly later)
    {
        await using var db = rig.Open();
        var target = default(DateOnly?);
        await ReportRig.Query(db).RunAsync(new(day), null, row => target = row.Action.TargetDate, default);
        Assert.True(target < later);
        return Domain.Reporting.FinancialQuarter.Of(target!.Value).Label;
    }

    private static async Task ImportAsync(ReportRig rig, DateOnly on, params string[] rows)
    {
        const string Header = "Ref,Source,Report,Assurance,Rating,Risk,Action,Business group,Area,Team,Owner,Lead,Target date,Status";
        await using var db = rig.Open();
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)) + "\n"));
        Assert.True((await new ActionBot.Exchange.RegisterImport(db, rig.Clock).RunAsync(text, new(on), null, default)).Written);
    }

    private static async Task BoardsAsync(ReportRig rig)
    {
        await using var db = rig.Open();
        db.AddRange(new Board { Code = "B1", Name = "First board" }, new Board { Code = "B2", Name = "Second board" });
        await db.SaveChangesAsync();
    }

    private static async Task CompareAsync(ReportRig rig, Snapshot from, Snapshot to, string where)
    {
        var changes = (await rig.ReportAsync(to.Day, from.Day)).Changes!;
        bool IsOpen((ActionStatus Status, DateOnly? Target) action) => action.Status != ActionStatus.Closed;
        bool WasOpen(string reference) => from.Actions.TryGetValue(reference, out var was) && IsOpen(was);
        bool IsLate(Snapshot at, string reference) =>
            at.Actions.TryGetValue(reference, out var action) && IsOpen(action) && action.Target < at.Day;
        int Count(Func<string, bool> counts) => to.Actions.Keys.Count(counts);
        var there = from.Actions;
        Assert.Equal(
            (where, from.Numbers.GetValueOrDefault("all open"), from.Numbers.GetValueOrDefault("all overdue")),
            (where, changes.OpenBefore, changes.OverdueBefore)
        );
        Assert.Equal(
            (
                where,
                Count(r => !there.ContainsKey(r)),
                Count(r => !IsOpen(to.Actions[r]) && (!there.ContainsKey(r) || WasOpen(r))),
                Count(r => IsOpen(to.Actions[r]) && there.ContainsKey(r) && !WasOpen(r))
            ),
            (where, changes.Opened.Count, changes.Closed.Count, changes.Reopened.Count)
        );
        Assert.Equal(
            (
                where,
                Count(r => IsLate(to, r) && !IsLate(from, r)),
                Count(r => IsOpen(to.Actions[r]) && there.ContainsKey(r) && to.Actions[r].Target > there[r].Target),
                Count(r => IsOpen(to.Actions[r]) && there.ContainsKey(r) && there[r].Target is null && to.Actions[r].Target is not null)
            ),
            (where, changes.BecameOverdue.Count, changes.Slipped.Count, changes.GotADate.Count)
        );
    }

    private static void Same(SortedDictionary<string, int> kept, SortedDictionary<string, int> reported, string where)
    {
        var differing = kept
            .Keys.Union(reported.Keys)
            .Where(k => kept.GetValueOrDefault(k) != reported.GetValueOrDefault(k))
            .Select(k => $"{k}: was {kept.GetValueOrDefault(k)}, reported {reported.GetValueOrDefault(k)}")
            .ToList();
        Assert.True(differing.Count == 0, $"{where}\n{string.Join('\n', differing)}");
    }
}

using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Writing;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Exchange.Importing;

/// <summary>What people changed through cards stands against an older register.</summary>
public sealed class MovedHereTests
{
    private static readonly CheckedAnswer Done = new() { Choice = AnswerChoice.Done, Line = "Signed off." };

    [DatabaseTheory]
    public async Task An_answer_given_here_is_not_overwritten_by_older_register_text(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.Two);
        await rig.HereAsync(
            "DARA-2",
            a => a.Apply(new CheckedAnswer { Choice = AnswerChoice.OnTrack, Line = "Half done." }, new(2019, 6, 20))
        );
        await rig.ImportAsync(ImportRig.With(ImportRig.With(ImportRig.Two, "Last update", "Old words"), "Last updated", "10/6/2019"));
        Assert.Equal("Half done.", (await rig.ActionAsync("DARA-2")).LastLine);

        var report = await rig.ImportAsync(
            ImportRig.With(ImportRig.With(ImportRig.Two, "Last update", "New words"), "Last updated", "25/6/2019")
        );
        var action = await rig.ActionAsync("DARA-2");
        Assert.Equal((1, "New words", new DateOnly(2019, 6, 25)), (report.Changed, action.LastLine, action.LastAnsweredOn));
    }

    [DatabaseTheory]
    public async Task An_action_that_moved_on_here_is_not_reopened(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        await rig.HereAsync("DARA-1", a => a.Apply(Done, new(2019, 6, 20)));
        await rig.HereAsync("DARA-2", a => (a.Status, a.ClosedAs) = (ActionStatus.Closed, ClosureKind.RiskAccepted));
        var report = await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        Assert.Equal((0, 2), (report.Changed, report.Unchanged));
        Assert.Equal(ActionStatus.AwaitingVerification, (await rig.ActionAsync("DARA-1")).Status);
        Assert.Equal(ClosureKind.RiskAccepted, (await rig.ActionAsync("DARA-2")).ClosedAs);
        Assert.Equal([new("DARA-1", "status", "AwaitingVerification", "Open"), new("DARA-2", "status", "Closed", "Open")], report.Kept);
    }

    [DatabaseTheory]
    public async Task Closed_in_the_register_closes_whatever_stands_here(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        await rig.HereAsync("DARA-1", a => a.Apply(Done, new(2019, 6, 20)));
        var report = await rig.ImportAsync(ImportRig.With(ImportRig.One, "Status", "Superseded"));
        var action = await rig.ActionAsync("DARA-1");
        Assert.Equal((1, 1, ActionStatus.Closed, ClosureKind.Superseded), (report.Changed, report.Closed, action.Status, action.ClosedAs));
        Assert.Equal(
            [("status", "AwaitingVerification", "Closed"), ("closedAs", null, "Superseded")],
            (await rig.HistoryAsync()).Where(c => c.Field != "*").Select(c => (c.Field, c.From, c.To))
        );
    }

    [Fact]
    public async Task What_the_register_closed_by_mistake_it_may_open_again()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Status", "Closed"));
        await rig.ImportAsync(ImportRig.One);
        var action = await rig.ActionAsync("DARA-1");
        Assert.Equal((ActionStatus.Open, null), (action.Status, action.ClosedAs));
    }

    [Fact]
    public async Task Complete_in_the_register_awaits_verification_unless_the_owner_answered_since()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        await rig.HereAsync("DARA-2", a => a.Apply(new CheckedAnswer { Choice = AnswerChoice.AtRisk, Line = "Late." }, new(2019, 6, 20)));
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Status", "Complete"), ImportRig.With(ImportRig.Two, "Status", "Complete"));
        Assert.Equal(ActionStatus.AwaitingVerification, (await rig.ActionAsync("DARA-1")).Status);
        Assert.Equal(ActionStatus.Open, (await rig.ActionAsync("DARA-2")).Status);
    }

    [DatabaseTheory]
    public async Task A_target_date_granted_here_stands_until_the_register_itself_moves(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        await rig.HereAsync("DARA-1", a => a.TargetDate = new(2020, 6, 30));
        var same = await rig.ImportAsync(ImportRig.One);
        Assert.Equal((0, new KeptValue("DARA-1", "targetDate", "2020-06-30", "2019-12-31")), (same.Changed, Assert.Single(same.Kept)));
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Target date", "31/1/2020"));
        Assert.Equal(new DateOnly(2020, 1, 31), (await rig.ActionAsync("DARA-1")).TargetDate);
    }
}

using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Importing;

public sealed class CircleTests
{
    private static string Row(int number, string dependsOn, string status = "Open") =>
        ImportRig.With(ImportRig.With(ImportRig.With(ImportRig.One, "Ref", $"DARA-{number}"), "Depends on", dependsOn), "Status", status);

    [DatabaseTheory]
    public async Task Rows_that_wait_for_each_other_in_a_circle_are_refused_with_the_circle(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        var report = await rig.ImportAsync(Row(1, "DARA-2"), Row(2, "dara-3"), Row(3, "DARA-1"), Row(4, "DARA-1"));
        Assert.Equal((2, false), (report.ExitCode, report.Written));
        var fault = Assert.Single(report.Faults);
        Assert.Equal((4, "Depends on", "DARA-1"), (fault.Row, fault.Column, fault.Value));
        Assert.Contains("It would go round in a circle: DARA-3 waits for DARA-1 waits for DARA-2 waits for DARA-3.", fault.Advice);

        report = await rig.ImportAsync(
            new ImportOptions(ImportRig.Day) { SkipFaulty = true },
            Row(1, "DARA-2"),
            Row(2, "dara-3"),
            Row(3, "DARA-1"),
            Row(4, "DARA-1")
        );
        Assert.Equal((4, 3), (Assert.Single(report.SkippedRows), report.New));
    }

    [Fact]
    public async Task Closed_action_closes_no_circle_and_a_chain_is_none()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        Assert.True((await rig.ImportAsync(Row(1, "DARA-2"), Row(2, "DARA-1", "Closed"), Row(3, "DARA-1;DARA-2"))).Written);
    }

    [DatabaseTheory]
    public async Task Register_that_contradicts_another_or_an_answer_is_refused(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(Row(1, ""), Row(2, ""), Row(3, "DARA-1"));
        await using (var db = rig.Open())
        {
            var actions = await db.Actions.ToDictionaryAsync(a => a.Ref);
            var update = new ProgressUpdate
            {
                ActionItemId = actions["DARA-1"].Id,
                PersonId = actions["DARA-1"].OwnerId!.Value,
                Once = "once",
                Choice = AnswerChoice.Other,
                On = ImportRig.Day,
                At = ImportRig.Now,
            };
            db.Add(update);
            await db.SaveChangesAsync();
            db.Add(
                new Blocker
                {
                    ActionItemId = actions["DARA-1"].Id,
                    DependsOnId = actions["DARA-2"].Id,
                    Kind = BlockerKind.Dependency,
                    State = BlockerState.Accepted,
                    RaisedOn = ImportRig.Day,
                    UpdateId = update.Id,
                }
            );
            await db.SaveChangesAsync();
        }
        var report = await rig.ImportAsync(Row(2, "DARA-3"));
        Assert.Contains("DARA-2 waits for DARA-3 waits for DARA-1 waits for DARA-2", Assert.Single(report.Faults).Advice);
    }
}

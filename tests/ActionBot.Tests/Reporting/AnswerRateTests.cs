using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Reporting;

public sealed class AnswerRateTests
{
    [DatabaseTheory]
    public async Task First_answer_after_a_delivered_request_counts_once_for_it(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            var action = db.Actions.Single(a => a.Ref == "DARA-0042");
            // Asked a week ago and again yesterday, answered twice in between; and once asked in vain, once withdrawn, once at
            // the owner's own wish.
            await AskAsync(db, action.Id, -7, CheckInKind.Scheduled);
            await AnswerAsync(db, action.Id, -5);
            await AnswerAsync(db, action.Id, -2);
            await AskAsync(db, action.Id, -1, CheckInKind.Scheduled);
            await AskAsync(db, action.Id, -3, CheckInKind.OnRequest);
            await AskAsync(db, action.Id, null, CheckInKind.Scheduled);
            return true;
        });
        var report = await ReportAsync(scene, Scene.Today);
        Assert.Equal((2, 1, 2), (report.Requests, report.Answered, report.MedianWorkingDays));
        // Before the answer came there was none.
        var before = await ReportAsync(scene, Scene.Today.AddDays(-6));
        Assert.Equal((1, 0, null), (before.Requests, before.Answered, before.MedianWorkingDays));
    }

    private static async Task<Domain.Reporting.AnswerTimes> ReportAsync(Scene scene, DateOnly on) =>
        (await scene.ReadAsync(db => ReportRig.Query(db).RunAsync(new(on), default))).Answers!;

    private static Task AskAsync(ActionBotContext db, long action, int? ago, CheckInKind kind)
    {
        var owner = db.Actions.Single(a => a.Id == action).OwnerId!.Value;
        var on = Scene.Today.AddDays(ago ?? -20);
        var checkIn = new CheckIn
        {
            Ask = $"ask-{on:o}-{kind}",
            PersonId = owner,
            On = on,
            Kind = kind,
            DeliveredOn = ago is null ? null : on,
            DeliveredAt = ago is null ? null : At(on, 9),
            Items =
            {
                new()
                {
                    ActionItemId = action,
                    OwnerId = owner,
                    Place = 1,
                },
            },
        };
        db.Add(checkIn);
        return db.SaveChangesAsync();
    }

    private static Task AnswerAsync(ActionBotContext db, long action, int ago)
    {
        var on = Scene.Today.AddDays(ago);
        db.Add(
            new ProgressUpdate
            {
                ActionItemId = action,
                PersonId = db.Actions.Single(a => a.Id == action).OwnerId!.Value,
                Once = $"once-{ago}",
                On = on,
                At = At(on, 12),
                Choice = AnswerChoice.AtRisk,
            }
        );
        return db.SaveChangesAsync();
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new(hour, 0)), TimeSpan.Zero);
}

using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Questions;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Storage;

/// <summary>Since when nobody has answered, as an action keeps it.</summary>
public sealed class AskedActionsTests
{
    private const string Ref = "DARA-0017";

    [DatabaseTheory]
    public async Task Requests_that_were_delivered_are_noted_until_they_are_answered_and_count_for_their_owner_only(
        StorageProvider provider
    )
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.OtherOwner);
        Assert.Equal((null, null), await AskedAsync(scene));
        await scene.TypeAsync(scene.OtherOwner, "my actions");
        Assert.Equal((null, null), await AskedAsync(scene));

        await scene.SweepAsync();
        await scene.SweepAsync();
        Assert.Equal((Scene.Today, null), await AskedAsync(scene));
        Assert.False(await IsUnansweredAsync(scene, Scene.Today.AddDays(7)));
        await scene.DaysAsync(8);
        Assert.Equal((Scene.Today, Scene.Today.AddDays(7)), await AskedAsync(scene));
        Assert.True(await IsUnansweredAsync(scene, Scene.Today.AddDays(7)));
        await scene.ReadAsync(db =>
            db.Actions.ExecuteUpdateAsync(s =>
                s.SetProperty(a => a.AskedOn, (DateOnly?)null).SetProperty(a => a.AskedAgainOn, (DateOnly?)null)
            )
        );
        await scene.ReadAsync(db => db.Database.ExecuteSqlRawAsync(AskedActions.FromTheBeginning));
        Assert.Equal((Scene.Today, Scene.Today.AddDays(7)), await AskedAsync(scene));

        var card = scene.Teams.MessagesOf(scene.OtherOwner)[^1];
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Answer", Ref));
        await scene.PressAsync(
            scene.OtherOwner,
            card,
            card.Button("Send: at risk"),
            ("atRisk_line", "Two posts are vacant"),
            ("atRisk_forecast", "2026-09-01")
        );
        Assert.False(await IsUnansweredAsync(scene, Scene.Today.AddDays(8)));
        Assert.False(await IsUnansweredAsync(scene, Scene.Today.AddDays(30)));

        await scene.DaysAsync(24);
        var (again, twice) = await AskedAsync(scene);
        Assert.True(again > Scene.Today.AddDays(8) && twice > again, $"{again} {twice}");
        Assert.True(await IsUnansweredAsync(scene, Scene.Today.AddDays(32)));

        await scene.ReadAsync(async db =>
        {
            (await db.Actions.SingleAsync(a => a.Ref == Ref)).OwnerId = await db
                .People.Where(p => p.Email == scene.Owner.Email)
                .Select(p => p.Id)
                .SingleAsync();
            return await db.SaveChangesAsync();
        });
        Assert.Equal((null, null), await AskedAsync(scene));
        Assert.False(await IsUnansweredAsync(scene, Scene.Today.AddDays(32)));
    }

    [DatabaseTheory]
    public async Task Request_that_is_sent_again_because_its_chat_was_removed_counts_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await AgainAsync(scene);
        Assert.Equal((Scene.Today.AddDays(1), null), await AskedAsync(scene));
        Assert.False(await IsUnansweredAsync(scene, Scene.Today.AddDays(1)));

        await scene.DaysAsync(9);
        var (first, second) = await AskedAsync(scene);
        Assert.Equal(Scene.Today.AddDays(1), first);
        await AgainAsync(scene);
        Assert.Equal((first, Day(scene)), await AskedAsync(scene));
        Assert.True(second < Day(scene) && await IsUnansweredAsync(scene, Day(scene)));
    }

    [DatabaseTheory]
    public async Task What_changes_beside_a_delivery_leaves_the_requests_that_still_count(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        DateOnly[] days = [new(2026, 1, 5), new(2026, 1, 12), new(2026, 1, 19)];
        await scene.AskedOnAsync(Ref, days);
        Assert.Equal((days[0], days[1]), await AskedAsync(scene));

        // A register brings an answer of a day between the first two requests.
        var id = await scene.ReadAsync(db => db.Actions.Where(a => a.Ref == Ref).Select(a => a.Id).SingleAsync());
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastAnsweredOn, days[0].AddDays(3)))
        );
        await scene.ReadAsync(async db =>
        {
            await db.RenewAskedAsync([id], CancellationToken.None);
            return 0;
        });
        Assert.Equal((days[1], days[2]), await AskedAsync(scene));

        // A request comes between the reading of an action and the writing of its new owner.
        await scene.ReadAsync(async db =>
        {
            await db
                .Actions.Where(a => a.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.AskedOn, (DateOnly?)null).SetProperty(a => a.AskedAgainOn, (DateOnly?)null));
            var action = await db.Actions.SingleAsync(a => a.Id == id);
            await db.NoteAskedAsync(await db.CheckIns.OrderBy(c => c.On).Select(c => c.Id).LastAsync(), days[2], CancellationToken.None);
            action.OwnerId = await db.People.Where(p => p.Email == scene.Owner.Email).Select(p => p.Id).SingleAsync();
            await db.SaveChangesAsync();
            await db.RenewAskedAsync([id], CancellationToken.None);
            return 0;
        });
        Assert.Equal((null, null), await AskedAsync(scene));
    }

    private static async Task AgainAsync(Scene scene)
    {
        scene.Teams.Uninstall(scene.OtherOwner);
        await scene.PostAsync(scene.Teams.Activities.Uninstalled(scene.OtherOwner));
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.InstallAsync(scene.OtherOwner);
    }

    private static DateOnly Day(Scene scene) => DateOnly.FromDateTime(scene.Clock.GetUtcNow().UtcDateTime);

    private static Task<(DateOnly?, DateOnly?)> AskedAsync(Scene scene) =>
        scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == Ref).Select(a => new ValueTuple<DateOnly?, DateOnly?>(a.AskedOn, a.AskedAgainOn)).SingleAsync()
        );

    private static async Task<bool> IsUnansweredAsync(Scene scene, DateOnly day) =>
        await scene.Bot.WithAsync(async services =>
        {
            var refs = await services
                .GetRequiredService<QuestionAnswers>()
                .RefsAsync(
                    new()
                    {
                        Marks =
                        [
                            [new(Mark.Unanswered)],
                        ],
                    },
                    (Person?)null,
                    day,
                    null,
                    CancellationToken.None
                );
            return refs.Contains(Ref);
        });
}

using ActionBot.Blockers;
using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Blockers;

/// <summary>What scenes of actions that wait for each other need.</summary>
internal static class WaitingScene
{
    public const string Expected = "2026-03-01";

    /// <summary>Both owners and the lead have the app.</summary>
    public static async Task<Scene> OpenAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var scene = await Scene.OpenAsync(provider, settings);
        foreach (var person in new[] { scene.Owner, scene.OtherOwner, scene.Lead })
            await scene.InstallAsync(person);
        return scene;
    }

    /// <summary>The same where both owners verify both sources, and so see each other's actions.</summary>
    public static async Task<Scene> OpenSightedAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var scene = await OpenAsync(provider, settings);
        await scene.ReadAsync(async db =>
        {
            string[] owners = [scene.Owner.Email, scene.OtherOwner.Email];
            var people = await db.People.Where(p => owners.Contains(p.Email)).Select(p => p.Id).ToListAsync();
            var sources = await db.Sources.Select(s => s.Id).ToListAsync();
            db.AddRange(from person in people from source in sources select new SourceVerifier { PersonId = person, SourceId = source });
            return await db.SaveChangesAsync();
        });
        return scene;
    }

    /// <summary>An owner answers that their action waits for something else.</summary>
    public static async Task<SentMessage> WaitAsync(
        this Scene scene,
        TeamsPerson owner,
        string reference,
        string on,
        string expected = Expected,
        string? line = null
    )
    {
        var item = await scene.TypeAsync(owner, "show " + reference);
        return await scene.PressAsync(
            owner,
            item,
            item.Button("Send: waiting for something"),
            [("other_on", on), ("other_expected", expected), .. line is null ? Array.Empty<(string, string)>() : [("other_line", line)]]
        );
    }

    /// <summary>Presses a button of check-ins that opens what waits for an action, and gives the card that comes.</summary>
    public static async Task<SentMessage> OpenWaitsAsync(this Scene scene, TeamsPerson owner, string reference)
    {
        var item = await scene.TypeAsync(owner, "show " + reference);
        var data = DependencyData.Press(Verbs.OpenDependencies, reference, 0, 0);
        await scene.PressAsync(owner, item, data);
        return scene.Teams.MessagesOf(owner)[^1];
    }

    public static Task SweepWaitsAsync(this Scene scene) =>
        scene.Bot.Services.GetRequiredService<DependencySweep>().RunAsync(CancellationToken.None);

    public static Task<Blocker> BlockerOfAsync(this Scene scene, string reference) =>
        scene.ReadAsync(db => db.Blockers.AsNoTracking().OrderByDescending(b => b.Id).FirstAsync(b => b.ActionItem!.Ref == reference));

    /// <summary>The lines of news for somebody, told or not.</summary>
    public static Task<List<string>> NewsOfAsync(this Scene scene, TeamsPerson person) =>
        scene.ReadAsync(db =>
            db.News.Where(n => db.People.Any(p => p.Id == n.PersonId && p.Email == person.Email))
                .OrderBy(n => n.Id)
                .Select(n => n.Text.Replace('\u00A0', ' '))
                .ToListAsync()
        );

    /// <summary>Changes an action as the register or a verifier would.</summary>
    public static Task ChangeAsync(this Scene scene, string reference, Action<ActionItem> change) =>
        scene.ReadAsync(async db =>
        {
            change(await db.Actions.SingleAsync(a => a.Ref == reference));
            return await db.SaveChangesAsync();
        });
}

using System.Text;
using ActionBot.Domain;
using ActionBot.Domain.Register.People;
using ActionBot.Exchange.Governance;
using ActionBot.Operations.Accounts;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Operations.Accounts;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Directory.Accounts;

/// <summary>What becomes of accounts over time: files, slips, people who leave, rosters that are refused.</summary>
public sealed class AccountLifeTests
{
    private const string OtherTenant = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11";

    [DatabaseTheory]
    public async Task Account_of_another_tenant_gets_nothing_more_once_its_link_is_undone(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        scene.Teams.Describe(scene.Stranger, entry => entry["tenantId"] = OtherTenant);
        scene.Teams.Install(scene.Stranger);
        await ForeignAsync(scene, "hello");
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.Owner.Email);
        card = await scene.PressAccountAsync(administrator, card, "Link all the same", scene.Owner.Email);
        Assert.Contains("is linked", card.Words());
        await ForeignAsync(scene, "my actions");
        Assert.Contains("DARA-0042", scene.Teams.MessagesOf(scene.Stranger)[^1].Words());
        card = await scene.PressAsync(administrator, card, card.Button("Undo"));
        Assert.Contains("waits again", card.Words());
        var before = scene.Teams.MessagesOf(scene.Stranger).Count;
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        Assert.Equal(before, scene.Teams.MessagesOf(scene.Stranger).Count);
    }

    [DatabaseTheory]
    public async Task File_that_replaces_the_object_id_of_a_linked_person_needs_the_rosters_proof_too(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        scene.Teams.Describe(scene.Stranger, entry => entry["userRole"] = "guest");
        scene.Teams.Install(scene.Stranger);
        var report = await ImportAsync(
            scene,
            $$"""{"people":[{"email":"{{scene.Owner.Email}}","aadObjectId":"{{scene.Stranger.AadObjectId}}"}]}"""
        );
        Assert.True(report.Written);
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task Undo_after_the_replaced_account_was_linked_to_somebody_else_says_so(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.Owner.Email);
        card = await scene.PressAccountAsync(administrator, card, "Link all the same", scene.Owner.Email);
        var first = card;
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
        var second = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.OtherOwner.Email);
        Assert.Contains("is linked: it is Finance owner 2", second.Words());
        scene.Clock.Advance(TimeSpan.FromSeconds(3));
        var reply = await scene.Teams.PostAsync(
            scene.Bot.Messages,
            scene.Teams.Activities.CardSubmit(administrator, first.Button("Undo"), first.ActivityId)
        );
        await scene.Bot.DrainAsync();
        Assert.True(reply.Status < 300, $"{reply.Status} {reply.Text}");
        Assert.Contains("Nothing was changed", scene.Teams.Message(first.ConversationId, first.ActivityId)!.Words());
    }

    [DatabaseTheory]
    public async Task Refused_account_is_not_said_to_have_an_unknown_address_once_the_register_has_it(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.TypeAsync(administrator, "who wants in");
        card = await scene.PressAsync(administrator, card, card.Button("Refuse"));
        await scene.ReadAsync(db =>
        {
            db.Add(new Person { Email = scene.Stranger.Email, Name = "Visitor" });
            return db.SaveChangesAsync();
        });
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.TypeAsync(scene.Stranger, "my actions");
        card = await scene.PressAsync(administrator, card, card.Button("Show the 1 refused"));
        Assert.DoesNotContain("The register has nobody with this address", card.Words());
    }

    [DatabaseTheory]
    public async Task Account_that_is_linked_under_the_rosters_tenant_costs_no_look_at_the_roster_each_turn(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        scene.Teams.Describe(scene.Stranger, entry => entry["tenantId"] = OtherTenant);
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.Owner.Email);
        await scene.PressAccountAsync(administrator, card, "Link all the same", scene.Owner.Email);
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.TypeAsync(scene.Stranger, "my actions");
        var before = Rosters(scene);
        for (var i = 0; i < 5; i++)
            await scene.TypeAsync(scene.Stranger, "my actions");
        Assert.Equal(before, Rosters(scene));
    }

    [DatabaseTheory]
    public async Task Nothing_is_sent_to_an_object_id_that_only_a_file_names_and_no_roster_proves(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Describe(scene.Stranger, entry => entry["userRole"] = "guest");
        await scene.InstallAsync(scene.Stranger);
        await ImportAsync(scene, $$"""{"people":[{"email":"{{scene.Owner.Email}}","aadObjectId":"{{scene.Stranger.AadObjectId}}"}]}""");
        await scene.SweepAsync();
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Stranger), m => m.Words().Contains("DARA-", StringComparison.Ordinal));
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
        await scene.SweepAsync();
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Stranger), m => m.Words().Contains("DARA-", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Account_of_two_peoples_addresses_is_not_asked_about_at_each_sweep(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Describe(scene.Stranger, entry => (entry["email"], entry["userPrincipalName"]) = (scene.Owner.Email, scene.Lead.Email));
        await scene.InstallAsync(scene.Stranger);
        await scene.SweepAsync();
        var before = Rosters(scene);
        for (var i = 0; i < 5; i++)
        {
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            await scene.SweepAsync();
        }
        Assert.Equal(before, Rosters(scene));
    }

    [DatabaseTheory]
    public async Task Account_that_a_file_gives_to_somebody_does_not_go_on_wanting_in(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        await ImportAsync(scene, $$"""{"people":[{"email":"{{scene.Owner.Email}}","aadObjectId":"{{scene.Owner.AadObjectId}}"}]}""");
        await scene.InstallAsync(scene.Owner);
        await ImportAsync(scene, $$"""{"people":[{"email":"{{scene.Owner.Email}}","aadObjectId":"{{scene.Stranger.AadObjectId}}"}]}""");
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
        Assert.Contains("Nobody wants in", (await scene.TypeAsync(administrator, "who wants in")).Words());
    }

    [DatabaseTheory]
    public async Task Account_of_somebody_who_has_left_wants_in_and_can_be_given_to_somebody_else(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Owner.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false))
        );
        await scene.ReadAsync(db =>
        {
            db.Add(new Person { Email = "new-name@example.org", Name = "New name" });
            return db.SaveChangesAsync();
        });
        scene.Teams.Describe(scene.Owner, e => (e["email"], e["userPrincipalName"]) = ("new-name@example.org", "new-name@example.org"));
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.TypeAsync(scene.Owner, "my actions");
        var card = await scene.TypeAsync(administrator, "who wants in");
        Assert.Contains("It was the account of somebody who has left.", card.Words());
        card = await scene.LinkAsync(administrator, card, "new-name@example.org");
        Assert.Contains("is linked: it is New name", card.Words());
        Assert.DoesNotContain("I do not know you", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task First_word_in_the_own_chat_just_after_a_search_elsewhere_is_somebodys(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Install(scene.Owner);
        var search = scene.Teams.Activities.SearchQuery(scene.Owner, "findAction", "text", "overdue");
        search["conversation"]!["id"] = scene.Teams.AddTeam("Elsewhere", scene.Lead).Id;
        search["conversation"]!["conversationType"] = "channel";
        await scene.PostAsync(search);
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task Activities_of_an_account_that_come_at_once_link_it_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Install(scene.Owner);
        scene.Teams.Install(scene.Stranger);
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .SelectMany(i =>
                    new[]
                    {
                        scene.PostAsync(scene.Teams.Activities.PersonalText(scene.Owner, "my actions")),
                        scene.PostAsync(scene.Teams.Activities.PersonalText(scene.Stranger, "my actions")),
                    }
                )
        );
        await scene.Bot.DrainAsync();
        Assert.Equal(1, await scene.ReadAsync(db => db.Changes.CountAsync(c => c.Field == "aadObjectId")));
        Assert.Equal(1, await scene.ReadAsync(db => db.AccountRequests.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Chat_whose_roster_is_refused_holds_up_nobody_else(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var (first, second) = (scene.Teams.AddPerson("first@example.org", "First"), scene.Teams.AddPerson("second@example.org", "Second"));
        await scene.InstallAsync(first);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.InstallAsync(second);
        scene.Teams.Uninstall(first);
        await scene.ReadAsync(db =>
        {
            db.AddRange(new[] { first, second }.Select(p => new Person { Email = p.Email, Name = p.Name }));
            return db.SaveChangesAsync();
        });
        for (var i = 0; i < 5; i++)
        {
            scene.Clock.Advance(TimeSpan.FromMinutes(1));
            await scene.SweepAsync();
        }
        Assert.Equal(second.AadObjectId, (await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == second.Email))).AadObjectId);
    }

    [DatabaseTheory]
    public async Task Refused_account_that_a_file_names_for_a_linked_person_stays_refused(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Owner);
        scene.Teams.Describe(scene.Stranger, entry => entry["userRole"] = "guest");
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.TypeAsync(administrator, "who wants in");
        await scene.PressAsync(administrator, card, card.Button("Refuse"));
        await ImportAsync(scene, $$"""{"people":[{"email":"{{scene.Owner.Email}}","aadObjectId":"{{scene.Stranger.AadObjectId}}"}]}""");
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task Account_gets_nothing_more_once_its_link_is_undone(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.Owner.Email);
        await scene.TypeAsync(scene.Stranger, "my actions");
        await scene.PressAsync(administrator, card, card.Button("Undo"));
        var before = scene.Teams.MessagesOf(scene.Stranger).Count;
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        Assert.Equal(before, scene.Teams.MessagesOf(scene.Stranger).Count);
    }

    [DatabaseTheory]
    public async Task Decision_about_a_person_who_got_another_account_meanwhile_changes_nothing(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Stranger);
        await scene.Bot.WithAsync(async services =>
        {
            var db = services.GetRequiredService<ActionBotContext>();
            var request = await db.AccountRequests.SingleAsync();
            var person = await db.People.AsNoTracking().SingleAsync(p => p.Email == scene.Owner.Email);
            await db
                .People.Where(p => p.Id == person.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.AadObjectId, scene.Owner.AadObjectId));
            await Assert.ThrowsAsync<RuleException>(() =>
                services.GetRequiredService<AccountDecisionWriter>().LinkAsync(request, person, new(null, Scene.Today, "test"), default)
            );
            return await db.SaveChangesAsync();
        });
        Assert.Equal(
            (AccountRequestState.Waiting, (long?)null),
            await scene.ReadAsync(async db =>
                await db.AccountRequests.Select(r => new ValueTuple<AccountRequestState, long?>(r.State, r.PersonId)).SingleAsync()
            )
        );
    }

    [DatabaseTheory]
    public async Task Account_that_a_file_names_in_vain_wants_in_only_once_it_speaks(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Describe(scene.Stranger, entry => entry["userRole"] = "guest");
        scene.Teams.Install(scene.Stranger);
        await ImportAsync(scene, $$"""{"people":[{"email":"{{scene.Owner.Email}}","aadObjectId":"{{scene.Stranger.AadObjectId}}"}]}""");
        await scene.SweepAsync();
        Assert.Empty(scene.Teams.MessagesOf(scene.Stranger));
        Assert.Equal(0, await scene.ReadAsync(db => db.AccountRequests.CountAsync()));
    }

    private static int Rosters(Scene scene) => scene.Teams.Calls.Count(c => c.Operation == ConnectorOperation.GetMembers);

    private static async Task ForeignAsync(Scene scene, string text)
    {
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        var activity = scene.Teams.Activities.PersonalText(scene.Stranger, text);
        activity["from"]!["tenantId"] = OtherTenant;
        await scene.PostAsync(activity);
        await scene.Bot.DrainAsync();
    }

    private static Task<GovernanceReport> ImportAsync(Scene scene, string json) =>
        scene.ReadAsync(db =>
            new GovernanceImport(db, scene.Clock).RunAsync(
                new MemoryStream(Encoding.UTF8.GetBytes(json)),
                new GovernanceOptions(Scene.Today),
                default
            )
        );
}

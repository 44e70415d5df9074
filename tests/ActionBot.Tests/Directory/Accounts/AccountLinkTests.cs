using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Directory.Accounts;

/// <summary>Who becomes somebody of the register, and who stays a stranger.</summary>
public sealed class AccountLinkTests
{
    private const string OtherTenant = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11";

    [DatabaseTheory]
    public async Task Account_of_another_tenant_with_an_administrators_address_stays_a_stranger(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await StaysAStrangerAsync(scene, AccountDoubt.OtherTenant, entry => entry["tenantId"] = OtherTenant);
    }

    [DatabaseTheory]
    public async Task Account_whose_tenant_the_roster_does_not_name_stays_a_stranger(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await StaysAStrangerAsync(scene, AccountDoubt.OtherTenant, entry => entry.Remove("tenantId"));
    }

    [DatabaseTheory]
    public async Task Roster_entry_without_an_object_id_proves_no_address(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await StaysAStrangerAsync(scene, AccountDoubt.Unproved, entry => entry.Remove("aadObjectId"));
    }

    [DatabaseTheory]
    public async Task Roster_entry_of_another_account_proves_no_address(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await StaysAStrangerAsync(scene, AccountDoubt.Unproved, entry => entry["aadObjectId"] = Guid.NewGuid().ToString());
    }

    [DatabaseTheory]
    public async Task Guest_whose_sign_in_name_is_an_administrators_address_stays_a_stranger(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await StaysAStrangerAsync(
            scene,
            AccountDoubt.Guest,
            entry =>
            {
                entry["userRole"] = "Guest";
                entry["email"] = "visitor@elsewhere.example";
            }
        );
    }

    [DatabaseTheory]
    public async Task Role_that_nobody_has_heard_of_is_not_trusted(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await StaysAStrangerAsync(scene, AccountDoubt.Guest, entry => entry["userRole"] = "anonymous");
    }

    [DatabaseTheory]
    public async Task Activity_that_names_another_tenant_for_its_sender_is_never_the_account_of_this_one(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var administrator = await AdministratorAsync(scene);
        await scene.InstallAsync(administrator);
        Assert.True(await KnowsAsync(scene, administrator));
        // The same object id, signed as one of another tenant's.
        Assert.False(await KnowsAsync(scene, administrator, activity => activity["from"]!["tenantId"] = OtherTenant));
        Assert.True(await KnowsAsync(scene, administrator));
        Assert.True(
            await KnowsAsync(scene, administrator, activity => activity["from"]!["tenantId"] = scene.Teams.TenantId.ToUpperInvariant())
        );
    }

    [DatabaseTheory]
    public async Task Messages_of_a_person_do_not_follow_an_account_of_another_tenant_with_their_object_id(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var foreign = scene.Teams.Activities.PersonalText(scene.Owner, "hello");
        foreign["from"]!["tenantId"] = OtherTenant;
        foreign["conversation"]!["id"] = "a:1theirs";
        await scene.PostAsync(foreign);
        await scene.SweepAsync();
        Assert.Equal(0, await scene.ReadAsync(db => db.Conversations.CountAsync(c => c.Id == "a:1theirs" && c.PersonId != null)));
    }

    [DatabaseTheory]
    public async Task Missing_role_is_read_as_one_of_the_tenants_own_people_where_the_tenant_is_right(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Describe(scene.Owner, entry => entry.Remove("userRole"));
        Assert.True(await KnowsAsync(scene, scene.Owner));
    }

    [DatabaseTheory]
    public async Task Link_keeps_tenant_and_object_id(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        Assert.True(await KnowsAsync(scene, scene.Owner));
        var person = await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == scene.Owner.Email));
        Assert.Equal((scene.Teams.TenantId.ToLowerInvariant(), scene.Owner.AadObjectId), (person.TenantId, person.AadObjectId));
    }

    [DatabaseTheory]
    public async Task Second_account_with_the_address_of_somebody_who_has_one_stays_a_stranger(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        Assert.True(await KnowsAsync(scene, scene.Owner));
        scene.Teams.Describe(scene.Stranger, entry => entry["email"] = scene.Owner.Email);
        Assert.False(await KnowsAsync(scene, scene.Stranger));
        Assert.Equal(AccountDoubt.HasOtherAccount, (await RequestAsync(scene, scene.Stranger)).Doubt);
    }

    [DatabaseTheory]
    public async Task Account_whose_address_and_sign_in_name_are_two_peoples_is_neither(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Describe(scene.Stranger, entry => (entry["email"], entry["userPrincipalName"]) = (scene.Owner.Email, scene.Lead.Email));
        Assert.False(await KnowsAsync(scene, scene.Stranger));
        Assert.Equal(AccountDoubt.SeveralPeople, (await RequestAsync(scene, scene.Stranger)).Doubt);
    }

    [DatabaseTheory]
    public async Task Address_of_somebody_who_has_left_finds_nobody(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Owner.Email).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsActive, false))
        );
        Assert.False(await KnowsAsync(scene, scene.Owner));
        Assert.Equal(0, await scene.ReadAsync(db => db.People.CountAsync(p => p.AadObjectId != null)));
    }

    [DatabaseTheory]
    public async Task Object_id_that_a_file_names_counts_once_the_roster_proves_its_tenant(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == "finance-lead@example.org")
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.AadObjectId, scene.Stranger.AadObjectId))
        );
        scene.Teams.Describe(scene.Stranger, entry => entry["tenantId"] = OtherTenant);
        Assert.False(await KnowsAsync(scene, scene.Stranger));
        scene.Teams.Describe(scene.Stranger, _ => { });
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await KnowsAsync(scene, scene.Stranger));
        Assert.NotNull((await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == "finance-lead@example.org"))).TenantId);
    }

    [DatabaseTheory]
    public async Task Who_had_the_app_before_the_register_named_them_is_linked_by_what_the_roster_says_then(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var (late, turned) = (
            scene.Teams.AddPerson("late@example.org", "Late owner"),
            scene.Teams.AddPerson("turned@example.org", "Turned guest")
        );
        await scene.InstallAsync(late);
        await scene.InstallAsync(turned);
        scene.Teams.Describe(turned, entry => entry["userRole"] = "guest");
        await scene.ReadAsync(db =>
        {
            db.AddRange(new[] { late, turned }.Select(p => new Person { Email = p.Email, Name = p.Name }));
            return db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        Assert.Equal(late.AadObjectId, (await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == late.Email))).AadObjectId);
        Assert.Null((await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == turned.Email))).AadObjectId);
        Assert.Equal(AccountDoubt.Guest, (await RequestAsync(scene, turned)).Doubt);
        var asked = scene.Teams.Calls.Count;
        await scene.SweepAsync();
        Assert.Equal(asked, scene.Teams.Calls.Count);
    }

    [DatabaseTheory]
    public async Task Search_where_the_bot_is_no_member_says_nothing_new_of_an_account(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Stranger);
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        var search = scene.Teams.Activities.SearchQuery(scene.Stranger, "findAction", "text", "overdue");
        search["conversation"]!["id"] = scene.Teams.AddTeam("Elsewhere", scene.Owner).Id;
        search["conversation"]!["conversationType"] = "channel";
        Assert.Contains("I do not know you yet", (await scene.PostAsync(search)).Text);
        var request = await RequestAsync(scene, scene.Stranger);
        Assert.Equal((AccountDoubt.UnknownAddress, scene.Stranger.Email), (request.Doubt, request.Address));
    }

    [DatabaseTheory]
    public async Task Person_whose_account_a_file_replaces_is_no_longer_written_to_in_the_old_ones_chat(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var before = scene.Teams.MessagesOf(scene.Owner).Count;
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Owner.Email)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(p => p.AadObjectId, scene.Stranger.AadObjectId).SetProperty(p => p.TenantId, (string?)null)
                )
        );
        await scene.SweepAsync();
        Assert.Equal(before, scene.Teams.MessagesOf(scene.Owner).Count);
        Assert.Equal(
            0,
            await scene.ReadAsync(db => db.Conversations.CountAsync(c => c.AadObjectId == scene.Owner.AadObjectId && c.PersonId != null))
        );
    }

    [DatabaseTheory]
    public async Task Account_that_speaks_in_the_chat_of_another_one_is_not_written_to_as_that_person(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var text = scene.Teams.Activities.PersonalText(scene.Stranger, "hello");
        text["conversation"]!["id"] = scene.Owner.ChatId;
        await scene.PostAsync(text);
        Assert.Null(
            await scene.ReadAsync(db => db.Conversations.Where(c => c.Id == scene.Owner.ChatId).Select(c => c.PersonId).SingleAsync())
        );
    }

    private static async Task<Scene> OpenAsync(StorageProvider provider)
    {
        var scene = await Scene.OpenAsync(provider);
        await AdministratorAsync(scene);
        return scene;
    }

    private static async Task<TeamsPerson> AdministratorAsync(Scene scene)
    {
        if (scene.Teams.People.FirstOrDefault(p => p.Email == "tracking@example.org") is { } known)
            return known;
        var administrator = scene.Teams.AddPerson("tracking@example.org", "Tracking team");
        await scene.ReadAsync(db =>
        {
            db.Add(
                new Person
                {
                    Email = administrator.Email,
                    Name = administrator.Name,
                    IsAdministrator = true,
                }
            );
            return db.SaveChangesAsync();
        });
        return administrator;
    }

    // The address is an administrator's; whatever else the roster says makes it somebody else's.
    private static async Task StaysAStrangerAsync(Scene scene, AccountDoubt doubt, Action<JsonObject> entry)
    {
        var administrator = await AdministratorAsync(scene);
        scene.Teams.Describe(
            scene.Stranger,
            e =>
            {
                (e["email"], e["userPrincipalName"]) = (administrator.Email, administrator.Email);
                entry(e);
            }
        );
        Assert.False(await KnowsAsync(scene, scene.Stranger));
        Assert.Equal(0, await scene.ReadAsync(db => db.People.CountAsync(p => p.AadObjectId != null)));
        Assert.Equal(doubt, (await RequestAsync(scene, scene.Stranger)).Doubt);
        // The real one is not kept out by it.
        Assert.True(await KnowsAsync(scene, administrator));
    }

    private static Task<AccountRequest> RequestAsync(Scene scene, TeamsPerson account) =>
        scene.ReadAsync(db => db.AccountRequests.SingleAsync(r => r.AadObjectId == account.AadObjectId));

    private static async Task<bool> KnowsAsync(Scene scene, TeamsPerson account, Action<JsonObject>? change = null)
    {
        scene.Teams.Install(account);
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        var text = scene.Teams.Activities.PersonalText(account, "my actions");
        change?.Invoke(text);
        await scene.PostAsync(text);
        await scene.Bot.DrainAsync();
        return !scene.Teams.MessagesOf(account)[^1].Words().StartsWith("I do not know you yet", StringComparison.Ordinal);
    }
}

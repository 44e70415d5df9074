using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Operations.Accounts;

/// <summary>What administrators see of accounts that belong to nobody, and what they make of them.</summary>
public sealed class WhoWantsInTests
{
    private const string OtherTenant = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11";

    [DatabaseTheory]
    public async Task Administrator_sees_name_address_tenant_and_since_when_an_account_wants_in(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        Assert.Contains("Nobody wants in", (await scene.TypeAsync(administrator, "who wants in")).Words());
        await scene.InstallAsync(scene.Stranger);
        scene.Clock.Advance(TimeSpan.FromDays(1));
        var words = (await scene.TypeAsync(administrator, "Who wants in?")).Words();
        Assert.Contains("1 account wants in", words);
        Assert.Contains("Visitor", words);
        Assert.Contains("visitor@example.org", words);
        Assert.Contains("Tenant | yours", words);
        Assert.Contains("Since | 10 February", words);
        Assert.Contains("The register has nobody with this address.", words);
    }

    [DatabaseTheory]
    public async Task Account_that_is_linked_by_hand_is_that_person_from_then_on_and_history_tells_by_whom(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.TypeAsync(administrator, "who wants in");
        card = await scene.LinkAsync(administrator, card, "finance owner 1");
        Assert.Contains("The account of Visitor is linked: it is Finance owner 1 (finance-owner1@example.org) from now on.", card.Words());
        Assert.Contains("Nobody wants in", card.Words());
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
        var person = await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == scene.Owner.Email));
        Assert.Equal((scene.Teams.TenantId.ToLowerInvariant(), scene.Stranger.AadObjectId), (person.TenantId, person.AadObjectId));
        var line = await scene.ReadAsync(db => db.Changes.SingleAsync(c => c.Key == scene.Owner.Email && c.Field == "aadObjectId"));
        Assert.Equal(("card account.link", scene.Stranger.AadObjectId), (line.Through, line.To));
        Assert.Equal(
            administrator.Email,
            await scene.ReadAsync(db => db.People.Where(p => p.Id == line.PersonId).Select(p => p.Email).SingleAsync())
        );
        // The person's messages go to the chat of the account now.
        await scene.SweepAsync();
        Assert.Contains("DARA-0042", scene.Teams.MessagesOf(scene.Stranger)[^1].Words());
    }

    [DatabaseTheory]
    public async Task Slip_is_undone_and_the_account_is_a_stranger_again(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.Owner.Email);
        card = await scene.PressAsync(administrator, card, card.Button("Undo"));
        Assert.Contains("The account of Visitor waits again.", card.Words());
        Assert.Contains("1 account wants in", card.Words());
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
        await scene.InstallAsync(scene.Owner);
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task What_a_slip_would_open_wide_is_asked_twice(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        scene.Teams.Describe(scene.Stranger, entry => entry["tenantId"] = OtherTenant);
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), administrator.Email);
        Assert.Contains(
            "It is an account of another organisation. Tracking team is of the tracking team: whoever has the account will "
                + "see and change everything. Tracking team has another account, which would be theirs no more. Nothing is "
                + "linked yet.",
            card.Words()
        );
        Assert.Equal(0, await scene.ReadAsync(db => db.People.CountAsync(p => p.AadObjectId == scene.Stranger.AadObjectId)));
        // What is typed over what was asked about is asked about again.
        card = await scene.PressAccountAsync(administrator, card, "Link all the same", scene.Lead.Email);
        Assert.Contains("It is an account of another organisation. Nothing is linked yet.", card.Words());
        card = await scene.PressAccountAsync(administrator, card, "Link all the same", scene.Lead.Email);
        Assert.Contains("is linked: it is Finance lead", card.Words());
        Assert.StartsWith("3 of 5 open actions are overdue", (await scene.TypeAsync(scene.Stranger, "overdue")).Words());
    }

    [DatabaseTheory]
    public async Task Replaced_account_is_a_stranger_and_undo_gives_the_person_back_to_it(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.LinkAsync(administrator, await scene.TypeAsync(administrator, "who wants in"), scene.Owner.Email);
        Assert.Contains("Finance owner 1 has another account, which would be theirs no more.", card.Words());
        card = await scene.PressAccountAsync(administrator, card, "Link all the same", scene.Owner.Email);
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
        await scene.PressAsync(administrator, card, card.Button("Undo"));
        Assert.Contains("DARA-0042", (await scene.TypeAsync(scene.Owner, "my actions")).Words());
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task Refused_account_stays_a_stranger_though_the_register_names_its_address_later(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.TypeAsync(administrator, "who wants in");
        card = await scene.PressAsync(administrator, card, card.Button("Refuse"));
        Assert.Contains("The account of Visitor is refused: it goes on seeing nothing.", card.Words());
        await scene.ReadAsync(db =>
        {
            db.Add(new Person { Email = scene.Stranger.Email, Name = "Visitor" });
            return db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
        card = await scene.PressAsync(administrator, card, card.Button("Show the 1 refused"));
        Assert.Contains("1 account refused", card.Words());
        card = await scene.LinkAsync(administrator, card, scene.Stranger.Email);
        Assert.Contains("is linked", card.Words());
        Assert.DoesNotContain("I do not know you", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
    }

    [DatabaseTheory]
    public async Task Name_that_fits_nobody_or_several_links_nothing_and_keeps_what_was_typed(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.TypeAsync(administrator, "who wants in");
        var id = await scene.ReadAsync(db => db.AccountRequests.Select(r => r.Id).SingleAsync());
        card = await scene.LinkAsync(administrator, card, "finance owner");
        Assert.Contains(
            "“finance owner” may be finance-owner1@example.org and finance-owner2@example.org. Type the address. Nothing was linked.",
            card.Words()
        );
        Assert.Equal("finance owner", card.Input($"account_person_{id}"));
        card = await scene.LinkAsync(administrator, card, "zebra");
        Assert.Contains("The register has nobody called “zebra”.", card.Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.People.CountAsync(p => p.AadObjectId == scene.Stranger.AadObjectId)));
    }

    [DatabaseTheory]
    public async Task Nobody_but_an_administrator_is_told_or_decides(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Stranger);
        var card = await scene.TypeAsync(administrator, "who wants in");
        Assert.DoesNotContain("visitor@example.org", (await scene.TypeAsync(scene.Owner, "who wants in")).Words());
        foreach (var verb in new[] { "account.list", "account.link", "account.refuse", "account.undo" })
        {
            var data = new JsonObject
            {
                ["verb"] = verb,
                ["card"] = 1,
                ["account"] = 1,
                ["rev"] = 0,
                ["account_person_1"] = scene.Owner.Email,
            };
            foreach (var person in new[] { scene.Owner, scene.Stranger })
            {
                await scene.PostAsync(scene.Teams.Activities.CardSubmit(person, data, card.ActivityId));
                await scene.Bot.DrainAsync();
                Assert.DoesNotContain("visitor@example.org", scene.Teams.MessagesOf(person)[^1].Words());
            }
        }
        Assert.Equal(AccountRequestState.Waiting, await scene.ReadAsync(db => db.AccountRequests.Select(r => r.State).SingleAsync()));
    }

    [DatabaseTheory]
    public async Task Card_that_is_out_of_date_changes_nothing(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var administrator = await scene.AdministratorAsync();
        await scene.InstallAsync(scene.Stranger);
        var (first, second) = (await scene.TypeAsync(administrator, "who wants in"), await scene.TypeAsync(administrator, "who wants in"));
        await scene.PressAsync(administrator, first, first.Button("Refuse"));
        var late = await scene.LinkAsync(administrator, second, scene.Owner.Email);
        Assert.Contains("This card was out of date.", late.Words());
        Assert.Equal(AccountRequestState.Refused, await scene.ReadAsync(db => db.AccountRequests.Select(r => r.State).SingleAsync()));
    }
}

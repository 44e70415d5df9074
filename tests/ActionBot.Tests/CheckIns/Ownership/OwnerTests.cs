using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns.Ownership;

public sealed class OwnerTests
{
    private static async Task<(Scene Scene, SentMessage Card)> ClaimedAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        string text = "not mine DARA-0042 Finance owner 2"
    )
    {
        var scene = await Scene.OpenAsync(provider);
        foreach (var person in new[] { scene.Owner, scene.OtherOwner, scene.Lead })
            await scene.InstallAsync(person);
        Assert.Contains("DARA-0042: the area lead decides who owns it.", (await scene.TypeAsync(scene.Owner, text)).Words());
        return (scene, scene.Teams.MessagesOf(scene.Lead)[^1]);
    }

    private static Task<string?> OwnerOfAsync(Scene scene, string reference) =>
        scene.ReadAsync(db => db.Actions.Where(a => a.Ref == reference).Select(a => a.Owner == null ? null : a.Owner.Email).SingleAsync());

    private static JsonObject Name(SentMessage card) => card.Button("Name the owner");

    [Theory]
    [InlineData("not mine DARA-0042 Finance owner 2", "They suggest “Finance owner 2”.")]
    [InlineData("Not mine: dara 0042, ask Finance owner 2.", "They suggest “Finance owner 2”.")]
    [InlineData("It's not mine DARA-0042 – it belongs to the estates team", "They suggest “the estates team”.")]
    [InlineData("not mine DARA-0042", "Finance owner 1 says that it is not theirs.")]
    public async Task Word_that_an_action_is_not_mine_asks_the_lead_who_owns_it(string text, string why)
    {
        var (scene, card) = await ClaimedAsync(text: text);
        await using var _ = scene;
        Assert.Contains("Who owns DARA-0042?", card.Words());
        Assert.Contains(why, card.Words());
        Assert.Equal(text.Contains("owner 2") ? scene.OtherOwner.Email : null, card.Input("owner_who"));
        Assert.Equal(1, await scene.ReadAsync(db => db.OwnershipQueries.CountAsync()));
    }

    [Theory]
    [InlineData("not mine", "Which action is not yours?")]
    [InlineData("not mine DARA-0017", "I find no action “DARA-0017” among those you may see.")]
    [InlineData("not mine DARA-9999 Finance owner 2", "I find no action “DARA-9999” among those you may see.")]
    public async Task Word_about_no_action_of_mine_asks_nobody(string text, string reply)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.Contains(reply, (await scene.TypeAsync(scene.Owner, text)).Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.OwnershipQueries.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Lead_names_the_owner_and_both_owners_are_told_in_one_line(StorageProvider provider)
    {
        var (scene, card) = await ClaimedAsync(provider);
        await using var _ = scene;
        card = await scene.PressAsync(scene.Lead, card, Name(card), ("owner_who", scene.OtherOwner.Email));
        Assert.Contains("✓ Settled", card.Words());
        Assert.Contains("Finance owner 2 owns DARA-0042.", card.Words());
        Assert.Contains("Finance owner 1 and Finance owner 2 are told.", card.Words());
        Assert.Equal((scene.OtherOwner.Email, 2), (await OwnerOfAsync(scene, "DARA-0042"), (await scene.ActionAsync("DARA-0042")).Version));
        Assert.Equal(
            "DARA-0042 is not yours any more. Finance lead named Finance owner 2 as its owner.",
            scene.Teams.MessagesOf(scene.Owner)[^1].Words()
        );
        Assert.Contains("DARA-0042 is yours now: “Reconcile cost recovery claims", scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.OwnershipQueries.CountAsync(q => q.SettledAt == null)));
        var history = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Through == "card owner.name")
                .OrderBy(c => c.Id)
                .Select(c => $"{c.Entity} {c.Key} {c.Field} {c.From}>{c.To}")
                .ToListAsync()
        );
        Assert.Equal(
            ["action DARA-0042 ownershipQueried Finance owner 2>", $"action DARA-0042 owner {scene.Owner.Email}>{scene.OtherOwner.Email}"],
            history
        );
        Assert.Contains("Where does it stand?", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0042")).Words());
        Assert.Contains("I find no action", (await scene.TypeAsync(scene.Owner, "show DARA-0042")).Words());
    }

    [DatabaseTheory]
    public async Task It_is_theirs_goes_back_to_the_owner_with_the_leads_line(StorageProvider provider)
    {
        var (scene, card) = await ClaimedAsync(provider);
        await using var _ = scene;
        var back = card.Button("Send it back");
        card = await scene.PressAsync(scene.Lead, card, back, ("owner_line", "You took it over in January"));
        Assert.Contains("DARA-0042 stays with Finance owner 1.", card.Words());
        Assert.Contains(
            "Finance lead says that DARA-0042 is yours: “Reconcile cost recovery claims with duty "
                + "records every month.”. They write: “You took it over in January”",
            scene.Teams.MessagesOf(scene.Owner)[^1].Words()
        );
        Assert.Equal(scene.Owner.Email, await OwnerOfAsync(scene, "DARA-0042"));
        card = await scene.PressAsync(scene.Lead, card, back);
        Assert.Contains("This was already settled by Finance lead.", card.Words());
        Assert.Single(scene.Teams.MessagesOf(scene.Owner), m => m.Words().Contains("is yours: “"));
    }

    [DatabaseTheory]
    public async Task Of_two_leads_who_press_at_once_one_settles_it_and_the_other_reads_who_did(StorageProvider provider)
    {
        var (scene, card) = await ClaimedAsync(provider);
        await using var _ = scene;
        var admin = scene.Teams.AddPerson("tracking-team@example.org", "Tracking team");
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new Person
                {
                    Email = admin.Email,
                    Name = admin.Name,
                    IsAdministrator = true,
                }
            );
            return await db.SaveChangesAsync();
        });
        await scene.InstallAsync(admin);
        var other = await scene.TypeAsync(admin, "help");
        var named = Scene.With(Name(card), ("owner_who", scene.OtherOwner.Email));
        var back = card.Button("Send it back");
        await Task.WhenAll(
            scene.PostAsync(scene.Teams.Activities.CardSubmit(scene.Lead, named, card.ActivityId)),
            scene.PostAsync(scene.Teams.Activities.CardSubmit(admin, back.DeepClone().AsObject(), other.ActivityId))
        );
        await scene.Bot.DrainAsync();
        string[] seen =
        [
            scene.Teams.Message(card.ConversationId, card.ActivityId)!.Words(),
            scene.Teams.Message(other.ConversationId, other.ActivityId)!.Words(),
        ];
        Assert.Single(seen, s => s.Contains("This was already settled by"));
        Assert.Equal(1, await scene.ReadAsync(db => db.Changes.CountAsync(c => c.Field == "ownershipQueried" && c.To == null)));
        var moved = await OwnerOfAsync(scene, "DARA-0042") == scene.OtherOwner.Email;
        Assert.Contains(
            moved ? "This was already settled by Finance lead. | DARA-0042" : "This was already settled by Tracking team. | DARA-0042",
            string.Join(" || ", seen)
        );
    }

    [DatabaseTheory]
    public async Task Anybody_else_who_presses_changes_nothing_and_reads_that_there_is_no_such_action(StorageProvider provider)
    {
        var (scene, card) = await ClaimedAsync(provider);
        await using var _ = scene;
        foreach (var (verb, reference) in new[] { ("owner.name", "DARA-0042"), ("owner.theirs", "DARA-0042"), ("owner.name", "DARA-9999") })
        {
            var forged = Scene.With(Name(card), ("verb", verb), ("ref", reference), ("owner_who", scene.OtherOwner.Email));
            foreach (var person in new[] { scene.Owner, scene.OtherOwner })
            {
                await scene.PressAsync(person, scene.Teams.MessagesOf(person)[^1], forged);
                Assert.Contains($"I find no action “{reference}” among those you may see.", scene.Teams.MessagesOf(person)[^1].Words());
            }
        }
        Assert.Equal(scene.Owner.Email, await OwnerOfAsync(scene, "DARA-0042"));
        Assert.Equal(1, await scene.ReadAsync(db => db.OwnershipQueries.CountAsync(q => q.SettledAt == null)));
    }

    [Theory]
    [InlineData("", "", "Choose somebody, or give an address.")]
    [InlineData("nobody@example.org", "", "That person is not here any more. Choose another one.")]
    [InlineData("finance-owner1@example.org", "", "Finance owner 1 is its owner now. Choose somebody else.")]
    [InlineData("", "somebody", "“somebody” is no address. Give one such as finance-owner1@example.org.")]
    [InlineData("", "leaver@example.org", "Leaver has left. Give the address of somebody who is here.")]
    [InlineData("", "new-owner@elsewhere.example", "The register knows nobody with an address that ends in “@elsewhere.example”.")]
    public async Task Fault_comes_back_beside_its_field_with_what_was_typed(string who, string other, string fault)
    {
        var (scene, card) = await ClaimedAsync();
        await using var _ = scene;
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new Person
                {
                    Email = "leaver@example.org",
                    Name = "Leaver",
                    IsActive = false,
                }
            );
            return await db.SaveChangesAsync();
        });
        card = await scene.PressAsync(scene.Lead, card, Name(card), ("owner_who", who), ("owner_other", other));
        Assert.Contains("▲ Not saved yet", card.Words());
        Assert.Contains($"▲ {fault}", card.Words());
        Assert.Equal(other.Length > 0 ? other : "", card.Input("owner_other") ?? "");
        Assert.Equal(scene.Owner.Email, await OwnerOfAsync(scene, "DARA-0042"));
        card = await scene.PressAsync(scene.Lead, card, Name(card), ("owner_who", scene.OtherOwner.Email), ("owner_other", "finance lead"));
        Assert.Contains("Finance lead owns DARA-0042.", card.Words());
    }

    [DatabaseTheory]
    public async Task Address_of_somebody_new_adds_them_to_the_register(StorageProvider provider)
    {
        var (scene, card) = await ClaimedAsync(provider);
        await using var _ = scene;
        card = await scene.PressAsync(scene.Lead, card, Name(card), ("owner_who", ""), ("owner_other", "Estates-Owner3@example.org"));
        Assert.Contains("Estates owner 3 owns DARA-0042.", card.Words());
        Assert.Contains("Estates owner 3 is asked once they have ActionBot in Teams.", card.Words());
        Assert.Equal("estates-owner3@example.org", await OwnerOfAsync(scene, "DARA-0042"));
        Assert.Equal(
            1,
            await scene.ReadAsync(db =>
                db.Changes.CountAsync(c => c.Entity == "person" && c.Key == "estates-owner3@example.org" && c.Field == "*")
            )
        );
    }

    [Fact]
    public async Task Answer_of_the_owner_settles_it_before_the_lead_does()
    {
        var (scene, card) = await ClaimedAsync();
        await using var _ = scene;
        var item = await scene.TypeAsync(scene.Owner, "show DARA-0042");
        await scene.PressAsync(scene.Owner, item, item.Button("Send: done"), ("done_line", "It was mine"));
        card = await scene.PressAsync(scene.Lead, card, Name(card), ("owner_who", scene.OtherOwner.Email));
        Assert.Contains("This was already settled by Finance owner 1.", card.Words());
        Assert.Contains("Finance owner 1 owns DARA-0042.", card.Words());
    }

    [DatabaseTheory]
    public async Task Lead_reassigns_by_typing_also_what_nobody_owns(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0057").ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, (long?)null))
        );
        var card = await scene.TypeAsync(scene.Lead, "reassign dara-0057 to Finance owner 2");
        Assert.Contains("Finance owner 2 owns DARA-0057.", card.Words());
        Assert.Equal(scene.OtherOwner.Email, await OwnerOfAsync(scene, "DARA-0057"));
        Assert.Contains(
            "Finance owner 2 owns DARA-0057 already.",
            (await scene.TypeAsync(scene.Lead, "Reassign DARA-0057 to finance-owner2@example.org.")).Words()
        );
        card = await scene.TypeAsync(scene.Lead, "reassign DARA-0042 to finance owner");
        Assert.Contains("2 people fit “finance owner”.", card.Words());
        card = await scene.PressAsync(scene.Lead, card, card.Button("Finance owner 2"));
        Assert.Contains("Finance owner 2 owns DARA-0042.", card.Words());
    }

    [Theory]
    [InlineData(
        "reassign DARA-0042 to Finance owner 2",
        "Only a lead of its area or the tracking team names the owner of DARA-0042. If it is not yours, type “not mine DARA-0042”."
    )]
    [InlineData("reassign DARA-0017 to Finance owner 1", "I find no action “DARA-0017” among those you may see.")]
    [InlineData("reassign DARA-0042", "Which action, and to whom? Type, for example: “reassign DARA-0042 to finance-owner2@example.org”.")]
    [InlineData("reassign", "Which action, and to whom?")]
    public async Task Owner_cannot_reassign(string text, string reply)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.Contains(reply, (await scene.TypeAsync(scene.Owner, text)).Words());
        Assert.Equal(scene.Owner.Email, await OwnerOfAsync(scene, "DARA-0042"));
    }
}

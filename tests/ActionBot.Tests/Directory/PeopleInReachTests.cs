using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Owner = ActionBot.Domain.Register.People.Person;

namespace ActionBot.Tests.Directory;

/// <summary>Whoever types a name finds the people of their own areas and boards; everybody else only by their whole address.</summary>
public sealed class PeopleInReachTests
{
    private const string Afar = "fleet-owner1@example.org",
        Nobody = "fleet-owner9@example.org";

    private static async Task<Scene> OpenAsync(StorageProvider provider, bool hasFleet = true)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        if (!hasFleet)
            return scene;
        await scene.ReadAsync(async db =>
        {
            var fleet = new Area { Name = "Fleet", Path = Area.PathOf("Met Operations", "Fleet") };
            var owner = new Owner { Email = Afar, Name = "Fleet owner 1" };
            db.AddRange(fleet, owner);
            await db.SaveChangesAsync();
            var like = await db.Actions.SingleAsync(a => a.Ref == "DARA-0042");
            db.Add(
                new ActionItem
                {
                    Ref = "DARA-0300",
                    ReportId = like.ReportId,
                    AreaId = fleet.Id,
                    OwnerId = owner.Id,
                    AgreedAction = "Count the cars.",
                    RegisteredOn = like.RegisteredOn,
                }
            );
            return await db.SaveChangesAsync();
        });
        return scene;
    }

    [DatabaseTheory]
    public async Task Name_of_somebody_out_of_reach_finds_nobody_and_their_whole_address_finds_them(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await using var without = await OpenAsync(provider, hasFleet: false);
        foreach (var typed in (string[])["Fleet owner 1", "fleet", "fleet-owner1", "fleet-owner1@example.or", "Fleet ownr 1"])
        {
            var there = (await scene.TypeAsync(scene.Owner, $"delegate to {typed} until 3 March")).Words();
            Assert.DoesNotContain("answers for you", there, StringComparison.Ordinal);
            Assert.Equal((await without.TypeAsync(without.Owner, $"delegate to {typed} until 3 March")).Words(), there);
        }
        Assert.Contains(
            "No one with that address is in the register.",
            (await scene.TypeAsync(scene.Owner, $"delegate to {Nobody} until 3 March")).Words()
        );
        Assert.Contains("Fleet owner 1 answers for you", (await scene.TypeAsync(scene.Owner, $"delegate to {Afar} until 3 March")).Words());
    }

    [DatabaseTheory]
    public async Task One_letter_lists_the_people_in_reach_and_nobody_else(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var card = await scene.TypeAsync(scene.Owner, "delegate to f until 3 March");
        var sent = card.Card!.ToJsonString();
        Assert.Contains("finance-owner2@example.org", sent, StringComparison.Ordinal);
        Assert.Contains("finance-lead@example.org", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(Afar, sent, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Lead_hands_an_action_out_of_their_areas_by_whole_address_only(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        Assert.Contains(
            "I know nobody called “Fleet owner 1”",
            (await scene.TypeAsync(scene.Lead, "reassign DARA-0042 to Fleet owner 1")).Words()
        );
        Assert.Contains("Fleet owner 1 owns DARA-0042.", (await scene.TypeAsync(scene.Lead, $"reassign DARA-0042 to {Afar}")).Words());
    }

    [DatabaseTheory]
    public async Task Suggested_owner_is_offered_to_a_lead_only_within_their_reach(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.TypeAsync(scene.Owner, "not mine DARA-0042 Fleet owner 1");
        await scene.Bot.DrainAsync();
        var card = scene.Teams.MessagesOf(scene.Lead).Last(m => m.Words().Contains("Who owns DARA-0042?", StringComparison.Ordinal));
        Assert.Contains("They suggest “Fleet owner 1”.", card.Words());
        Assert.DoesNotContain(Afar, card.Card!.ToJsonString(), StringComparison.Ordinal);
        card = await scene.PressAsync(scene.Lead, card, card.Button("Name the owner"), ("owner_other", "Fleet owner 1"));
        Assert.Contains("Not saved yet", card.Words());
    }

    [DatabaseTheory]
    public async Task Administrator_finds_everybody(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var administrator = await scene.JoinAsync("tracking-team1@example.org", "Tracking team 1", isAdministrator: true);
        Assert.Contains(
            "Fleet owner 1 answers for you",
            (await scene.TypeAsync(administrator, "delegate to fleet owner until 3 March")).Words()
        );
    }

    [DatabaseTheory]
    public async Task Manager_those_with_the_same_manager_delegates_and_co_secretaries_are_in_reach(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            var board = await db.Boards.SingleAsync();
            Owner Add(string name)
            {
                var person = new Owner { Email = name.Replace(' ', '-').ToLowerInvariant() + "@example.org", Name = name };
                db.Add(person);
                return person;
            }
            var (manager, peer, secretary, away, elsewhere) = (
                Add("Zoe Manager"),
                Add("Zoe Peer"),
                Add("Zoe Secretary"),
                Add("Zoe Delegate"),
                Add("Zoe Elsewhere")
            );
            await db.SaveChangesAsync();
            var owner = await db.People.SingleAsync(p => p.Email == scene.Owner.Email);
            (owner.ManagerId, peer.ManagerId, elsewhere.ManagerId) = (manager.Id, manager.Id, secretary.Id);
            board.Secretaries.Add(new() { PersonId = owner.Id });
            board.Secretaries.Add(new() { PersonId = secretary.Id });
            db.Add(
                new Delegation
                {
                    PersonId = owner.Id,
                    DelegateId = away.Id,
                    From = Scene.Today.AddDays(30),
                    Until = Scene.Today.AddDays(40),
                }
            );
            return await db.SaveChangesAsync();
        });
        var words = (await scene.TypeAsync(scene.Owner, "delegate to Zoe until 3 March")).Words();
        foreach (var near in (string[])["Zoe Manager", "Zoe Peer", "Zoe Secretary", "Zoe Delegate"])
            Assert.Contains(near, words, StringComparison.Ordinal);
        Assert.Contains("4 people fit “Zoe”.", words);
        Assert.DoesNotContain("Zoe Elsewhere", words, StringComparison.Ordinal);
    }
}

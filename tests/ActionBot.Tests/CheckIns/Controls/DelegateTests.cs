using System.Text.Json.Nodes;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns.Controls;

public sealed class DelegateTests
{
    private static async Task<Scene> OpenAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        return scene;
    }

    private static Task<long> IdAsync(Scene scene, string email) =>
        scene.ReadAsync(db => db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    private static async Task DelegateAsync(Scene scene, string from, string to, DateOnly first, DateOnly last)
    {
        var (owner, delegate_) = (await IdAsync(scene, from), await IdAsync(scene, to));
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new Delegation
                {
                    PersonId = owner,
                    DelegateId = delegate_,
                    From = first,
                    Until = last,
                }
            );
            return await db.SaveChangesAsync();
        });
    }

    [DatabaseTheory]
    public async Task Delegate_is_told_once_and_sees_and_answers_the_owners_actions_and_nothing_more(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var reply = await scene.TypeAsync(scene.Owner, "delegate to Finance owner 2 until 3 March");
        Assert.Contains("Finance owner 2 answers for you", reply.Words());
        Assert.Contains("Until Tuesday 3 March, that day included.", reply.Words());
        await scene.TypeAsync(scene.Owner, "delegate to finance-owner2@example.org until 3 March");
        var told = Assert.Single(scene.Teams.MessagesOf(scene.OtherOwner), m => m.Words().Contains("asks you to answer for them"));
        Assert.Contains("Until 3 March, with 3 open actions now.", told.Words());

        await scene.PressAsync(scene.OtherOwner, told, told.Button("Show my actions"));
        var card = scene.Teams.MessagesOf(scene.OtherOwner)[^1];
        Assert.Contains("5 open actions are yours to answer", card.Words());
        Assert.Contains("For Finance owner 1", card.Words());
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Answer", "DARA-0042"));
        Assert.Contains("For Finance owner 1 · Internal audit", card.Words());
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Send: done"), ("done_line", "Matched"));
        Assert.Contains("For | Finance owner 1", card.Words().Replace("| Finance owner 1 |", "| Finance owner 1"));
        Assert.Equal(ActionStatus.AwaitingVerification, (await scene.ActionAsync("DARA-0042")).Status);
        var delegateId = await IdAsync(scene, scene.OtherOwner.Email);
        Assert.Equal(delegateId, await scene.ReadAsync(db => db.Updates.Select(u => u.PersonId).SingleAsync()));
        Assert.Equal(
            scene.Owner.Email,
            await scene.ReadAsync(db =>
                db.Changes.Where(c => c.Field == "answeredFor" && c.PersonId == delegateId).Select(c => c.To).SingleAsync()
            )
        );

        var owner = await scene.TypeAsync(scene.Owner, "show DARA-0017");
        Assert.Contains("I find no action “DARA-0017”", owner.Words());
    }

    [DatabaseTheory]
    public async Task Delegate_sees_nothing_before_the_first_and_after_the_last_day(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await DelegateAsync(scene, scene.Owner.Email, scene.OtherOwner.Email, Scene.Today.AddDays(1), Scene.Today.AddDays(2));
        Assert.Contains("I find no action", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0042")).Words());
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-11T10:00Z"));
        var card = await scene.TypeAsync(scene.OtherOwner, "show DARA-0042");
        Assert.Contains("Where does it stand?", card.Words());
        var done = card.Button("Send: done");
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-13T10:00Z"));
        await scene.PressAsync(scene.OtherOwner, card, done, ("done_line", "Too late"));
        var forged = done.DeepClone().AsObject();
        forged["ask"] = "ask-of-nobody";
        var late = scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words();
        await scene.PressAsync(scene.OtherOwner, card, forged, ("done_line", "Forged"));
        Assert.Equal(late, scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
        Assert.Contains("This question is not yours, or not any more.", late);
        Assert.Contains("I find no action", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0042")).Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.Updates.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Stopping_ends_it_at_once_and_tells_a_delegate_who_had_been_told(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var reply = await scene.TypeAsync(scene.Owner, "delegate to Finance owner 2 until 3 March");
        reply = await scene.PressAsync(scene.Owner, reply, reply.Button("Stop delegating"));
        Assert.Contains("Finance owner 2 does not answer for you any more.", reply.Words());
        Assert.Contains("You do not answer for Finance owner 1 any more. Thank you.", scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
        Assert.Contains("I find no action", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0042")).Words());
        Assert.Contains("Nobody answers for you.", (await scene.TypeAsync(scene.Owner, "stop delegating")).Words());
        var history = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Field == "delegate").OrderBy(c => c.Id).Select(c => $"{c.From}>{c.To} {c.Through}").ToListAsync()
        );
        const string words = "finance-owner2@example.org from 2026-02-10 until 2026-03-03";
        Assert.Equal([$">{words} chat delegate", $"{words}> card delegate.stop"], history);
    }

    [Fact]
    public async Task Delegate_who_was_not_told_yet_hears_nothing_when_it_is_stopped()
    {
        await using var scene = await OpenAsync();
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-10T19:00Z"));
        await scene.TypeAsync(scene.Owner, "delegate to Finance owner 2 until 3 March");
        await scene.TypeAsync(scene.Owner, "stop delegating");
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-11T10:00Z"));
        await scene.Bot.DrainAsync();
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.OtherOwner), m => m.Words().Contains("answer for"));
    }

    [Theory]
    [InlineData("delegate", "Who answers for you, and until when?")]
    [InlineData("delegate to Finance owner 2", "Until when? Type, for example: “delegate to Finance owner 2 until 24 February”.")]
    [InlineData(
        "delegate to Finance owner 2 until whenever",
        "Nothing was changed. I cannot read “whenever” as a date. I expect a day, such as “3 March”, “Friday” or "
            + "“in 2 weeks”. Type, for example: “delegate to Finance owner 2 until 24 February”."
    )]
    [InlineData(
        "delegate to Finance owner 2 until 9 February 2026",
        "Nothing was changed. 9 February is in the past. Give a day from today on."
    )]
    [InlineData(
        "delegate to Finance owner 2 until 12 May",
        "Nothing was changed. 12 May is more than 90 days away. The last day can be 11 May."
    )]
    [InlineData("delegate to Finance owner 1 until Friday", "You answer for yourself already. Name somebody else.")]
    [InlineData("delegate to Xyzzy Plugh until Friday", "I know nobody called “Xyzzy Plugh”.")]
    [InlineData("delegate to leaver@example.org until Friday", "Leaver has left. Name somebody who is here.")]
    [InlineData("delegate to The Leaver until Friday", "I know nobody called")]
    public async Task What_cannot_be_delegated_changes_nothing_and_says_why(string text, string reply)
    {
        await using var scene = await OpenAsync();
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
        Assert.Contains(reply, (await scene.TypeAsync(scene.Owner, text)).Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.Delegations.CountAsync()));
    }

    [Theory]
    [InlineData("finance owner", "2 people fit “finance owner”.", "Finance owner 2")]
    [InlineData("Finanse owner 2", "I know nobody called “Finanse owner 2”. The nearest are:", "Finance owner 2")]
    [InlineData("finance-ownr2", "The nearest are:", "Finance owner 2")]
    public async Task Name_that_fits_several_or_nobody_is_asked_back_with_buttons(string typed, string sentence, string button)
    {
        await using var scene = await OpenAsync();
        var card = await scene.TypeAsync(scene.Owner, $"delegate to {typed} until Friday");
        Assert.Contains(sentence, card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button(button));
        Assert.Contains($"{button} answers for you", card.Words());
        Assert.Equal(1, await scene.ReadAsync(db => db.Delegations.CountAsync()));
    }

    [Fact]
    public async Task Forged_choice_of_a_delegate_keeps_to_the_same_rules()
    {
        await using var scene = await OpenAsync();
        var card = await scene.TypeAsync(scene.Owner, "delegate to finance owner until Friday");
        foreach (
            var (to, until) in new[]
            {
                ("finance-owner2@example.org", "2027-02-10"),
                ("finance-owner2@example.org", "2026-02-09"),
                ("finance-owner1@example.org", "2026-02-13"),
                ("nobody@example.org", "2026-02-13"),
                ("", "x"),
            }
        )
        {
            var forged = new JsonObject
            {
                ["verb"] = "delegate.set",
                ["card"] = 1,
                ["to"] = to,
                ["until"] = until,
            };
            await scene.PressAsync(scene.Owner, card, forged);
            Assert.Contains("Nothing was changed.", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
        }
        Assert.Equal(0, await scene.ReadAsync(db => db.Delegations.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Delegate_who_delegates_back_is_refused_with_the_circle(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.TypeAsync(scene.Owner, "delegate to Finance owner 2 until Friday");
        await scene.TypeAsync(scene.OtherOwner, "delegate to Finance lead until Friday");
        var refused = await scene.TypeAsync(scene.Lead, "delegate to Finance owner 1 until 3 March");
        Assert.Contains(
            "Questions would come back to you: Finance lead → Finance owner 1 → Finance owner 2 → Finance lead.",
            refused.Words()
        );
        Assert.Equal(2, await scene.ReadAsync(db => db.Delegations.CountAsync()));
    }

    [DatabaseTheory]
    public async Task Delegate_of_a_delegate_answers_and_the_owner_does_when_the_chain_is_broken(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var (a, b, c) = (
            await IdAsync(scene, scene.Owner.Email),
            await IdAsync(scene, scene.OtherOwner.Email),
            await IdAsync(scene, scene.Lead.Email)
        );
        await DelegateAsync(scene, scene.Owner.Email, scene.OtherOwner.Email, Scene.Today, Scene.Today.AddDays(3));
        await DelegateAsync(scene, scene.OtherOwner.Email, scene.Lead.Email, Scene.Today, Scene.Today.AddDays(1));
        Task<IReadOnlyDictionary<long, long>> On(DateOnly day, params long[] owners) =>
            scene.ReadAsync(db => new Delegations(db).AnswerersAsync(day, owners.Length == 0 ? null : owners, default));
        Task<ILookup<long, long>> For(DateOnly day) =>
            scene.ReadAsync(db => new Delegations(db).OwnersAnsweredForAsync([a, b, c], day, default));
        Assert.Equal([(a, c), (b, c)], (await On(Scene.Today)).Select(p => (p.Key, p.Value)).Order());
        Assert.Equal([(a, c)], (await On(Scene.Today, a)).Select(p => (p.Key, p.Value)));
        Assert.Equal([(a, b)], (await On(Scene.Today.AddDays(2))).Select(p => (p.Key, p.Value)));
        Assert.Empty(await On(Scene.Today.AddDays(4)));
        Assert.Equal([a, b], (await For(Scene.Today))[c].Order());
        Assert.Equal([a], (await For(Scene.Today))[b]);
        Assert.Empty((await For(Scene.Today.AddDays(2)))[c]);
        await scene.ReadAsync(db => db.People.Where(p => p.Id == c).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false)));
        Assert.Empty(await On(Scene.Today));
        await scene.ReadAsync(db => db.People.Where(p => p.Id == c).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, true)));
        await scene.ReadAsync(db => db.People.Where(p => p.Id == b).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false)));
        Assert.DoesNotContain(a, (await For(Scene.Today))[c]);
    }

    [DatabaseTheory]
    public async Task What_the_database_finds_for_random_chains_is_what_the_rule_says(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var random = new Random(20260210);
        var ids = await scene.ReadAsync(async db =>
        {
            var people = Enumerable
                .Range(0, 9)
                .Select(i => new Person
                {
                    Email = $"p{i}@example.org",
                    Name = $"P {i}",
                    IsActive = i != 8,
                })
                .ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            return people.ConvertAll(p => p.Id);
        });
        for (var round = 0; round < 15; round++)
        {
            var links = ids.Where(_ => random.Next(3) > 0).ToDictionary(o => o, _ => ids[random.Next(ids.Count)]);
            await scene.ReadAsync(async db =>
            {
                await db.Delegations.ExecuteDeleteAsync();
                db.AddRange(
                    links.Select(l => new Delegation
                    {
                        PersonId = l.Key,
                        DelegateId = l.Value,
                        From = Scene.Today,
                        Until = Scene.Today,
                    })
                );
                return await db.SaveChangesAsync();
            });
            var answerers = await scene.ReadAsync(db => new Delegations(db).AnswerersAsync(Scene.Today, null, default));
            var owners = await scene.ReadAsync(db => new Delegations(db).OwnersAnsweredForAsync(ids, Scene.Today, default));
            foreach (var id in ids)
            {
                var answerer = DelegationChain.Answerer(id, links, p => p != ids[8]);
                Assert.Equal(answerer, answerers.GetValueOrDefault(id, id));
                // Whoever is asked in an owner's place may answer for them.
                Assert.True(answerer == id || id == ids[8] || owners[answerer].Contains(id), $"{round}: {id} {answerer}");
                var seen = await scene.ReadAsync(db =>
                    db.OwnersAnsweredFor(id, Scene.Today).Where(o => o != id).OrderBy(o => o).ToListAsync()
                );
                Assert.Equal(seen, owners[id].Order());
            }
        }
    }

    [Fact]
    public async Task Snooze_by_a_delegate_is_the_owners_and_the_history_names_the_delegate()
    {
        await using var scene = await OpenAsync();
        await DelegateAsync(scene, scene.Owner.Email, scene.OtherOwner.Email, Scene.Today, Scene.Today.AddDays(9));
        await scene.TypeAsync(scene.OtherOwner, "snooze DARA-0042 until 16 February");
        Assert.Equal(
            await IdAsync(scene, scene.Owner.Email),
            await scene.ReadAsync(db => db.Snoozes.Select(s => s.PersonId).SingleAsync())
        );
        Assert.Equal(
            await IdAsync(scene, scene.OtherOwner.Email),
            await scene.ReadAsync(db => db.Changes.Where(c => c.Field == "snoozedUntil").Select(c => c.PersonId!.Value).SingleAsync())
        );
    }

    [Fact]
    public async Task Delegate_of_a_lead_does_not_see_the_leads_area()
    {
        await using var scene = await OpenAsync();
        await DelegateAsync(scene, scene.Lead.Email, scene.OtherOwner.Email, Scene.Today, Scene.Today.AddDays(9));
        Assert.Contains("I find no action", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0042")).Words());
        Assert.Contains("I find no action", (await scene.TypeAsync(scene.OtherOwner, "reassign DARA-0042 to Finance owner 2")).Words());
    }
}

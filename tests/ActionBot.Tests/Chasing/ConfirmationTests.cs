using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Chasing;

public sealed class ConfirmationTests
{
    [DatabaseTheory]
    public async Task Leads_word_that_the_position_is_right_is_kept_once_with_its_date(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var digest = await DigestAsync(scene);
        var right = digest.Button("This is right");
        var receipt = await scene.PressAsync(scene.Lead, digest, right);
        Assert.Contains("✓ Confirmed by you on 10 February, 09:40", receipt.Words());
        Assert.Contains("Change my answer", receipt.Words());
        receipt = await scene.PressAsync(scene.Lead, receipt, right);
        Assert.Contains("✓ Confirmed by you on 10 February, 09:40", receipt.Words());
        Assert.DoesNotContain("already", receipt.Words());

        var said = await scene.ReadAsync(db => db.AreaConfirmations.SingleAsync());
        Assert.True(said.IsRight);
        Assert.Equal((Scene.Today, Scene.Today, "corporate services/finance/"), (said.AsAt, said.On, said.Areas.Single()));
        var line = await scene.ReadAsync(db => db.Changes.SingleAsync(c => c.Field == "confirmation"));
        Assert.Equal(
            ("area", "corporate services/finance/", (string?)null, "2026-02-10 right"),
            (line.Entity, line.Key, line.From, line.To)
        );
    }

    [DatabaseTheory]
    public async Task Lead_whose_time_zone_this_machine_lacks_confirms_the_position_too(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Lead.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.TimeZone, "Mars/Olympus"))
        );
        var digest = await DigestAsync(scene);
        var receipt = await scene.PressAsync(scene.Lead, digest, digest.Button("This is right"));
        Assert.Contains("✓ Confirmed by you on 10 February, 09:40", receipt.Words());
        Assert.True((await scene.ReadAsync(db => db.AreaConfirmations.SingleAsync())).IsRight);
    }

    [DatabaseTheory]
    public async Task What_is_wrong_is_kept_and_told_to_the_tracking_team_in_one_message(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var team = await scene.JoinAsync("tracking@example.org", "Tracking team", isAdministrator: true);
        var digest = await DigestAsync(scene);
        var before = scene.Teams.MessagesOf(team).Count;
        var receipt = await scene.PressAsync(
            scene.Lead,
            digest,
            digest.Button("Send to the tracking team"),
            ("wrong_refs", "DARA-0042,DARA-0057"),
            ("wrong_other", "dara 0017"),
            ("wrong_what", "These moved to *Estates*\nin January.")
        );
        Assert.Contains("Something is wrong, said by you on 10 February, 09:40", receipt.Words());
        Assert.Contains("The tracking team has been told.", receipt.Words());
        var said = await scene.ReadAsync(db => db.AreaConfirmations.SingleAsync());
        Assert.False(said.IsRight);
        Assert.Equal(["DARA-0042", "DARA-0057", "DARA-0017"], said.Refs);
        Assert.Equal("These moved to *Estates* in January.", said.Line);
        var told = Assert.Single(scene.Teams.MessagesOf(team).Skip(before));
        Assert.Equal(
            "Finance lead says that something is wrong with the position of Finance on 10 February: “These "
                + "moved to *Estates* in January.” It is about DARA-0042, DARA-0057 and DARA-0017.",
            told.Words()
        );
    }

    [DatabaseTheory]
    public async Task Changed_answer_replaces_the_earlier_one_visibly_and_the_history_keeps_both(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var team = await scene.JoinAsync("tracking@example.org", "Tracking team", isAdministrator: true);
        var digest = await DigestAsync(scene);
        var right = digest.Button("This is right");
        var wrong = digest.Button("Send to the tracking team");
        var card = await scene.PressAsync(scene.Lead, digest, right);
        card = await scene.PressAsync(scene.Lead, card, wrong, ("wrong_what", "From the old card."));
        Assert.Contains("An answer from this card was recorded already.", card.Words());
        card = await scene.PressAsync(scene.Lead, card, card.Button("Change my answer"));
        Assert.Contains("What you send replaces your last answer.", card.Words());
        card = await scene.PressAsync(
            scene.Lead,
            card,
            card.Button("Send to the tracking team"),
            ("wrong_refs", "DARA-0042"),
            ("wrong_what", "It is done.")
        );
        Assert.Contains("“It is done.”", card.Words());
        card = await scene.PressAsync(scene.Lead, card, card.Button("Change my answer"));
        Assert.Equal(("DARA-0042", "It is done."), (card.Input("wrong_refs"), card.Input("wrong_what")));
        card = await scene.PressAsync(scene.Lead, card, card.Button("This is right"));
        Assert.Contains("✓ Confirmed by you", card.Words());
        Assert.True((await scene.ReadAsync(db => db.AreaConfirmations.SingleAsync())).IsRight);
        Assert.Equal(
            ["2026-02-10 right", "2026-02-10 wrong: DARA-0042: “It is done.”", "2026-02-10 right"],
            await scene.ReadAsync(db => db.Changes.Where(c => c.Field == "confirmation").OrderBy(c => c.Id).Select(c => c.To).ToListAsync())
        );
        Assert.Equal("Finance lead says now that the position of Finance on 10 February is right.", scene.Newest(team).Words());
    }

    [Fact]
    public async Task Faults_stand_beside_their_fields_and_what_was_typed_is_kept()
    {
        await using var scene = await Scene.OpenAsync();
        var digest = await DigestAsync(scene);
        var card = await scene.PressAsync(
            scene.Lead,
            digest,
            digest.Button("Send to the tracking team"),
            ("wrong_refs", "DARA-0042"),
            ("wrong_other", "DARA-0017, NOPE-1"),
            ("wrong_what", new string('x', 281))
        );
        Assert.Contains("▲ Not sent yet: 2 fields to correct", card.Words());
        Assert.Contains("▲ I find no “NOPE-1” in your areas.", card.Words());
        Assert.Contains("▲ Say it in at most 280 characters; these are 281.", card.Words());
        Assert.Equal(
            ("DARA-0042", "DARA-0017, NOPE-1", new string('x', 281)),
            (card.Input("wrong_refs"), card.Input("wrong_other"), card.Input("wrong_what"))
        );
        Assert.Equal(0, await scene.ReadAsync(db => db.AreaConfirmations.CountAsync()));
        card = await scene.PressAsync(
            scene.Lead,
            card,
            card.Button("Send to the tracking team"),
            ("wrong_other", "DARA-0017"),
            ("wrong_what", "It is done.")
        );
        Assert.Contains("It is kept. No tracking team is named yet", card.Words());
        Assert.Equal(["DARA-0017"], (await scene.ReadAsync(db => db.AreaConfirmations.SingleAsync())).Refs);
    }

    [Fact]
    public async Task Nobody_but_the_lead_of_a_digest_answers_it_and_forged_presses_change_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        var digest = await DigestAsync(scene);
        var team = await scene.JoinAsync("tracking@example.org", "Tracking team", isAdministrator: true);
        await scene.InstallAsync(scene.Owner);
        var right = digest.Button("This is right");
        foreach (var person in new[] { scene.Owner, team })
        {
            await scene.PressAsync(person, scene.Newest(person), right);
            Assert.Contains("You lead no area that this is about", scene.Newest(person).Words());
        }
        foreach (var (field, value) in new[] { ("ask", "ask-nothing"), ("ask", ""), ("rev", "7"), ("rev", "") })
            await scene.PressAsync(scene.Lead, digest, right, (field, value));
        await scene.PressAsync(
            scene.Lead,
            digest,
            digest.Button("Send to the tracking team"),
            ("wrong_refs", "OTHER-1"),
            ("wrong_what", "x")
        );
        Assert.Equal(0, await scene.ReadAsync(db => db.AreaConfirmations.CountAsync()));
        Assert.Equal(0, await scene.ReadAsync(db => db.Changes.CountAsync(c => c.Field == "confirmation")));
    }

    [DatabaseTheory]
    public async Task Two_leads_of_an_area_answer_each_for_themselves(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var other = await scene.JoinAsync("finance-lead2@example.org", "Finance lead 2");
        var key = await scene.KeyAsync(other);
        await scene.ReadAsync(async db =>
        {
            db.Add(new AreaLead { AreaId = (await db.Areas.SingleAsync(a => a.Name == "Finance")).Id, PersonId = key });
            return await db.SaveChangesAsync();
        });
        var digest = await DigestAsync(scene);
        var others = scene.Newest(other);
        await scene.PressAsync(scene.Lead, digest, digest.Button("This is right"));
        await scene.PressAsync(other, others, others.Button("Send to the tracking team"), ("wrong_what", "One is missing."));
        Assert.Equal(
            [("Finance lead", true), ("Finance lead 2", false)],
            (
                await scene.ReadAsync(db =>
                    db.AreaConfirmations.OrderBy(c => c.Person!.Name).Select(c => new { c.Person!.Name, c.IsRight }).ToListAsync()
                )
            ).Select(c => (c.Name, c.IsRight))
        );
    }

    [DatabaseTheory]
    public async Task Digest_of_an_earlier_week_says_that_it_is_out_of_date_and_shows_todays_position(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var digest = await DigestAsync(scene);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-16T08:00Z"));
        var card = await scene.PressAsync(scene.Lead, digest, digest.Button("This is right"));
        Assert.Contains("This card was out of date. Here is today’s position.", card.Words());
        Assert.Contains("Position on Monday 16 February", card.Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.AreaConfirmations.CountAsync()));
        card = await scene.PressAsync(scene.Lead, card, card.Button("This is right"));
        Assert.Contains("✓ Confirmed by you on 16 February", card.Words());
        Assert.Equal(new DateOnly(2026, 2, 16), (await scene.ReadAsync(db => db.AreaConfirmations.SingleAsync())).AsAt);
    }

    [Fact]
    public async Task Person_who_leads_the_area_no_longer_cannot_confirm_it()
    {
        await using var scene = await Scene.OpenAsync();
        var digest = await DigestAsync(scene);
        await scene.ReadAsync(db => db.AreaLeads.ExecuteDeleteAsync());
        await scene.PressAsync(scene.Lead, digest, digest.Button("This is right"));
        Assert.Contains("You lead no area that this is about", scene.Newest(scene.Lead).Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.AreaConfirmations.CountAsync()));
    }

    [Fact]
    public async Task Position_that_the_lead_called_up_can_be_confirmed_and_shown_again()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var card = await scene.TypeAsync(scene.Lead, "confirm my area");
        card = await scene.PressAsync(scene.Lead, card, card.Button("This is right"));
        Assert.Contains("✓ Confirmed by you", card.Words());
        await scene.PressAsync(scene.Lead, card, card.Button("Show today’s position"));
        Assert.Contains("Is this the right position?", scene.Newest(scene.Lead).Words());
    }

    private static async Task<SentMessage> DigestAsync(Scene scene)
    {
        await scene.InstallAsync(scene.Lead);
        await scene.SweepAsync();
        return scene.Newest(scene.Lead);
    }
}

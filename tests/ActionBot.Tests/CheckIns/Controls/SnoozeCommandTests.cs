using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns.Controls;

public sealed class SnoozeCommandTests
{
    private static async Task<Scene> OpenAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        return scene;
    }

    private static Task<int> CountAsync(Scene scene) => scene.ReadAsync(db => db.Snoozes.CountAsync());

    [Theory]
    [InlineData("snooze DARA-0042 until 17 February", "2026-02-17", "DARA-0042")]
    [InlineData("Snooze dara 0042 until Friday.", "2026-02-13", "DARA-0042")]
    [InlineData("please snooze DARA-0042 and HMI-0121 until next Monday", "2026-02-16", "DARA-0042 and HMI-0121")]
    [InlineData("snooze DARA-0042, DARA-0057 & hmi-0121 for a week", "2026-02-17", "DARA-0042, DARA-0057 and HMI-0121")]
    [InlineData("snooze DARA-0042 HMI-0121 till tommorow", "2026-02-11", "DARA-0042 and HMI-0121")]
    public async Task Questions_named_in_a_message_are_put_off_until_the_day_it_names(string text, string until, string named)
    {
        await using var scene = await OpenAsync();
        var reply = await scene.TypeAsync(scene.Owner, text);
        Assert.Contains($": {named}. You can still answer before.", reply.Words());
        Assert.All(
            await scene.ReadAsync(db => db.Snoozes.ToListAsync()),
            s => Assert.Equal((DateOnly.Parse(until), Scene.Today), (s.Until, s.On))
        );
        Assert.Equal(named.Split(", ").Sum(n => n.Split(" and ").Length), await CountAsync(scene));
    }

    [Theory]
    [InlineData(
        "snooze DARA-0042 until 25 February",
        "Nothing was snoozed: “25 February” is 25 February. I expect a day from 11 February to 24 February, at "
            + "most 10 working days on. Type, for example: “snooze DARA-0042 until 17 February”."
    )]
    [InlineData("snooze DARA-0042 until today", "is 10 February. I expect a day from 11 February to 24 February")]
    [InlineData(
        "snooze DARA-0042 until soon",
        "Nothing was snoozed. I cannot read “soon” as a date. I expect a day, such as “3 March”, “Friday” "
            + "or “in 2 weeks”. Type, for example: “snooze DARA-0042 until 17 February”."
    )]
    [InlineData("snooze", "Which action? Type, for example: “snooze DARA-0042 until 17 February”.")]
    [InlineData("snooze DARA-0042 and DARA-9999 until Friday", "I find no action “DARA-9999” among those you may see.")]
    [InlineData("snooze DARA-0017 until Friday", "I find no action “DARA-0017” among those you may see.")]
    public async Task What_cannot_be_snoozed_changes_nothing_and_says_what_to_type(string text, string reply)
    {
        await using var scene = await OpenAsync();
        Assert.Contains(reply, (await scene.TypeAsync(scene.Owner, text)).Words());
        Assert.Equal(0, await CountAsync(scene));
    }

    [Fact]
    public async Task Action_that_is_not_mine_is_answered_like_one_that_does_not_exist_and_lead_hears_whose_it_is()
    {
        await using var scene = await OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var notTheirs = (await scene.TypeAsync(scene.Owner, "snooze DARA-0017 until Friday")).Words();
        var missing = (await scene.TypeAsync(scene.Owner, "snooze DARA-0018 until Friday")).Words();
        Assert.Equal(missing.Replace("DARA-0018", "DARA-0017"), notTheirs);
        Assert.Contains(
            "DARA-0017 is not yours to answer: Finance owner 2 owns it.",
            (await scene.TypeAsync(scene.Lead, "snooze DARA-0017 until Friday")).Words()
        );
        Assert.Equal(0, await CountAsync(scene));
    }

    [DatabaseTheory]
    public async Task Without_a_date_a_card_asks_for_it_and_its_button_snoozes(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var card = await scene.TypeAsync(scene.Owner, "snooze DARA-0042 and HMI-0121");
        Assert.Contains("Until when?", card.Words());
        Assert.Equal("2026-02-17", card.Input("snooze_until"));
        card = await scene.PressAsync(scene.Owner, card, card.Button("Snooze"), ("snooze_until", "2026-02-20"));
        Assert.Contains("Snoozed until 20 February: DARA-0042 and HMI-0121.", card.Words());
        Assert.Equal(2, await CountAsync(scene));
    }

    [DatabaseTheory]
    public async Task Undo_takes_a_snooze_back_as_if_it_had_never_been(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var card = await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until Friday");
        card = await scene.PressAsync(scene.Owner, card, card.Button("Undo"));
        Assert.Contains("DARA-0042 is not snoozed any more.", card.Words());
        Assert.Equal(0, await CountAsync(scene));
        var again = await scene.PressAsync(scene.Owner, card, Undo("DARA-0042"));
        Assert.Contains("DARA-0042 is not snoozed. Nothing was changed.", again.Words());
        var history = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Field == "snoozedUntil").OrderBy(c => c.Id).Select(c => $"{c.From}>{c.To} {c.Through}").ToListAsync()
        );
        Assert.Equal([">2026-02-13 chat snooze", "2026-02-13> card snooze.undo"], history);
    }

    [Fact]
    public async Task Snooze_of_an_earlier_day_ends_and_still_counts()
    {
        await using var scene = await OpenAsync();
        await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 24 February");
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-12T10:00Z"));
        Assert.Contains("DARA-0042 is not snoozed any more.", (await scene.TypeAsync(scene.Owner, "wake DARA-0042")).Words());
        Assert.Equal(new DateOnly(2026, 2, 12), await scene.ReadAsync(db => db.Snoozes.Select(s => s.Until).SingleAsync()));
        await scene.SweepAsync();
        Assert.Contains(
            scene.Teams.MessagesOf(scene.Owner),
            m => m.Words().Contains("need your answer") && m.Words().Contains("DARA-0042")
        );
    }

    [Theory]
    [InlineData("undo snooze")]
    [InlineData("undo")]
    [InlineData("Cancel my snooze of DARA-0042")]
    [InlineData("wake up dara-0042")]
    public async Task Snooze_of_today_is_undone_by_typing(string text)
    {
        await using var scene = await OpenAsync();
        await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until Friday");
        Assert.Contains("DARA-0042 is not snoozed any more.", (await scene.TypeAsync(scene.Owner, text)).Words());
        Assert.Contains("Nothing of yours was snoozed today.", (await scene.TypeAsync(scene.Owner, "undo snooze")).Words());
    }

    [Fact]
    public async Task Forged_undo_of_somebody_elses_snooze_changes_nothing()
    {
        await using var scene = await OpenAsync();
        await scene.InstallAsync(scene.OtherOwner);
        var card = await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until Friday");
        await scene.PressAsync(scene.OtherOwner, card, card.Button("Undo"));
        Assert.Contains("I find no action “DARA-0042”", scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
        Assert.Equal(1, await CountAsync(scene));
    }

    [Fact]
    public async Task Third_snooze_running_is_refused_as_the_button_does()
    {
        await using var scene = await OpenAsync();
        foreach (var day in new[] { "2026-02-10T09:40Z", "2026-02-24T10:00Z" })
        {
            scene.Clock.SetUtcNow(DateTimeOffset.Parse(day));
            await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until next Friday");
        }
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-03-09T10:00Z"));
        Assert.Contains(
            "Nothing was snoozed. DARA-0042 was snoozed twice already, so please answer now.",
            (await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until Friday")).Words()
        );
    }

    [DatabaseTheory]
    public async Task Snooze_of_the_owner_before_is_shown_for_no_other_owner(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 24 February");
        Assert.Contains("Snoozed until | 24 February", (await scene.TypeAsync(scene.Lead, "show DARA-0042")).Words());
        await HandOverAsync(scene);
        var shown = (await scene.TypeAsync(scene.Lead, "show DARA-0042")).Words();
        Assert.Contains("Finance owner 2", shown);
        Assert.DoesNotContain("Snoozed until", shown);
    }

    [DatabaseTheory]
    public async Task Snoozes_of_the_owner_before_do_not_tire_the_next_one(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        foreach (var day in new[] { "2026-02-10T09:40Z", "2026-02-24T10:00Z" })
        {
            scene.Clock.SetUtcNow(DateTimeOffset.Parse(day));
            await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until next Friday");
        }
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-03-09T10:00Z"));
        await HandOverAsync(scene);
        Assert.Contains(
            "Snoozed until 13 March: DARA-0042.",
            (await scene.TypeAsync(scene.OtherOwner, "snooze DARA-0042 until Friday")).Words()
        );
    }

    [DatabaseTheory]
    public async Task Owner_who_takes_an_action_over_has_nothing_to_wake_and_keeps_the_history_of_the_one_before(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 24 February");
        await HandOverAsync(scene);
        Assert.Contains(
            "DARA-0042 is not snoozed. Nothing was changed.",
            (await scene.TypeAsync(scene.OtherOwner, "wake DARA-0042")).Words()
        );
        Assert.Contains("Nothing of yours was snoozed today.", (await scene.TypeAsync(scene.OtherOwner, "undo snooze")).Words());
        Assert.Equal(1, await CountAsync(scene));
        await scene.TypeAsync(scene.OtherOwner, "snooze DARA-0042 until 24 February");
        var history = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Field == "snoozedUntil").OrderBy(c => c.Id).Select(c => $"{c.PersonId} {c.From}>{c.To}").ToListAsync()
        );
        var (first, next) = (await scene.KeyAsync(scene.Owner), await scene.KeyAsync(scene.OtherOwner));
        Assert.Equal([$"{first} >2026-02-24", $"{next} >2026-02-24"], history);
    }

    private static async Task HandOverAsync(Scene scene)
    {
        await scene.InstallAsync(scene.OtherOwner);
        Assert.Contains(
            "Finance owner 2 owns DARA-0042.",
            (await scene.TypeAsync(scene.Lead, "reassign DARA-0042 to finance-owner2@example.org")).Words()
        );
    }

    private static System.Text.Json.Nodes.JsonObject Undo(string refs) =>
        new()
        {
            ["verb"] = "snooze.undo",
            ["card"] = 1,
            ["refs"] = refs,
        };
}

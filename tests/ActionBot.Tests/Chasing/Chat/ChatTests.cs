using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Chasing.Chat;

public sealed class ChatTests
{
    [DatabaseTheory]
    public async Task Why_in_chat_tells_owner_and_lead_what_was_decided_and_a_stranger_to_it_nothing(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.SweepAsync();
        var asked = (await scene.TypeAsync(scene.Owner, "why DARA-0042 on 10 February?")).Words();
        Assert.Contains("DARA-0042 was asked about on Tuesday 10 February: overdue 41 days", asked);
        Assert.DoesNotContain("Decided from", asked);
        var skipped = (await scene.TypeAsync(scene.Lead, "why was DARA-0090 not asked about")).Words();
        Assert.Contains("DARA-0090 was not asked about on Tuesday 10 February", skipped);
        Assert.Contains("I find no action “DARA-0017”", (await scene.TypeAsync(scene.Owner, "why DARA-0017")).Words());
        Assert.Contains("I find no action “DARA-9999”", (await scene.TypeAsync(scene.Owner, "why DARA-9999")).Words());
    }

    [DatabaseTheory]
    public async Task Why_of_a_day_to_come_tells_what_is_expected_and_of_a_day_past_what_was_not_decided(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.SweepAsync();
        Assert.Contains(
            "As things stand it will not be asked about",
            (await scene.TypeAsync(scene.Owner, "why DARA-0042 on 11 February")).Words()
        );
        Assert.Contains("ActionBot did not run then", (await scene.TypeAsync(scene.Owner, "why DARA-0042 on Monday")).Words());
        Assert.Contains("I expect a day", (await scene.TypeAsync(scene.Owner, "why DARA-0042 on the twelfth of never")).Words());
        Assert.Contains("Which action?", (await scene.TypeAsync(scene.Owner, "why?")).Words());
    }

    [DatabaseTheory]
    public async Task Administrator_previews_in_chat_exactly_what_is_then_sent(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var shown = await scene.TypeAsync(scene.Lead, "preview");
        var words = shown.Words().Replace("\u200B", "", StringComparison.Ordinal);
        Assert.Contains("Preview of Tuesday 10 February", words);
        foreach (
            var named in new[]
            {
                "finance-owner1@example.org",
                "DARA-0042",
                "DARA-0057",
                "HMI-0121",
                "finance-owner2@example.org",
                "DARA-0017",
                "Not centrally monitored",
            }
        )
            Assert.Contains(named, words);
        Assert.Equal(0, await scene.ReadAsync(db => db.CheckIns.CountAsync()));
        await scene.SweepAsync();
        var planned = await scene.ReadAsync(db => db.CheckIns.Select(c => c.Person!.Email).ToListAsync());
        Assert.All(planned, email => Assert.Contains(email, words));
        var after = await scene.PressAsync(scene.Lead, shown, shown.Button("The day after"));
        Assert.Contains("Preview of Wednesday 11 February", after.Words());
        Assert.Contains("is past", (await scene.TypeAsync(scene.Lead, "preview 2026-02-03")).Words());
    }

    [DatabaseTheory]
    public async Task Preview_and_hold_are_no_words_for_somebody_who_is_no_administrator_even_with_a_forged_button(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var card = await scene.TypeAsync(scene.Lead, "preview");
        var hold = await scene.TypeAsync(scene.Lead, "hold because of a test");
        foreach (var typed in new[] { "preview", "hold", "release", "hold status" })
            Assert.Contains("I did not understand that", (await scene.TypeAsync(scene.Owner, typed)).Words());
        var own = scene.Teams.MessagesOf(scene.Owner)[^1];
        await scene.PressAsync(scene.Owner, own, card.Button("The day after"));
        await scene.PressAsync(scene.Owner, own, hold.Button("Release now"));
        Assert.DoesNotContain("Preview", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
        Assert.Equal(1, await scene.ReadAsync(db => db.Holds.CountAsync(h => h.Standing)));
    }

    [DatabaseTheory]
    public async Task Administrator_holds_and_releases_in_chat_and_each_leaves_its_line_of_history(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        var card = await scene.TypeAsync(scene.Lead, "hold because the register is being corrected");
        Assert.Contains("All sending is on hold", card.Words());
        await scene.SweepAsync();
        Assert.Equal(0, await scene.ReadAsync(db => db.Ledger.CountAsync(l => l.Asked != null)));
        Assert.Contains("the register is being corrected", (await scene.TypeAsync(scene.Lead, "hold status")).Words());
        Assert.Contains("A hold stands already", (await scene.TypeAsync(scene.Lead, "hold")).Words());
        Assert.Contains("The hold is released", (await scene.PressAsync(scene.Lead, card, card.Button("Release now"))).Words());
        await scene.SweepAsync();
        Assert.NotEqual(0, await scene.ReadAsync(db => db.Ledger.CountAsync(l => l.Asked != null)));
        Assert.Contains("No hold stands", (await scene.TypeAsync(scene.Lead, "release")).Words());
        var lines = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Entity == "sending").OrderBy(c => c.Id).Select(c => c.Through + ":" + c.To).ToListAsync()
        );
        Assert.Equal(["chat hold:the register is being corrected", "card sending.release:"], lines);
    }

    // The lead keeps the register as well.
    private static async Task<Scene> OpenAsync(StorageProvider provider)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Lead.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsAdministrator, true))
        );
        foreach (var person in new[] { scene.Owner, scene.OtherOwner, scene.Lead })
            await scene.InstallAsync(person);
        return scene;
    }
}

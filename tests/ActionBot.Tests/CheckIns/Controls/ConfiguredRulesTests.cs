using ActionBot.Domain.Chasing;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns.Controls;

/// <summary>
/// What people are told and allowed follows the policy file and the calendar that are configured, not those that are built in.
/// </summary>
public sealed class ConfiguredRulesTests
{
    [DatabaseTheory]
    public async Task Policy_file_rules_how_long_and_how_often_questions_are_put_off(StorageProvider provider)
    {
        using var policy = new TextFile("snooze: { mostWorkingDays: 3, mostRunning: 1, mostPauseWorkingDays: 4 }\nbudget: { perWeek: 2 }");
        await using var scene = await Scene.OpenAsync(provider, ("Chasing:Policy", policy.Path));
        await scene.InstallAsync(scene.Owner);
        var late = (await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 17 February")).Words();
        Assert.Contains("from 11 February to 13 February, at most 3 working days on", late);
        Assert.Contains("at most 4 working days on", (await scene.TypeAsync(scene.Owner, "pause until 20 February")).Words());
        Assert.Contains("One message a day, two a week", (await scene.TypeAsync(scene.Owner, "when do you ask me?")).Words());
        Assert.Contains("At most one message a working day and two a week", scene.Teams.MessagesOf(scene.Owner)[0].Words());
        await scene.SweepAsync();
        var item = scene
            .Teams.MessagesOf(scene.Owner)
            .Last(m => m.Card?.ToJsonString().Contains("snooze_until", StringComparison.Ordinal) == true);
        Assert.Contains("At most 3 working days.", item.Words());
        Assert.Contains("Snoozed until", (await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 11 February")).Words());
        scene.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains(
            "DARA-0042 was snoozed once already",
            (await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 13 February")).Words()
        );
    }

    [DatabaseTheory]
    public async Task Calendar_file_rules_when_people_are_asked_and_when_they_are_told_to_be(StorageProvider provider)
    {
        using var calendar = new TextFile(
            """{ "england-and-wales": { "division": "england-and-wales", "events": ["""
                + """{ "title": "A day off", "date": "2026-02-10" }, { "title": "Another", "date": "2026-02-11" }] } }"""
        );
        await using var scene = await Scene.OpenAsync(provider, ("Chasing:BankHolidays", calendar.Path));
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        Assert.Equal(0, await scene.ReadAsync(db => db.CheckIns.CountAsync()));
        Assert.Equal(
            5,
            await scene.ReadAsync(db =>
                db.Ledger.CountAsync(l => l.Skipped == SkipReason.NotAWorkingDay || l.Skipped == SkipReason.NotMonitored)
            )
        );
        var told = (await scene.TypeAsync(scene.Owner, "when do you ask me?")).Words();
        Assert.Contains("DARA-0042** | 12 February", told);
        scene.Clock.Advance(TimeSpan.FromDays(2));
        await scene.SweepAsync();
        Assert.Equal(
            1,
            await scene.ReadAsync(db => db.CheckIns.CountAsync(c => c.Person!.Email == scene.Owner.Email && c.On == Scene.Today.AddDays(2)))
        );
    }

    private sealed class TextFile : IDisposable
    {
        public TextFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}

using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns.Controls;

public sealed class PauseTests
{
    private static Task<DateOnly?> PausedUntilAsync(Scene scene) =>
        scene.ReadAsync(db => db.People.Where(p => p.Email == scene.Owner.Email).Select(p => p.PausedUntil).SingleAsync());

    [DatabaseTheory]
    public async Task Pause_lasts_until_the_day_before_the_one_named_and_is_ended_by_its_button(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var card = await scene.TypeAsync(scene.Owner, "pause until 3 March");
        Assert.Contains("Paused until 3 March", card.Words());
        Assert.Contains("I ask you nothing before Tuesday 3 March.", card.Words());
        Assert.Contains("I still answer what you type", card.Words());
        Assert.Equal(new DateOnly(2026, 3, 2), await PausedUntilAsync(scene));
        card = await scene.PressAsync(scene.Owner, card, card.Button("Resume now"));
        Assert.Contains("I ask you again", card.Words());
        Assert.Null(await PausedUntilAsync(scene));
        var history = await scene.ReadAsync(db =>
            db.Changes.Where(c => c.Field == "pausedUntil")
                .OrderBy(c => c.Id)
                .Select(c => $"{c.Entity} {c.Key} {c.From}>{c.To} {c.Through}")
                .ToListAsync()
        );
        Assert.Equal(
            [$"person {scene.Owner.Email} >2026-03-02 chat pause", $"person {scene.Owner.Email} 2026-03-02> card pause.end"],
            history
        );
    }

    [Theory]
    [InlineData("pause", "2026-02-23")]
    [InlineData("Pause everything!", "2026-02-23")]
    [InlineData("pause for 2 weeks", "2026-02-23")]
    [InlineData("pause until 10 March", "2026-03-09")]
    public async Task Pause_without_a_day_lasts_ten_working_days(string text, string last)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.TypeAsync(scene.Owner, text);
        Assert.Equal(DateOnly.Parse(last), await PausedUntilAsync(scene));
    }

    [Theory]
    [InlineData(
        "pause until 11 March",
        "Nothing was paused: “11 March” is 11 March. I expect a day from 11 February to 10 March, at "
            + "most 20 working days on. Type, for example: “pause until 24 February”."
    )]
    [InlineData("pause until yesterday", "I expect a day from 11 February to 10 March")]
    [InlineData("pause until the cows come home", "Nothing was paused. I cannot read “the cows come home” as a date.")]
    [InlineData("resume", "You are not paused.")]
    public async Task What_is_no_pause_changes_nothing_and_says_why(string text, string reply)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.Contains(reply, (await scene.TypeAsync(scene.Owner, text)).Words());
        Assert.Null(await PausedUntilAsync(scene));
        Assert.Equal(0, await scene.ReadAsync(db => db.Changes.CountAsync(c => c.Field == "pausedUntil")));
    }

    [DatabaseTheory]
    public async Task Schedule_says_when_is_asked_and_what_stands_in_the_way(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        var words = (await scene.TypeAsync(scene.Owner, "When do you ask me?")).Words();
        Assert.Contains("From 09:30 to 18:00, Europe/London", words);
        Assert.Contains("Monday to Friday, no bank holidays", words);
        Assert.Contains("Friday 3 April, bank holiday", words);
        Assert.Contains("**DARA-0042** | 17 February", words);
        Assert.Contains("snooze ", words);

        await scene.ReadAsync(async db =>
        {
            var owner = await db.People.SingleAsync(p => p.Email == scene.Owner.Email);
            db.Add(
                new Absence
                {
                    PersonId = owner.Id,
                    From = new(2026, 2, 16),
                    To = new(2026, 2, 18),
                }
            );
            return await db.SaveChangesAsync();
        });
        await scene.TypeAsync(scene.Owner, "snooze HMI-0121 until 20 February");
        await scene.TypeAsync(scene.Owner, "delegate to Finance owner 2 until 3 March");
        await scene.TypeAsync(scene.OtherOwner, "pause until Friday");
        words = (await scene.TypeAsync(scene.Owner, "when am I asked?")).Words();
        Assert.Contains("Monday 16 February, away until 18 February", words);
        Assert.Contains("**DARA-0042** | 19 February", words);
        Assert.Contains("**HMI-0121** | 20 February, snoozed", words);
        Assert.Contains("Finance owner 2 answers for you until Tuesday 3 March.", words);
        var card = await scene.TypeAsync(scene.OtherOwner, "my schedule");
        Assert.Contains("Paused. I ask you nothing before Friday 13 February.", card.Words());
        Assert.Contains("You answer for Finance owner 1 too.", card.Words());
        Assert.Contains("**DARA-0090** | Not tracked centrally", card.Words());
        card.Button("Resume now");
    }
}

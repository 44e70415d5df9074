using ActionBot.Chasing.Telling.Cards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Chasing;

public sealed class DigestTests
{
    private const string Heading = "Finance this week";

    [DatabaseTheory]
    public async Task Lead_is_sent_the_position_of_the_area_once_a_week(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        for (var i = 0; i < 3; i++)
            await scene.SweepAsync();
        foreach (var day in new[] { "2026-02-11", "2026-02-12", "2026-02-13", "2026-02-14", "2026-02-15" })
            await scene.SweepOnAsync(day);
        Assert.Single(Digests(scene));
        await scene.SweepOnAsync("2026-02-16");
        await scene.SweepAsync();
        Assert.Equal(2, Digests(scene).Count);
    }

    [Fact]
    public async Task Digest_comes_on_the_first_day_of_the_week_on_which_the_lead_works()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var lead = await scene.KeyAsync(scene.Lead);
        await scene.ReadAsync(async db =>
        {
            db.Add(
                new Absence
                {
                    PersonId = lead,
                    From = new(2026, 2, 9),
                    To = new(2026, 2, 11),
                }
            );
            return await db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        await scene.SweepOnAsync("2026-02-11");
        Assert.Empty(Digests(scene));
        await scene.SweepOnAsync("2026-02-12");
        Assert.Contains("Position on Thursday 12 February", Assert.Single(Digests(scene)).Words());
    }

    [DatabaseTheory]
    public async Task Digest_tells_the_numbers_and_what_needs_the_lead(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.SweepAsync();
        var words = Assert.Single(Digests(scene)).Words();
        Assert.Contains("Position on Tuesday 10 February | 4 | open | 2 | overdue | 0 | no answer | 1 | no date | Needs you", words);
        Assert.Contains("**DARA-0042 · Overdue 41 days** | Finance owner 1 has not answered yet.", words);
        Assert.Contains("**Overdue · 2** | DARA-0042 (41 days), DARA-0017 (3 days)", words);
        Assert.Contains("**No date · 1** | DARA-0057", words);
        Assert.Contains("Is this the right position?", words);
        Assert.DoesNotContain("DARA-0090", words);
    }

    [DatabaseTheory]
    public async Task Day_of_a_snooze_is_that_of_the_snooze_that_stands(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.InstallAsync(scene.Lead);
        // One that an answer ends, and one that went with its owner: both would have lasted longer.
        await scene.TypeAsync(scene.Owner, "snooze DARA-0042 and HMI-0121 until 24 February");
        var card = await scene.TypeAsync(scene.Owner, "show DARA-0042");
        await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Send: at risk"),
            ("atRisk_line", "The feed is late"),
            ("atRisk_forecast", "2026-03-31")
        );
        await scene.TypeAsync(scene.Lead, "reassign HMI-0121 to finance-owner2@example.org");
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.TypeAsync(scene.Owner, "snooze DARA-0042 until 16 February");
        await scene.TypeAsync(scene.OtherOwner, "snooze HMI-0121 until 17 February");

        var digest = await scene.TypeAsync(scene.Lead, "my area");
        Assert.Contains("**Snoozed · 2** | DARA-0042 (until 16 February), HMI-0121 (until 17 February)", digest.Words());
        await scene.PressAsync(scene.Lead, digest, DigestData.List(AreaSection.Snoozed));
        var list = scene.Newest(scene.Lead).Words();
        Assert.Contains("Finance owner 1 · until 16 February", list);
        Assert.Contains("Finance owner 2 · until 17 February", list);
    }

    [Fact]
    public async Task Lead_is_told_of_a_step_once_and_of_the_change_in_a_week()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.SweepAsync();
        await scene.AddLikeAsync(2, (a, i) => (a.TargetDate, a.Rating) = (i == 1 ? null : Scene.Today.AddDays(-1), Rating.High));
        await scene.SweepOnAsync("2026-02-16");
        var words = scene.Newest(scene.Lead).Words();
        Assert.Contains("Position on Monday 16 February, and change since 10 February", words);
        Assert.Contains("6 | open | +2 | 3 | overdue | +1", words);
        Assert.Contains("2 | no date | +1", words);
        Assert.Contains("Nothing new this week.", words);
    }

    [DatabaseTheory]
    public async Task Action_that_reached_several_steps_has_one_row_with_every_reason(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.AskedOnAsync("DARA-0042", new(2026, 1, 5), new(2026, 1, 12), new(2026, 1, 19), new(2026, 1, 26));
        await scene.AskedOnAsync("DARA-0057", new(2025, 12, 1), new(2026, 1, 6));
        await scene.SweepAsync();
        var words = Assert.Single(Digests(scene)).Words();
        Assert.Single(words.Split(" | "), w => w.StartsWith("**DARA-0042", StringComparison.Ordinal));
        Assert.Contains("**DARA-0042 · Overdue 41 days** | Finance owner 1 has not answered 4 requests.", words);
        Assert.Contains("**DARA-0057 · No date** | Finance owner 1 was asked twice for a date.", words);
        Assert.Contains("2 | no answer", words);
        Assert.Equal(3, await scene.ReadAsync(db => db.ToldSteps.CountAsync()));
    }

    [DatabaseTheory]
    public async Task What_has_no_room_is_not_told_and_comes_with_the_next_digest(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.AddLikeAsync(39, (_, _) => { });
        await scene.SweepAsync();
        var words = Assert.Single(Digests(scene)).Words();
        Assert.Contains("Needs you · 40", words);
        Assert.Contains("Show all 30", words);
        Assert.Contains("10 more come with your next digest.", words);
        Assert.Equal(30, await scene.ReadAsync(db => db.ToldSteps.CountAsync()));
        await scene.SweepOnAsync("2026-02-16");
        words = scene.Newest(scene.Lead).Words();
        Assert.Contains("Needs you · 10", words);
        Assert.Contains("**DARA-0042 · Overdue 47 days**", words);
        Assert.Equal(40, await scene.ReadAsync(db => db.ToldSteps.Select(t => t.ActionItemId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Lead_opens_an_action_from_its_row_and_is_asked_to_name_an_owner_where_one_is_missing()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Name == "Finance owner 2").ExecuteUpdateAsync(s => s.SetProperty(p => p.IsActive, false))
        );
        await scene.SweepAsync();
        var digest = Assert.Single(Digests(scene));
        Assert.Contains("Finance owner 2 has left. Name a new owner.", digest.Words());
        Assert.Contains("**Needs an owner · 1** | DARA-0017", digest.Words());
        var name = digest.Button("Name an owner", "DARA-0017");
        Assert.Equal(
            ("owner.name", "DARA-0017", 1),
            (name["verb"]!.GetValue<string>(), name["ref"]!.GetValue<string>(), name["card"]!.GetValue<int>())
        );
        var stays = await scene.PressAsync(scene.Lead, digest, name);
        Assert.Contains("Is this the right position?", stays.Words());
        var question = scene.Newest(scene.Lead);
        Assert.Contains("Who owns DARA-0017?", question.Words());
        Assert.DoesNotContain("Not saved yet", question.Words());
        await scene.PressAsync(scene.Lead, question, question.Button("Name the owner"), ("owner_other", scene.Owner.Email));
        Assert.Equal(
            "Finance owner 1",
            await scene.ReadAsync(db => db.Actions.Where(a => a.Ref == "DARA-0017").Select(a => a.Owner!.Name).SingleAsync())
        );
        await scene.PressAsync(scene.Lead, digest, digest.Button("Show DARA-0042"));
        Assert.Contains("Reconcile cost recovery claims", scene.Newest(scene.Lead).Words());
        Assert.Contains("Finance owner 1", scene.Newest(scene.Lead).Words());
        Assert.DoesNotContain("Where does it stand?", scene.Newest(scene.Lead).Words());
    }

    [DatabaseTheory]
    public async Task Section_is_listed_page_by_page(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.InstallAsync(scene.Owner);
        await scene.AddLikeAsync(11, (a, _) => a.TargetDate = Scene.Today.AddDays(-2));
        await scene.SweepAsync();
        var digest = Assert.Single(Digests(scene));
        await scene.PressAsync(scene.Lead, digest, digest.Button("List Overdue: 13"));
        var list = scene.Newest(scene.Lead);
        Assert.Contains("Overdue: 13 actions", list.Words());
        Assert.Contains("Actions 1 to 10 of 13", list.Words());
        list = await scene.PressAsync(scene.Lead, list, list.Button("Next 3"));
        Assert.Contains("Actions 11 to 13 of 13", list.Words());
        await scene.PressAsync(scene.Owner, scene.Newest(scene.Owner), digest.Button("List Overdue: 13"));
        Assert.Contains("You lead no area", scene.Newest(scene.Owner).Words());
    }

    [Fact]
    public async Task Lead_of_nothing_pressing_still_gets_the_numbers_and_the_question()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042" || a.Ref == "DARA-0057")
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.TargetDate, Scene.Today.AddDays(90)))
        );
        await scene.SweepAsync();
        var words = Assert.Single(Digests(scene)).Words();
        Assert.Contains("Nothing new this week.", words);
        Assert.Contains("4 | open", words);
        Assert.Contains("This is right", words);
    }

    [Fact]
    public async Task Lead_of_several_areas_gets_one_digest_that_names_them()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var lead = await scene.KeyAsync(scene.Lead);
        await scene.ReadAsync(async db =>
        {
            var estates = new Area { Name = "Estates", Path = Area.PathOf("Corporate Services", "Estates") };
            var payroll = new Area { Name = "Payroll", Path = Area.PathOf("Corporate Services", "Finance", "Payroll") };
            db.AddRange(estates, payroll);
            await db.SaveChangesAsync();
            db.AddRange(new AreaLead { AreaId = estates.Id, PersonId = lead }, new AreaLead { AreaId = payroll.Id, PersonId = lead });
            await db.Actions.Where(a => a.Ref == "DARA-0017").ExecuteUpdateAsync(s => s.SetProperty(a => a.AreaId, payroll.Id));
            return await db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        var words = scene.Newest(scene.Lead).Words();
        Assert.Contains("Your areas this week | Estates and Finance | Position", words);
        Assert.Contains("4 | open | 2 | overdue", words);
    }

    [Fact]
    public async Task My_area_shows_all_that_stands_at_any_time_and_counts_as_no_send()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.SweepAsync();
        foreach (var text in new[] { "my area", "confirm my area", "My area position?" })
        {
            var card = await scene.TypeAsync(scene.Lead, text);
            Assert.Contains(Heading, card.Words());
            Assert.Contains("**DARA-0042 · Overdue 41 days**", card.Words());
        }
        Assert.Equal(
            1,
            await scene.ReadAsync(db => db.CheckIns.CountAsync(c => c.Kind != CheckInKind.OnRequest && c.Person!.Name == "Finance lead"))
        );
        Assert.Equal(1, await scene.ReadAsync(db => db.ToldSteps.CountAsync()));
    }

    [Fact]
    public async Task My_area_tells_who_leads_nothing_that_there_is_nothing_to_confirm()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.Contains("You lead no area, so there is no position to confirm.", (await scene.TypeAsync(scene.Owner, "my area")).Words());
    }

    private static IReadOnlyList<SentMessage> Digests(Scene scene) =>
        [.. scene.Teams.MessagesOf(scene.Lead).Where(m => m.Words().StartsWith(Heading, StringComparison.Ordinal))];
}

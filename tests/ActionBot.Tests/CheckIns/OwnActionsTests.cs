using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns;

public sealed class OwnActionsTests
{
    [Theory]
    [InlineData("my actions")]
    [InlineData("Show me my actions!")]
    [InlineData("list my open actions")]
    public async Task My_actions_lists_all_open_ones_of_mine_and_counts_as_no_request(string text)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        var list = await scene.TypeAsync(scene.Owner, text);
        Assert.Contains("3 open actions are yours", list.Words());
        Assert.DoesNotContain("DARA-0017", list.Words());
        await scene.SweepAsync();
        Assert.Equal(3, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [Fact]
    public async Task Action_can_be_answered_from_the_list_that_its_owner_asked_for()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.OtherOwner);
        var card = await scene.TypeAsync(scene.OtherOwner, "my actions");
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Answer", "DARA-0090"));
        card = await scene.PressAsync(scene.OtherOwner, card, card.Button("Send: done"), ("done_line", "Tidied"));
        Assert.Contains("✓ Recorded", card.Words());
        Assert.Equal(ActionStatus.AwaitingVerification, (await scene.ActionAsync("DARA-0090")).Status);
    }

    [DatabaseTheory]
    public async Task Answer_from_my_actions_counts_in_the_bundle_that_asked_for_it_and_so_does_its_correction(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var bundle = scene.Teams.MessagesOf(scene.Owner)[^1];
        var list = await scene.TypeAsync(scene.Owner, "my actions");
        list = await scene.PressAsync(scene.Owner, list, list.Button("Answer", "DARA-0042"));
        list = await scene.PressAsync(
            scene.Owner,
            list,
            list.Button("Send: at risk"),
            ("atRisk_line", "The feed is late"),
            ("atRisk_forecast", "2026-03-31")
        );

        var item = await scene.PressAsync(scene.Owner, bundle, bundle.Button("Answer", "DARA-0057"));
        bundle = await scene.PressAsync(scene.Owner, item, item.Button("Back to the list"));
        Assert.Contains("1 of 3 answered", bundle.Words());
        Assert.Contains("At risk", bundle.Words());

        list = await scene.PressAsync(scene.Owner, list, list.Button("Change my answer"));
        list = await scene.PressAsync(scene.Owner, list, list.Button("Another answer"));
        await scene.PressAsync(scene.Owner, list, list.Button("Send: done"), ("done_line", "Reconciled"));
        item = await scene.PressAsync(scene.Owner, bundle, bundle.Button("Answer", "DARA-0057"));
        bundle = await scene.PressAsync(scene.Owner, item, item.Button("Back to the list"));
        Assert.Contains("1 of 3 answered", bundle.Words());
        Assert.DoesNotContain("At risk", bundle.Words());
    }

    [Fact]
    public async Task Card_that_must_not_be_sent_is_told_to_the_person_who_waits_for_it()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042").ExecuteUpdateAsync(s => s.SetProperty(a => a.AgreedAction, ""))
        );
        Assert.StartsWith("I cannot show this", (await scene.TypeAsync(scene.Owner, "my actions")).Text, StringComparison.Ordinal);
        Assert.Contains("Where does it stand?", (await scene.TypeAsync(scene.Owner, "show DARA-0057")).Words());
    }

    [Fact]
    public async Task Request_that_was_answered_from_my_actions_does_not_come_again_with_a_new_installation()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        var list = await scene.TypeAsync(scene.OtherOwner, "my actions");
        foreach (var reference in (string[])["DARA-0017", "DARA-0090"])
        {
            var item = await scene.PressAsync(scene.OtherOwner, list, list.Button("Answer", reference));
            var receipt = await scene.PressAsync(scene.OtherOwner, item, item.Button("Send: done"), ("done_line", "Done"));
            list =
                reference == "DARA-0017" ? await scene.PressAsync(scene.OtherOwner, receipt, receipt.Button("Back to the list")) : receipt;
        }
        scene.Teams.Uninstall(scene.OtherOwner);
        await scene.PostAsync(scene.Teams.Activities.Uninstalled(scene.OtherOwner));
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.InstallAsync(scene.OtherOwner);
        Assert.Contains("Hello", scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
    }

    [Theory]
    [InlineData("show DARA-0042")]
    [InlineData("show dara 0042")]
    [InlineData("DARA-0042")]
    [InlineData("Show me action DARA0042.")]
    public async Task Owner_who_asks_for_an_action_can_answer_it(string text)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        var card = await scene.TypeAsync(scene.Owner, text);
        Assert.Contains("Where does it stand?", card.Words());
        Assert.DoesNotContain("Back to the list", card.Words());
    }

    [Fact]
    public async Task Lead_sees_an_action_of_the_area_without_the_question()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var card = await scene.TypeAsync(scene.Lead, "show DARA-0042");
        Assert.Contains("Reconcile cost recovery claims", card.Words());
        Assert.Contains("Finance owner 1", card.Words());
        Assert.DoesNotContain("Where does it stand?", card.Words());
    }

    [Fact]
    public async Task Action_of_somebody_else_is_answered_exactly_like_one_that_does_not_exist()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.OtherOwner);
        var notTheirs = (await scene.TypeAsync(scene.OtherOwner, "show DARA-0042")).Words();
        var missing = (await scene.TypeAsync(scene.OtherOwner, "show DARA-0043")).Words();
        Assert.Equal(missing.Replace("DARA-0043", "DARA-0042"), notTheirs);
    }

    [Theory]
    [InlineData("help", "my actions")]
    [InlineData("what on earth", "my actions")]
    [InlineData("**bold** <at>ActionBot</at> [x](https://evil.example)", "my actions")]
    public async Task Help_and_what_is_not_understood_lead_to_what_can_be_typed(string text, string offered)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.Contains(offered, (await scene.TypeAsync(scene.Owner, text)).Words());
    }

    [DatabaseTheory]
    public async Task Snoozed_action_is_not_asked_before_its_day_and_not_put_off_a_third_time(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        var snooze = card.Button("Snooze");
        card = await scene.PressAsync(
            scene.Owner,
            card,
            snooze,
            ("snooze_refs", "DARA-0042,DARA-0057,HMI-0121"),
            ("snooze_until", "2026-02-24")
        );
        Assert.Contains("Snoozed until 24 February: DARA-0042, DARA-0057 and HMI-0121.", card.Words());
        Assert.Contains("Nothing needs your answer now", card.Words());
        Assert.Contains("Snoozed until 24 February. You can still answer.", card.Words());
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-23T10:00Z"));
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-24T10:00Z"));
        await scene.SweepAsync();
        Assert.Equal(3, scene.Teams.MessagesOf(scene.Owner).Count);
        card = scene.Teams.MessagesOf(scene.Owner)[^1];
        await scene.PressAsync(scene.Owner, card, card.Button("Snooze"), ("snooze_refs", "DARA-0042"), ("snooze_until", "2026-03-03"));
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-03-03T10:00Z"));
        card = await scene.PressAsync(
            scene.Owner,
            card,
            card.Button("Snooze"),
            ("snooze_refs", "DARA-0042"),
            ("snooze_until", "2026-03-10")
        );
        Assert.Contains("DARA-0042 was snoozed twice already, so please answer now.", card.Words());
        Assert.Equal(
            2,
            await scene.ReadAsync(db => db.Snoozes.CountAsync(s => s.ActionItemId == db.Actions.First(a => a.Ref == "DARA-0042").Id))
        );
    }

    [Theory]
    [InlineData("2026-02-25")]
    [InlineData("2026-02-10")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task Snooze_to_a_day_out_of_range_changes_nothing_and_names_the_range(string until)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        card = await scene.PressAsync(scene.Owner, card, card.Button("Snooze"), ("snooze_refs", "DARA-0042"), ("snooze_until", until));
        Assert.Contains("Nothing was snoozed. Choose a date from 11 February to 24 February.", card.Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.Snoozes.CountAsync()));
    }

    [Fact]
    public async Task Not_mine_is_told_to_the_lead_once_and_the_action_is_not_asked_until_it_is_settled()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        var notMine = card.Button("Tell the lead");
        card = await scene.PressAsync(scene.Owner, card, notMine, ("notMine_ref", "DARA-0042"), ("notMine_who", "Finance owner 2"));
        await scene.PressAsync(scene.Owner, card, notMine, ("notMine_ref", "DARA-0042"));
        var told = Assert.Single(scene.Teams.MessagesOf(scene.Lead), m => m.Words().Contains("is not theirs"));
        Assert.Contains("They suggest “Finance owner 2”.", told.Words());
        scene.Clock.Advance(TimeSpan.FromDays(7));
        await scene.SweepAsync();
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Owner).Skip(2), m => m.Words().Contains("DARA-0042"));
    }

    [Theory]
    [InlineData("show overdue", "1 of 3 open actions is overdue")]
    [InlineData("show me overtime", "I did not understand that | I do not know “overtime”. | I can answer: | Actions about \"overtime\" |")]
    [InlineData("show", "Which action? Type “show” and its ref.")]
    [InlineData("show REF", "Which action? Type “show” and its ref.")]
    [InlineData("show ledger", "LEDGER")]
    public async Task Word_after_show_is_a_ref_only_where_an_action_has_it(string text, string said)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.ReadAsync(async db =>
        {
            (await db.Actions.SingleAsync(a => a.Ref == "DARA-0057")).Ref = "LEDGER";
            return await db.SaveChangesAsync();
        });
        Assert.Contains(said, (await scene.TypeAsync(scene.Owner, text)).Words());
    }

    [Fact]
    public async Task Long_list_is_shown_in_pages_of_ten()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            var like = await db.Actions.SingleAsync(a => a.Ref == "DARA-0042");
            for (var i = 100; i < 132; i++)
                db.Add(
                    new ActionItem
                    {
                        Ref = $"DARA-0{i}",
                        ReportId = like.ReportId,
                        AreaId = like.AreaId,
                        OwnerId = like.OwnerId,
                        Rating = Rating.High,
                        AgreedAction = $"Do {i}",
                        TargetDate = Scene.Today.AddDays(-i),
                    }
                );
            return await db.SaveChangesAsync();
        });
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        Assert.Contains("35 actions need your answer", card.Words());
        Assert.Contains("Actions 1 to 10 of 35", card.Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Next 10"));
        Assert.Contains("Actions 11 to 20 of 35", card.Words());
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [Fact]
    public async Task Closed_action_on_an_old_card_says_that_nothing_more_is_needed()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        var answer = card.Button("Answer", "DARA-0042");
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042")
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Status, ActionStatus.Closed).SetProperty(a => a.Version, 2))
        );
        card = await scene.PressAsync(scene.Owner, card, answer);
        Assert.DoesNotContain("Where does it stand?", card.Words());
        Assert.Equal(0, await scene.ReadAsync(db => db.Updates.CountAsync()));
    }
}

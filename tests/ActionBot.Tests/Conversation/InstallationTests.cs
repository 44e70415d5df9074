using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Conversation;

public sealed class InstallationTests
{
    [DatabaseTheory]
    public async Task Install_that_is_told_twice_at_once_in_any_order_is_welcomed_once(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        scene.Teams.Install(scene.Owner);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    scene.PostAsync(
                        i % 2 == 0 ? scene.Teams.Activities.Installed(scene.Owner) : scene.Teams.Activities.MembersAdded(scene.Owner)
                    )
                )
        );
        await scene.Bot.DrainAsync();
        var welcome = Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        Assert.Contains("Hello, I am ActionBot", welcome.Words());
    }

    [Fact]
    public async Task Welcome_tells_how_many_actions_are_due_and_shows_them_at_a_press()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        var welcome = Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        Assert.Contains(
            "You own 3 open actions: 2 from Internal audit and 1 from Inspectorate.",
            welcome.Words(),
            StringComparison.OrdinalIgnoreCase
        );
        await scene.PressAsync(scene.Owner, welcome, welcome.Button("Show the 3 that are due"));
        var list = scene.Teams.MessagesOf(scene.Owner)[^1];
        Assert.Contains("3 of your actions are due", list.Words());
        Assert.Contains("DARA-0042", list.Words());
        Assert.Contains("Hello, I am ActionBot", scene.Teams.Message(welcome.ConversationId, welcome.ActivityId)!.Words());
    }

    [Fact]
    public async Task Welcome_of_a_lead_who_is_in_a_secretariat_says_what_for_and_asks_of_their_area_at_a_press()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            var lead = await db.People.SingleAsync(p => p.Email == scene.Lead.Email);
            (await db.Boards.SingleAsync()).Secretaries.Add(new() { PersonId = lead.Id });
            return await db.SaveChangesAsync();
        });
        await scene.InstallAsync(scene.Lead);
        var welcome = Assert.Single(scene.Teams.MessagesOf(scene.Lead));
        Assert.Contains(
            "You lead Finance. Once a week I tell you where it stands, and what needs you. You are in the secretariat of the "
                + "Portfolio and Investment Board. What waits for a decision comes here, or to the channel where there is one.",
            welcome.Words()
        );
        Assert.DoesNotContain("You own no open actions", welcome.Words());
        await scene.PressAsync(scene.Lead, welcome, welcome.Button("What is overdue in my area?"));
        Assert.Contains("open actions are overdue", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
    }

    [Fact]
    public async Task Welcome_of_somebody_the_register_does_not_know_says_what_to_do()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Stranger);
        var welcome = Assert.Single(scene.Teams.MessagesOf(scene.Stranger));
        Assert.DoesNotContain("DARA", welcome.Words());
        Assert.Contains("I do not know you yet", (await scene.TypeAsync(scene.Stranger, "my actions")).Words());
    }

    [Fact]
    public async Task Person_is_linked_once_to_the_signed_account_that_Teams_roster_gives_their_address()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        var person = await scene.ReadAsync(db => db.People.SingleAsync(p => p.Email == scene.Owner.Email));
        Assert.Equal(scene.Owner.AadObjectId, person.AadObjectId);
        Assert.Single(await scene.ReadAsync(db => db.Changes.Where(c => c.Field == "aadObjectId").ToListAsync()));
    }

    [DatabaseTheory]
    public async Task Request_that_waited_for_an_install_comes_once_and_current_after_the_welcome(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.SweepAsync();
        Assert.Equal(
            2,
            await scene.ReadAsync(db =>
                db.Outbox.CountAsync(m =>
                    m.State == OutboxState.Unreachable && db.CheckIns.Any(c => c.Id == m.CheckInId && c.Kind == CheckInKind.Scheduled)
                )
            )
        );
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.SweepAsync();
        Assert.Equal(
            2,
            await scene.ReadAsync(db =>
                db.Outbox.CountAsync(m =>
                    m.State == OutboxState.Unreachable && db.CheckIns.Any(c => c.Id == m.CheckInId && c.Kind == CheckInKind.Scheduled)
                )
            )
        );

        await scene.InstallAsync(scene.Owner);
        var messages = scene.Teams.MessagesOf(scene.Owner);
        Assert.Equal(2, messages.Count);
        Assert.Contains("Hello", messages[0].Words());
        Assert.Contains("Overdue 42 days", messages[1].Words());
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [DatabaseTheory]
    public async Task Digest_that_waited_for_an_install_comes_after_the_welcome(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.SweepAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(40));
        await scene.InstallAsync(scene.Lead);
        var messages = scene.Teams.MessagesOf(scene.Lead);
        Assert.Equal(2, messages.Count);
        Assert.Contains("Hello", messages[0].Words());
        Assert.Contains("Finance this week", messages[1].Words());
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Lead).Count);
    }

    [DatabaseTheory]
    public async Task Who_installs_days_after_they_were_to_be_told_is_told_what_stands_then(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var manager = scene.Teams.AddPerson("finance-head@example.org", "Head of Finance");
        await scene.ReadAsync(async db =>
        {
            var head = new Person { Email = manager.Email, Name = manager.Name };
            db.Add(head);
            await db.SaveChangesAsync();
            return await db
                .People.Where(p => p.Name.StartsWith("Finance owner"))
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.ManagerId, head.Id));
        });
        await scene.AskedOnAsync("DARA-0017", new(2026, 1, 19), new(2026, 1, 26));
        foreach (var day in new[] { "2026-02-10", "2026-02-11", "2026-02-12" })
            await scene.SweepOnAsync(day);
        scene.Clock.Advance(TimeSpan.FromMinutes(40));
        await scene.InstallAsync(manager);
        await scene.InstallAsync(scene.Lead);
        Assert.Contains("No answer to 2 requests", Assert.Single(scene.Teams.MessagesOf(manager).Skip(1)).Words());
        Assert.Contains("Position on Thursday 12 February", Assert.Single(scene.Teams.MessagesOf(scene.Lead).Skip(1)).Words());
        await scene.SweepOnAsync("2026-02-13");
        Assert.Equal(2, scene.Teams.MessagesOf(manager).Count);
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Lead).Count);
    }

    [DatabaseTheory]
    public async Task Lead_who_installs_at_night_is_welcomed_at_once_and_answered_and_has_the_digest_in_the_morning(
        StorageProvider provider
    )
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.SweepAsync();
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-10T22:00Z"));
        await scene.InstallAsync(scene.Lead);
        Assert.Contains("Hello", Assert.Single(scene.Teams.MessagesOf(scene.Lead)).Words());
        Assert.Contains("You can type:", (await scene.TypeAsync(scene.Lead, "help")).Words());
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-11T09:31Z"));
        await scene.SweepAsync();
        Assert.Equal(3, scene.Teams.MessagesOf(scene.Lead).Count);
        Assert.Contains("Position on Wednesday 11 February", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
    }

    [Fact]
    public async Task Install_at_night_is_welcomed_but_the_request_waits_for_the_morning()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.SweepAsync();
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-10T22:00Z"));
        await scene.InstallAsync(scene.Owner);
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        scene.Clock.SetUtcNow(DateTimeOffset.Parse("2026-02-11T09:31Z"));
        await scene.SweepAsync();
        Assert.Equal(2, scene.Teams.MessagesOf(scene.Owner).Count);
    }

    [Fact]
    public async Task Removed_app_gets_nothing_and_a_new_install_is_welcomed_again_with_the_open_request()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        scene.Teams.Uninstall(scene.Owner);
        await scene.PostAsync(scene.Teams.Activities.Uninstalled(scene.Owner));
        Assert.Equal(ConversationState.Uninstalled, (await scene.ReadAsync(db => db.Conversations.SingleAsync())).State);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.InstallAsync(scene.Owner);
        var messages = scene.Teams.MessagesOf(scene.Owner);
        Assert.Equal(4, messages.Count);
        Assert.Contains("Hello", messages[2].Words());
        Assert.Contains("3 actions need your answer", messages[3].Words());
    }

    [Fact]
    public async Task Removal_of_a_chat_that_is_not_known_changes_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.PostAsync(scene.Teams.Activities.Uninstalled(scene.Owner));
        await scene.InstallAsync(scene.Owner);
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
    }

    [Fact]
    public async Task Removal_that_is_told_after_the_installation_that_followed_it_silences_nobody()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        var removal = scene.Teams.Activities.Uninstalled(scene.Owner);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.InstallAsync(scene.Owner);
        await scene.PostAsync(removal);
        Assert.Equal(ConversationState.Installed, (await scene.ReadAsync(db => db.Conversations.SingleAsync())).State);
        await scene.SweepAsync();
        Assert.Contains("3 actions need your answer", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
    }

    [DatabaseTheory]
    public async Task Installation_that_is_told_after_the_removal_that_followed_it_is_not_welcomed(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var installed = scene.Teams.Activities.Installed(scene.Owner);
        var added = scene.Teams.Activities.MembersAdded(scene.Owner);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        scene.Teams.Install(scene.Owner);
        await scene.PostAsync(installed);
        await scene.PostAsync(scene.Teams.Activities.Uninstalled(scene.Owner));
        await scene.PostAsync(added);
        await scene.Bot.DrainAsync();
        Assert.Equal(ConversationState.Uninstalled, (await scene.ReadAsync(db => db.Conversations.SingleAsync())).State);
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
    }

    [Fact]
    public async Task Person_who_blocked_the_bot_is_left_alone_until_they_write()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        scene.Teams.Block(scene.Owner);
        await scene.SweepAsync();
        Assert.Equal(ConversationState.Blocked, (await scene.ReadAsync(db => db.Conversations.SingleAsync())).State);
        Assert.Single(scene.Teams.MessagesOf(scene.Owner));
        scene.Teams.Unblock(scene.Owner);
        await scene.TypeAsync(scene.Owner, "help");
        Assert.Equal(ConversationState.Installed, (await scene.ReadAsync(db => db.Conversations.SingleAsync())).State);
    }

    [Fact]
    public async Task In_a_group_with_somebody_unknown_the_bot_answers_in_private_only()
    {
        await using var scene = await Scene.OpenAsync();
        var team = scene.Teams.AddTeam("Finance", scene.Owner, scene.Stranger);
        await scene.PostAsync(scene.Teams.Activities.ChannelMention(scene.Owner, team.General, "show DARA-0042"));
        await scene.Bot.DrainAsync();
        var message = Assert.Single(scene.Teams.Messages, m => m.ConversationId.StartsWith(team.General.Id, StringComparison.Ordinal));
        Assert.Contains("so I sent it to you in our own chat", message.Words());
        Assert.DoesNotContain("Reconcile", message.Words());
    }
}

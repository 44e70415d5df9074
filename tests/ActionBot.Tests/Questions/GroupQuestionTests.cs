using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Questions;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using FakePerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Questions;

/// <summary>Questions in channels, where others read along.</summary>
public sealed class GroupQuestionTests
{
    [DatabaseTheory]
    public async Task Channel_is_shown_what_all_its_members_may_see(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var deputy = await DeputyAsync(scene);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, deputy).General;
        var answer = await MentionAsync(scene, scene.Lead, channel, "what's overdue in Finance");
        Assert.StartsWith("3 of 5 open actions are overdue", answer[^1].Words());
        Assert.Empty(scene.Teams.MessagesOf(scene.Lead));
    }

    [DatabaseTheory]
    public async Task Answer_that_somebody_may_not_see_comes_in_private_and_the_channel_is_told(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Owner).General;
        var said = await MentionAsync(scene, scene.Lead, channel, "what's overdue in Finance");
        Assert.Equal(GroupQuestions.InPrivate, said[^1].Text);
        Assert.StartsWith("3 of 5 open actions are overdue", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
        Assert.DoesNotContain("DARA", string.Concat(said.Select(s => s.Words())));
    }

    [DatabaseTheory]
    public async Task Owner_and_lead_share_what_the_owner_has(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.LinkAsync(scene.Lead, scene.Owner);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Owner).General;
        var said = await MentionAsync(scene, scene.Owner, channel, "which of mine are overdue");
        Assert.StartsWith("1 of 3 open actions is overdue", said[^1].Words());
        await PressAsync(scene, scene.Owner, channel, said[^1], said[^1].Button("Show DARA-0042"));
        Assert.Contains("Reconcile cost recovery claims", In(scene, channel)[^1].Words());
        Assert.DoesNotContain("Where does it stand?", In(scene, channel)[^1].Words());
    }

    [Fact]
    public async Task Member_whom_nobody_knows_sees_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Stranger).General;
        Assert.Equal(GroupQuestions.InPrivate, (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1].Text);
        Assert.StartsWith(
            "That I do in a chat between you and me only",
            (await MentionAsync(scene, scene.Stranger, channel, "overdue"))[^1].Text
        );
    }

    [DatabaseTheory]
    public async Task Guest_or_member_of_another_tenant_who_reads_along_makes_the_answer_private(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var deputy = await DeputyAsync(scene);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, deputy).General;
        Assert.StartsWith("3 of 5 open actions are overdue", (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1].Words());
        foreach (
            var outside in new Action<JsonObject>[]
            {
                entry => entry["userRole"] = "guest",
                entry => entry["tenantId"] = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11",
                entry => entry.Remove("tenantId"),
                entry => entry.Remove("aadObjectId"),
            }
        )
        {
            scene.Teams.Describe(deputy, outside);
            Assert.Equal(GroupQuestions.InPrivate, (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1].Text);
        }
    }

    [DatabaseTheory]
    public async Task Outsider_with_an_administrators_address_makes_the_answer_private(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        scene.Teams.Describe(
            scene.Stranger,
            entry =>
            {
                (entry["email"], entry["userPrincipalName"]) = (scene.Lead.Email, scene.Lead.Email);
                entry["tenantId"] = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11";
            }
        );
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Stranger).General;
        Assert.Equal(GroupQuestions.InPrivate, (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1].Text);
        Assert.StartsWith("3 of 5 open actions are overdue", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
    }

    [DatabaseTheory]
    public async Task Member_who_is_linked_to_nobody_yet_makes_the_answer_private(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.OtherOwner).General;
        Assert.Equal(GroupQuestions.InPrivate, (await MentionAsync(scene, scene.Lead, channel, "show DARA-0017"))[^1].Text);
        await scene.InstallAsync(scene.OtherOwner);
        Assert.Contains(
            "Launch the new chart of accounts",
            (await MentionAsync(scene, scene.Lead, channel, "overdue high of Finance owner 2"))[^1].Words()
        );
    }

    [DatabaseTheory]
    public async Task Member_whose_object_id_a_file_names_reads_along_before_they_have_spoken(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var deputy = await DeputyAsync(scene);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == deputy.Email).ExecuteUpdateAsync(set => set.SetProperty(p => p.TenantId, (string?)null))
        );
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, deputy).General;
        Assert.StartsWith("3 of 5 open actions are overdue", (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1].Words());
        scene.Teams.Describe(deputy, entry => entry["tenantId"] = "0e9d5f0c-1f0e-4d49-9d40-2f6f4f4d6f11");
        Assert.Equal(GroupQuestions.InPrivate, (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1].Text);
    }

    [DatabaseTheory]
    public async Task Pressed_filter_answers_below_and_leaves_the_shared_card_as_it_is(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var deputy = await DeputyAsync(scene);
        await scene.InstallAsync(scene.Owner);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, deputy).General;
        var card = (await MentionAsync(scene, scene.Lead, channel, "overdue"))[^1];
        var before = card.Words();
        var count = In(scene, channel).Count;
        await PressAsync(scene, deputy, channel, card, card.Button("High (2)"));
        Assert.Equal(count + 1, In(scene, channel).Count);
        Assert.StartsWith("2 High actions are overdue", In(scene, channel)[^1].Words());
        Assert.Equal(before, scene.Teams.Message(card.ConversationId, card.ActivityId)!.Words());
    }

    [Fact]
    public async Task What_is_unclear_is_asked_back_in_private_so_that_no_name_leaks()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        var channel = scene.Teams.AddTeam("Finance", scene.Lead, scene.Owner).General;
        var said = await MentionAsync(scene, scene.Lead, channel, "overdue in finanse owners of narnia");
        Assert.Equal("I am not sure what that means. I asked you in our own chat.", said[^1].Text);
        Assert.Contains("I do not know", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
        Assert.StartsWith("Ask me about actions", (await MentionAsync(scene, scene.Lead, channel, "help"))[^1].Text);
        Assert.StartsWith("I did not understand that.", (await MentionAsync(scene, scene.Lead, channel, "lunch anybody"))[^1].Text);
        await PressAsync(scene, scene.Lead, channel, said[^1], new JsonObject { ["verb"] = "checkin.open", ["card"] = 1 });
        Assert.StartsWith("That I do in a chat between you and me only", In(scene, channel)[^1].Text);
    }

    [DatabaseTheory]
    public async Task Search_finds_actions_by_ref_words_and_question_within_what_may_be_seen(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        async Task<JsonNode> Search(FakePerson person, string text, int skip = 0)
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(3));
            var reply = await scene.PostAsync(scene.Teams.Activities.SearchQuery(person, "findAction", "text", text, skip));
            return JsonNode.Parse(reply.Text)!["composeExtension"]!;
        }
        static string[] Titles(JsonNode found) =>
            [.. found["attachments"]?.AsArray().Select(a => a!["preview"]!["content"]!["title"]!.GetValue<string>().Split(" · ")[0]) ?? []];
        Assert.Equal(["DARA-0042"], Titles(await Search(scene.Owner, "dara-0042")));
        Assert.Equal(["DARA-0042", "HMI-0121", "DARA-0057"], Titles(await Search(scene.Owner, "")));
        Assert.Equal(["DARA-0090", "DARA-0042", "DARA-0017"], Titles(await Search(scene.Lead, "overdue")));
        Assert.Equal(["DARA-0017"], Titles(await Search(scene.Lead, "chart of accounts")));
        Assert.Equal(["DARA-0017", "DARA-0042", "DARA-0057", "DARA-0090"], Titles(await Search(scene.Lead, "DARA-00")));
        Assert.Equal(["DARA-0017"], Titles(await Search(scene.Lead, "overdue", skip: 2)));
        foreach (var hidden in (string[])["DARA-0017", "chart of accounts", "Tidy", "no such thing", "' OR 1=1 --", "%", "_"])
            Assert.Equal("message", (await Search(scene.Owner, hidden))["type"]!.GetValue<string>());
        Assert.Contains("I do not know you yet", (await Search(scene.Stranger, "overdue"))["text"]!.GetValue<string>());
    }

    private static async Task<FakePerson> DeputyAsync(Scene scene)
    {
        var deputy = scene.Teams.AddPerson("finance-deputy@example.org", "Finance deputy");
        await scene.ReadAsync(async db =>
        {
            var person = new Person { Email = deputy.Email, Name = deputy.Name };
            db.Add(person);
            await db.SaveChangesAsync();
            db.Add(new AreaLead { AreaId = (await db.Areas.SingleAsync(a => a.Name == "Finance")).Id, PersonId = person.Id });
            return await db.SaveChangesAsync();
        });
        await scene.LinkAsync(scene.Lead, deputy);
        return deputy;
    }

    private static async Task<IReadOnlyList<SentMessage>> MentionAsync(Scene scene, FakePerson person, FakeChannel channel, string text)
    {
        scene.Clock.Advance(TimeSpan.FromSeconds(3));
        await scene.PostAsync(scene.Teams.Activities.ChannelMention(person, channel, text));
        await scene.Bot.DrainAsync();
        return In(scene, channel);
    }

    private static async Task PressAsync(Scene scene, FakePerson person, FakeChannel channel, SentMessage message, JsonObject data)
    {
        scene.Clock.Advance(TimeSpan.FromSeconds(3));
        await scene.PostAsync(scene.Teams.Activities.CardSubmit(person, data, message.ActivityId, message.ConversationId));
        await scene.Bot.DrainAsync();
    }

    private static IReadOnlyList<SentMessage> In(Scene scene, FakeChannel channel) =>
        [.. scene.Teams.Messages.Where(m => m.ConversationId.StartsWith(channel.Id, StringComparison.Ordinal))];
}

using System.Text.Json.Nodes;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Teams;

namespace ActionBot.Tests.Simulator;

public sealed class FakeTeamsTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero));
    private FakeTeams _teams = null!;
    private RawConnector _bot = null!;
    private FakePerson _owner = null!;

    public async Task InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Time = _clock });
        _bot = new RawConnector(_teams);
        _owner = _teams.AddPerson("owner@example.org", "Owner 1");
        await _bot.SignInAsync();
    }

    public async Task DisposeAsync() => await _teams.DisposeAsync();

    [Fact]
    public async Task A_message_is_kept_with_its_person_place_time_and_versions()
    {
        _teams.Install(_owner);
        var (status, sent) = await _bot.SendAsync(_owner.ChatId, "first");
        var id = sent!["id"]!.GetValue<string>();
        _clock.Advance(TimeSpan.FromMinutes(5));
        var (updated, _) = await _bot.UpdateAsync(_owner.ChatId, id, "second");

        Assert.Equal((201, 200), (status, updated));
        Assert.StartsWith("a:1", _owner.ChatId, StringComparison.Ordinal);
        var message = Assert.Single(_teams.MessagesOf(_owner));
        Assert.Equal("second", message.Text);
        Assert.Equal(["first", "second"], message.Versions.Select(version => version.Activity["text"]!.GetValue<string>()));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(-5), message.ArrivedAt);
        Assert.Same(message, _teams.Message(_owner.ChatId, id));
    }

    [Fact]
    public async Task A_chat_opens_by_either_id_and_only_for_those_who_installed_the_bot()
    {
        Assert.Equal("ForbiddenOperationException", Code(await _bot.OpenChatAsync(_owner.AadObjectId), 403));
        Assert.Equal("BadArgument", Code(await _bot.OpenChatAsync("29:nobody"), 400));

        _teams.Install(_owner);
        foreach (var id in new[] { _owner.AadObjectId, _owner.UserId })
        {
            var (status, chat) = await _bot.OpenChatAsync(id);
            Assert.Equal(201, status);
            Assert.Equal(_owner.ChatId, chat!["id"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Who_uninstalled_and_who_blocked_are_refused_in_the_two_shapes_of_the_real_one()
    {
        _teams.Install(_owner);
        _teams.Block(_owner);
        var (status, refusal) = await _bot.SendAsync(_owner.ChatId, "hello");
        Assert.Equal(403, status);
        Assert.Equal(209, refusal!["errorCode"]!.GetValue<int>());
        Assert.Equal("MessageWritesBlocked", JsonNode.Parse(refusal["message"]!.GetValue<string>())!["subCode"]!.GetValue<string>());

        _teams.Unblock(_owner);
        _teams.Uninstall(_owner);
        Assert.Equal("BotNotInConversationRoster", Code(await _bot.SendAsync(_owner.ChatId, "hello"), 403));
        Assert.Empty(_teams.Messages);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        _teams.Install(_owner);
        Assert.Equal("ConversationNotFound", Code(await _bot.SendAsync("a:1unknown", "hello"), 404));
        Assert.Equal("ActivityNotFoundInConversation", Code(await _bot.UpdateAsync(_owner.ChatId, "1:1unknown", "hello"), 404));

        var (_, sent) = await _bot.SendAsync(_owner.ChatId, "hello");
        var id = sent!["id"]!.GetValue<string>();
        Assert.Equal(200, (await _bot.DeleteAsync(_owner.ChatId, id)).Status);
        Assert.Equal("ActivityNotFoundInConversation", Code(await _bot.UpdateAsync(_owner.ChatId, id, "hello"), 404));
        Assert.True(Assert.Single(_teams.Messages).Deleted);
    }

    [Fact]
    public async Task A_message_over_a_hundred_kilobytes_of_utf16_is_too_big_and_an_empty_one_is_bad()
    {
        _teams.Install(_owner);
        Assert.Equal(201, (await _bot.SendAsync(_owner.ChatId, new string('x', 51_000))).Status);
        Assert.Equal("MessageSizeTooBig", Code(await _bot.SendAsync(_owner.ChatId, new string('x', 51_200)), 413));
        Assert.Equal("BadSyntax", Code(await _bot.SendAsync(_owner.ChatId, ""), 400));
    }

    [Fact]
    public async Task The_bearer_is_required_and_ends()
    {
        _teams.Install(_owner);
        var good = _bot.Bearer;
        foreach (var bad in new[] { null, "nonsense", good + "x", _teams.SignToken() })
        {
            _bot.Bearer = bad;
            Assert.Equal(401, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);
        }
        _bot.Bearer = good;
        Assert.Equal(201, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);

        await _bot.SignInAsync();
        Assert.Equal(201, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);
        _teams.Identity.RevokeTokens();
        Assert.Equal(401, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);
    }

    [Fact]
    public async Task A_new_thread_in_a_channel_has_an_id_of_its_own()
    {
        var team = _teams.AddTeam("Assurance", _owner);
        var channel = _teams.AddChannel(team, "Actions");
        var (status, thread) = await _bot.PostAsync(
            "v3/conversations",
            new JsonObject
            {
                ["isGroup"] = true,
                ["channelData"] = new JsonObject { ["channel"] = new JsonObject { ["id"] = channel.Id } },
                ["activity"] = RawConnector.Text("hello, all"),
            }
        );

        Assert.Equal(201, status);
        var id = thread!["id"]!.GetValue<string>();
        Assert.Equal($"{channel.Id};messageid={thread["activityId"]!.GetValue<string>()}", id);
        Assert.Equal(201, (await _bot.SendAsync(id, "a reply")).Status);
        Assert.Equal(["hello, all", "a reply"], _teams.MessagesIn(id).Select(message => message.Text));
        Assert.Equal(200, (await _bot.UpdateAsync(id, thread["activityId"]!.GetValue<string>(), "changed")).Status);

        var (_, channels) = await _bot.GetAsync($"v3/teams/{Uri.EscapeDataString(team.Id)}/conversations");
        Assert.Equal([team.Id, channel.Id], channels!["conversations"]!.AsArray().Select(known => known!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_channel_that_is_deleted_or_archived_or_without_the_bot_refuses_as_Teams_does_until_it_is_back()
    {
        var team = _teams.AddTeam("Assurance", _owner);
        var channel = _teams.AddChannel(team, "Actions");
        var members = $"v3/conversations/{Uri.EscapeDataString(channel.Id)}/pagedmembers";
        foreach (
            var (lose, regain, status, code, roster) in new (Action, Action, int, string, int)[]
            {
                (() => _teams.Delete(channel), () => _teams.Restore(channel), 404, "ConversationNotFound", 404),
                (() => _teams.Delete(team), () => _teams.Restore(team), 404, "ConversationNotFound", 404),
                (() => _teams.Archive(team), () => _teams.Unarchive(team), 403, "NotEnoughPermissions", 200),
                (() => _teams.RemoveBot(team), () => _teams.AddBot(team), 403, "BotNotInConversationRoster", 403),
            }
        )
        {
            lose();
            Assert.Equal(code, Code(await _bot.SendAsync(channel.Id, "hello"), status));
            Assert.Equal(roster, (await _bot.GetAsync(members)).Status);
            regain();
            Assert.Equal(201, (await _bot.SendAsync(channel.Id, "hello")).Status);
        }
        _teams.Delete(channel);
        Assert.Equal(201, (await _bot.SendAsync(team.Id, "the General channel is another one")).Status);
    }

    [Fact]
    public async Task Guests_and_people_of_other_tenants_stand_as_such_in_the_roster_while_they_are_members()
    {
        var channel = _teams.AddChannel(_teams.AddTeam("Assurance", _owner), "Actions");
        var (guest, outsider) = (
            _teams.AddGuest("guest@example.com", "Guest"),
            _teams.AddOutsider("partner@example.net", "Partner", "another-tenant")
        );
        _teams.Join(channel, guest, outsider);
        Assert.Equal(
            [("user", _teams.TenantId), ("guest", _teams.TenantId), ("user", "another-tenant")],
            (await MembersAsync(channel)).Select(m => (m["userRole"]!.GetValue<string>(), m["tenantId"]!.GetValue<string>()))
        );
        _teams.Leave(channel, guest, outsider);
        Assert.Single(await MembersAsync(channel));
    }

    private async Task<IReadOnlyList<JsonNode>> MembersAsync(FakeChannel channel)
    {
        var (_, page) = await _bot.GetAsync($"v3/conversations/{Uri.EscapeDataString(channel.Id)}/pagedmembers");
        return [.. page!["members"]!.AsArray().OfType<JsonNode>()];
    }

    [Fact]
    public async Task Members_come_in_pages_and_singly_by_either_id()
    {
        var people = Enumerable.Range(1, 120).Select(number => _teams.AddPerson($"p{number}@example.org", $"Person {number}")).ToArray();
        var path = $"v3/conversations/{Uri.EscapeDataString(_teams.AddTeam("Everybody", people).Id)}";

        var found = new List<string>();
        string? token = null;
        var pages = 0;
        do
        {
            var (_, page) = await _bot.GetAsync($"{path}/pagedmembers?pageSize=50{(token is null ? "" : $"&continuationToken={token}")}");
            found.AddRange(page!["members"]!.AsArray().Select(member => member!["email"]!.GetValue<string>()));
            token = page["continuationToken"]?.GetValue<string>();
            pages++;
        } while (token is not null);

        Assert.Equal(3, pages);
        Assert.Equal(people.Select(person => person.Email), found);
        var (status, member) = await _bot.GetAsync($"{path}/members/{people[7].AadObjectId}");
        Assert.Equal(200, status);
        Assert.Equal(people[7].UserId, member!["id"]!.GetValue<string>());
        Assert.Equal("MemberNotFoundInConversation", Code(await _bot.GetAsync($"{path}/members/{_owner.AadObjectId}"), 404));
    }

    [Fact]
    public async Task Duplicates_are_counted_and_a_waiting_test_wakes_at_the_message()
    {
        _teams.Install(_owner);
        var waiting = _teams.WaitForMessageAsync(message => message.Text == "twice");
        Assert.False(waiting.IsCompleted);
        foreach (var text in new[] { "once", "twice", "twice" })
            await _bot.SendAsync(_owner.ChatId, text);

        Assert.Equal("twice", (await waiting).Text);
        Assert.Equal(1, _teams.Duplicates());
        Assert.Equal(2, _teams.Duplicates(message => message.To!.Email));
    }

    private static string Code((int Status, JsonNode? Body) answer, int expected)
    {
        Assert.Equal(expected, answer.Status);
        return answer.Body!["error"]!["code"]!.GetValue<string>();
    }
}

using System.Text.Json.Nodes;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Connector;

/// <summary>What goes to the Connector for each call, and what a success becomes.</summary>
public sealed class Requests
{
    private const string Conversation = "19:team@thread.tacv2;messageid=17/95";
    private const string Escaped = "19%3Ateam%40thread.tacv2%3Bmessageid%3D17%2F95";

    private readonly ConnectorHost host = new ConnectorHost().Issues("token-1");
    private readonly OutboundActivity hello = OutboundActivity.Markdown("hello");

    private SentRequest Only => Assert.Single(host.Http.Requests);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/amer")]
    public async Task A_message_is_posted_below_the_service_url_with_its_ids_escaped(string service)
    {
        host.Http.Then(201, """{"id":"1795310065532"}""");

        var outcome = await host.Client.SendAsync(new Uri(service), Conversation, hello, CancellationToken.None);

        Assert.Equal(new SendOutcome.Sent("1795310065532"), outcome);
        Assert.Equal(("POST", $"https://smba.trafficmanager.net/amer/v3/conversations/{Escaped}/activities"), (Only.Method, Only.Address));
        Assert.Equal("Bearer token-1", Only.Headers["Authorization"]);
        Assert.Equal(("application/json", hello.ToJson()), (Only.MediaType, Only.Body));
    }

    [Fact]
    public async Task A_reply_names_the_message_it_answers_in_address_and_body()
    {
        host.Http.Then(201, """{"id":"2"}""");

        await host.Client.ReplyAsync(host.Service, "a:1", "17:95", hello, CancellationToken.None);

        Assert.EndsWith("/v3/conversations/a%3A1/activities/17%3A95", Only.Address, StringComparison.Ordinal);
        Assert.Equal("17:95", (string?)JsonNode.Parse(Only.Body)!["replyToId"]);
    }

    [Fact]
    public async Task An_update_is_put_at_the_message()
    {
        host.Http.Then(200);

        Assert.Equal(new SendOutcome.Sent("17"), await host.Client.UpdateAsync(host.Service, "a:1", "17", hello, CancellationToken.None));
        Assert.Equal("PUT", Only.Method);
    }

    [Fact]
    public async Task A_deletion_has_no_body()
    {
        host.Http.Then(200);

        Assert.Equal(new SendOutcome.Sent("17"), await host.Client.DeleteAsync(host.Service, "a:1", "17", CancellationToken.None));
        Assert.Equal(("DELETE", "", null), (Only.Method, Only.Body, Only.MediaType));
    }

    [Theory]
    [InlineData(202, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "not json")]
    public async Task A_message_that_was_taken_without_a_name_is_sent(int status, string body)
    {
        host.Http.Then(status, body);

        Assert.Equal(new SendOutcome.Sent(null), await host.Client.SendAsync(host.Service, "a:1", hello, CancellationToken.None));
    }

    [Theory]
    [InlineData("29:user")]
    [InlineData("00000000-0000-4000-8000-000000000020")]
    public async Task A_personal_chat_is_created_with_one_member_in_a_tenant(string member)
    {
        host.Http.Then(201, """{"id":"a:1new","serviceUrl":"https://smba.trafficmanager.net/emea/"}""");

        var outcome = await host.Client.CreateConversationAsync(
            host.Service,
            NewConversation.Personal(ConnectorHost.Tenant, member),
            CancellationToken.None
        );

        Assert.Equal(new SendOutcome.Created("a:1new", null, new Uri("https://smba.trafficmanager.net/emea/")), outcome);
        Assert.Equal("https://smba.trafficmanager.net/amer/v3/conversations", Only.Address);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(Only.Body),
                JsonNode.Parse(
                    $$"""
                    {
                      "bot": { "id": "28:{{TokenRecipe.AppId}}" }, "isGroup": false, "tenantId": "{{ConnectorHost.Tenant}}",
                      "channelData": { "tenant": { "id": "{{ConnectorHost.Tenant}}" } }, "members": [{ "id": "{{member}}" }]
                    }
                    """
                )
            )
        );
    }

    [Fact]
    public async Task A_thread_is_created_in_its_channel_with_its_first_message()
    {
        host.Http.Then(201, """{"id":"19:c;messageid=5","activityId":"5"}""");

        var outcome = await host.Client.CreateConversationAsync(
            host.Service,
            NewConversation.Thread(ConnectorHost.Tenant, "19:c", hello),
            CancellationToken.None
        );

        Assert.Equal(new SendOutcome.Created("19:c;messageid=5", "5", null), outcome);
        var body = JsonNode.Parse(Only.Body)!;
        Assert.True((bool?)body["isGroup"]);
        Assert.Equal("19:c", (string?)body["channelData"]!["channel"]!["id"]);
        Assert.Equal("hello", (string?)body["activity"]!["text"]);
        Assert.Null(body["members"]);
    }

    [Fact]
    public async Task A_conversation_at_a_host_that_is_not_allowed_does_not_bring_that_host_in()
    {
        host.Http.Then(201, """{"id":"a:1","serviceUrl":"https://evil.example/"}""");

        var outcome = await host.Client.CreateConversationAsync(
            host.Service,
            NewConversation.Personal(ConnectorHost.Tenant, "29:u"),
            CancellationToken.None
        );

        Assert.Equal(new SendOutcome.Created("a:1", null, null), outcome);
    }

    [Fact]
    public async Task A_creation_without_an_id_may_have_arrived()
    {
        host.Http.Then(202);

        Assert.Equal(
            new SendOutcome.Transient(null, MayHaveArrived: true),
            await host.Client.CreateConversationAsync(
                host.Service,
                NewConversation.Personal(ConnectorHost.Tenant, "29:u"),
                CancellationToken.None
            )
        );
    }

    [Fact]
    public async Task A_member_is_read()
    {
        host.Http.Then(
            200,
            """{"id":"29:u","name":"Ann","aadObjectId":"oid","email":"a@x","userPrincipalName":"ann@x","tenantId":"t","role":"user"}"""
        );

        var member = await host.Client.GetMemberAsync(host.Service, "a:1", "29:u", CancellationToken.None);

        Assert.Equal(
            new TeamsMember
            {
                Id = "29:u",
                Name = "Ann",
                AadObjectId = "oid",
                Email = "a@x",
                UserPrincipalName = "ann@x",
                TenantId = "t",
            },
            member
        );
        Assert.EndsWith("/v3/conversations/a%3A1/members/29%3Au", Only.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_who_is_not_there_is_null()
    {
        host.Http.Then(404, """{"error":{"code":"MemberNotFoundInConversation","message":""}}""");

        Assert.Null(await host.Client.GetMemberAsync(host.Service, "a:1", "29:u", CancellationToken.None));
    }

    [Fact]
    public async Task Members_are_read_page_by_page()
    {
        host.Http.Then(200, """{"members":[{"id":"29:a"},{"id":"29:b"}],"continuationToken":"next/1"}""")
            .Then(200, """{"members":[{"id":"29:c"}]}""");

        var members = new List<string>();
        await foreach (var member in host.Client.GetMembersAsync(host.Service, "19:x", CancellationToken.None))
            members.Add(member.Id);

        Assert.Equal(["29:a", "29:b", "29:c"], members);
        Assert.EndsWith("/pagedmembers?pageSize=200", host.Http.Requests[0].Address, StringComparison.Ordinal);
        Assert.EndsWith("&continuationToken=next%2F1", host.Http.Requests[1].Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "{}", Reaction.DeadLetter)]
    [InlineData(429, "{}", Reaction.WaitThenRetry)]
    [InlineData(200, "[]", Reaction.BackOffThenRetry)]
    public async Task A_roster_that_cannot_be_read_says_what_to_do(int status, string body, Reaction reaction)
    {
        host.Http.Then(status, body);

        var fault = await Assert.ThrowsAsync<RosterException>(() =>
            host.Client.GetMemberAsync(host.Service, "a:1", "29:u", CancellationToken.None)
        );
        Assert.Equal(reaction, fault.Outcome.Reaction);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("http://localhost:5000/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net/?q=")]
    public async Task No_token_goes_to_a_host_that_is_not_allowed(string service)
    {
        var outcome = await host.Client.SendAsync(new Uri(service), "a:1", hello, CancellationToken.None);

        Assert.Equal(new SendOutcome.Rejected(RejectionKind.HostNotAllowed, null), outcome);
        Assert.Empty(host.Http.Requests);
        Assert.Empty(host.TokenHttp.Requests);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a/../b")]
    public async Task An_id_that_would_change_the_address_is_refused_for_good_and_nothing_is_sent(string id)
    {
        var refused = new SendOutcome.Rejected(RejectionKind.UnusableId, null);

        Assert.Equal(refused, await host.Client.DeleteAsync(host.Service, "a:1", id, CancellationToken.None));
        Assert.Equal(refused, await host.Client.UpdateAsync(host.Service, "a:1", id, hello, CancellationToken.None));
        Assert.Equal(refused, await host.Client.SendAsync(host.Service, id, hello, CancellationToken.None));
        Assert.Equal(
            refused,
            (
                await Assert.ThrowsAsync<RosterException>(() => host.Client.GetMemberAsync(host.Service, "a:1", id, CancellationToken.None))
            ).Outcome
        );
        Assert.Equal(Reaction.DeadLetter, refused.Reaction);
        Assert.Empty(host.Http.Requests);
    }

    [Fact]
    public async Task A_message_over_80_KB_is_never_sent()
    {
        var outcome = await host.Client.SendAsync(
            host.Service,
            "a:1",
            OutboundActivity.Plain(new string('é', 41_000)),
            CancellationToken.None
        );

        Assert.Equal(new SendOutcome.Rejected(RejectionKind.TooLarge, null), outcome);
        Assert.Equal(Reaction.Shrink, outcome.Reaction);
        Assert.Empty(host.Http.Requests);
    }

    [Theory]
    [InlineData(14_000, 0)]
    [InlineData(15_000, 1)]
    [InlineData(40_000, 1)]
    public async Task A_message_over_28_KB_is_sent_with_a_warning(int characters, int warnings)
    {
        host.Http.Then(201, """{"id":"1"}""");

        var outcome = await host.Client.SendAsync(
            host.Service,
            "a:1",
            OutboundActivity.Plain(new string('é', characters)),
            CancellationToken.None
        );

        Assert.True(outcome.IsSuccess);
        Assert.Equal(warnings, host.Logs.Count("is large for Teams"));
    }

    [Fact]
    public async Task Sends_wait_for_the_limiter_and_are_turned_away_by_it()
    {
        host.Http.Then(201, """{"id":"1"}""");
        for (var i = 0; i < 7; i++)
            await host.Client.SendAsync(host.Service, "a:1", hello, CancellationToken.None);

        var eighth = host.Client.UpdateAsync(host.Service, "a:1", "1", hello, CancellationToken.None);
        Assert.Equal(7, host.Http.Requests.Count);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await eighth).IsSuccess);
    }

    [Fact]
    public async Task The_log_names_neither_people_nor_text_nor_tokens()
    {
        host.Http.Then(403, """{"error":{"code":"NotEnoughPermissions","message":"Ann Lee may not"}}""");
        await host.Client.SendAsync(host.Service, "a:secret", hello, CancellationToken.None);

        Assert.NotEmpty(host.Logs.Entries);
        Assert.All(["Ann", "a:secret", "hello", "token-1"], word => Assert.Equal(0, host.Logs.Count(word)));
    }
}

using System.Net.Sockets;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Limits;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Connector;

/// <summary>Every row of the table of status codes, in both forms of the body, and everything that is no answer at all.</summary>
public sealed class Outcomes
{
    private readonly ConnectorHost host = new ConnectorHost().Issues("token-1", "token-2");
    private readonly OutboundActivity hello = OutboundActivity.Markdown("hello");

    [Theory]
    [InlineData(400, "Bad Argument", RejectionKind.BadPayload, Reaction.DeadLetter)]
    [InlineData(403, "BotDisabledByAdmin", RejectionKind.DisabledByAdmin, Reaction.SuspendConversation)]
    [InlineData(403, "BotNotInConversationRoster", RejectionKind.NotInRoster, Reaction.MarkUninstalled)]
    [InlineData(404, "BotNotInConversationRoster", RejectionKind.NotInRoster, Reaction.MarkUninstalled)]
    [InlineData(403, "ConversationBlockedByUser", RejectionKind.Blocked, Reaction.MarkBlocked)]
    [InlineData(403, "MessageWritesBlocked", RejectionKind.Blocked, Reaction.MarkBlocked)]
    [InlineData(403, "ForbiddenOperationException", RejectionKind.NotInstalled, Reaction.InstallThenRetry)]
    [InlineData(403, "InvalidBotApiHost", RejectionKind.WrongHost, Reaction.SwitchHostThenRetry)]
    [InlineData(403, "NotEnoughPermissions", RejectionKind.NotPermitted, Reaction.DeadLetter)]
    [InlineData(404, "ActivityNotFoundInConversation", RejectionKind.MessageGone, Reaction.SendAnew)]
    [InlineData(404, "ConversationNotFound", RejectionKind.ConversationGone, Reaction.RecreateConversation)]
    [InlineData(413, "MessageSizeTooBig", RejectionKind.TooLarge, Reaction.Shrink)]
    [InlineData(500, "ServiceError", RejectionKind.ServiceError, Reaction.DeadLetter)]
    public async Task Each_refusal_has_its_reaction_in_either_form_of_the_body(
        int status,
        string code,
        RejectionKind kind,
        Reaction reaction
    )
    {
        string[] bodies =
        [
            $$$"""{"error":{"code":"{{{code}}}","message":"m"}}""",
            $$$"""{"errorCode":1,"message":"{\"subCode\":\"{{{code}}}\",\"details\":null}"}""",
        ];
        host.Http.Then(status, bodies[0]).Then(status, bodies[1]);
        foreach (var _ in bodies)
        {
            var rejected = Assert.IsType<SendOutcome.Rejected>(await SendAsync());

            Assert.Equal((kind, status, code, reaction), (rejected.Kind, rejected.Status!.Value, rejected.Code, rejected.Reaction));
        }

        Assert.Equal(2, host.Http.Requests.Count);
    }

    [Fact]
    public async Task Code_209_alone_means_blocked()
    {
        host.Http.Then(403, """{"errorCode":209,"message":"not json {"}""");

        Assert.Equal(new SendOutcome.Rejected(RejectionKind.Blocked, 403, "209", "not json {"), await SendAsync());
    }

    [Fact]
    public async Task A_tenant_of_the_other_cloud_is_told_the_host_to_use()
    {
        host.Http.Then(403, """{"error":{"code":"InvalidBotApiHost"}}""");

        var rejected = Assert.IsType<SendOutcome.Rejected>(await SendAsync());
        Assert.Equal(new Uri("https://smba.infra.gcc.teams.microsoft.com/teams"), rejected.UseInstead);
    }

    [Fact]
    public async Task A_tenant_of_the_other_cloud_fails_for_good_where_its_host_is_not_allowed_and_the_log_names_the_setting()
    {
        host.Settings.AllowedServiceHosts = ["smba.trafficmanager.net"];
        host.Http.Then(403, """{"error":{"code":"InvalidBotApiHost"}}""");

        var rejected = Assert.IsType<SendOutcome.Rejected>(await SendAsync());
        Assert.Equal((RejectionKind.HostNotAllowed, Reaction.DeadLetter, null), (rejected.Kind, rejected.Reaction, rejected.UseInstead));
        Assert.Single(host.Http.Requests);
        Assert.Equal(1, host.Logs.Count("smba.infra.gcc.teams.microsoft.com, which Teams:AllowedServiceHosts does not list"));
    }

    [Theory]
    [InlineData(400, RejectionKind.BadPayload)]
    [InlineData(403, RejectionKind.NotPermitted)]
    [InlineData(404, RejectionKind.ConversationGone)]
    [InlineData(405, RejectionKind.BadPayload)]
    [InlineData(413, RejectionKind.TooLarge)]
    [InlineData(500, RejectionKind.ServiceError)]
    [InlineData(501, RejectionKind.ServiceError)]
    [InlineData(302, RejectionKind.ServiceError)]
    public async Task A_status_without_a_known_code_speaks_for_itself(int status, RejectionKind kind)
    {
        foreach (
            var body in new[]
            {
                "",
                "<html/>",
                "[]",
                "{}",
                """{"error":7}""",
                """{"error":{"code":[]}}""",
                """{"error":{"code":"Unheard"}}""",
            }
        )
        {
            host.Http.Then(status, body);
            Assert.Equal(kind, Assert.IsType<SendOutcome.Rejected>(await SendAsync()).Kind);
        }
    }

    [Fact]
    public async Task A_bare_404_of_a_change_means_that_the_message_is_gone()
    {
        host.Http.Then(404);

        var outcome = await host.Client.UpdateAsync(host.Service, "a:1", "17", hello, CancellationToken.None);
        Assert.Equal(RejectionKind.MessageGone, Assert.IsType<SendOutcome.Rejected>(outcome).Kind);
    }

    [Theory]
    [InlineData(412, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    [InlineData(408, true)]
    public async Task Passing_faults_are_retried_later_and_say_whether_the_message_may_have_arrived(int status, bool mayHaveArrived)
    {
        host.Http.Then(status, "", ("Retry-After", "7"));

        var outcome = await SendAsync();
        Assert.Equal(new SendOutcome.Transient(status, mayHaveArrived) { RetryAfter = TimeSpan.FromSeconds(7) }, outcome);
        Assert.Equal(Reaction.BackOffThenRetry, outcome.Reaction);
        Assert.Single(host.Http.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task A_broken_connection_says_whether_the_message_may_have_arrived(HttpRequestError error, bool mayHaveArrived)
    {
        host.Http.Then(new HttpRequestException(error, "broken", new SocketException()));

        Assert.Equal(new SendOutcome.Transient(null, mayHaveArrived), await SendAsync());
    }

    [Fact]
    public async Task No_answer_within_thirty_seconds_may_have_arrived()
    {
        var asked = new TaskCompletionSource();
        host.Http.Then(async stop =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, host.Clock, stop);
            return null!;
        });

        var send = SendAsync();
        await asked.Task;
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(new SendOutcome.Transient(null, MayHaveArrived: true), await send);
    }

    [Fact]
    public async Task A_caller_who_stops_is_not_an_outcome()
    {
        using var stop = new CancellationTokenSource();
        host.Http.Then(async either =>
        {
            await stop.CancelAsync();
            either.ThrowIfCancellationRequested();
            return null!;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.SendAsync(host.Service, "a:1", hello, stop.Token));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0", 0)]
    [InlineData("Mon, 02 Mar 2026 09:31:00 GMT", 60)]
    [InlineData("Mon, 02 Mar 2026 09:29:00 GMT", 0)]
    public async Task A_throttled_send_says_how_long_to_wait_and_holds_the_next_ones_back(string? header, int seconds)
    {
        host.Http.Then(429, "", header is null ? [] : [("Retry-After", header)]);

        var outcome = await SendAsync();
        Assert.Equal(new SendOutcome.Throttled(TimeSpan.FromSeconds(seconds), ThrottleScope.App), outcome);
        Assert.Equal(Reaction.WaitThenRetry, outcome.Reaction);

        if (seconds > 2)
        {
            Assert.Equal(outcome, await SendAsync());
            Assert.Single(host.Http.Requests);
        }
    }

    [Theory]
    [InlineData("soon")]
    [InlineData(null)]
    public async Task A_throttled_send_that_names_no_time_waits_longer_with_each_refusal_until_one_passes(string? header)
    {
        double[] waits = new double[3];
        for (var i = 0; i < waits.Length; i++)
        {
            host.Http.Then(429, "", header is null ? [] : [("Retry-After", header)]);
            var throttled = Assert.IsType<SendOutcome.Throttled>(await SendAsync());
            host.Clock.Advance(throttled.RetryAfter);
            waits[i] = throttled.RetryAfter.TotalSeconds;
        }
        host.Http.Then(201, """{"id":"1"}""").Then(429, "");
        Assert.True((await SendAsync()).IsSuccess);

        Assert.All(waits.Zip([2.0, 4, 8]), w => Assert.InRange(w.First, w.Second, w.Second * 1.5));
        Assert.InRange(Assert.IsType<SendOutcome.Throttled>(await SendAsync()).RetryAfter.TotalSeconds, 2, 3);
    }

    [Fact]
    public async Task A_throttled_roster_holds_no_message_back()
    {
        host.Http.Then(429, "", ("Retry-After", "60")).Then(201, """{"id":"1"}""");

        var fault = await Assert.ThrowsAsync<RosterException>(() =>
            host.Client.GetMemberAsync(host.Service, "a:1", "29:u", CancellationToken.None)
        );
        Assert.Equal(new SendOutcome.Throttled(TimeSpan.FromMinutes(1), ThrottleScope.Conversation), fault.Outcome);
        Assert.True((await SendAsync()).IsSuccess);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        host.Http.Then(401, """{"error":{"code":"BotNotRegistered"}}""").Then(201, """{"id":"1"}""");

        Assert.Equal(new SendOutcome.Sent("1"), await SendAsync());
        Assert.Equal(["Bearer token-1", "Bearer token-2"], host.Http.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_second_refusal_of_the_token_stops_all_sends()
    {
        host.Http.Then(401);

        var outcome = await SendAsync();
        Assert.Equal(new SendOutcome.Rejected(RejectionKind.NotRegistered, 401), outcome);
        Assert.Equal(Reaction.StopSending, outcome.Reaction);
        Assert.Equal(2, host.Http.Requests.Count);
    }

    [Fact]
    public async Task The_services_sentence_is_shortened()
    {
        host.Http.Then(400, $$$"""{"error":{"code":"x","message":"{{{new string('m', 5000)}}}"}}""");

        Assert.Equal(300, Assert.IsType<SendOutcome.Rejected>(await SendAsync()).Message.Length);
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("\"no such charset\"")]
    public async Task A_message_that_was_taken_is_sent_whatever_charset_the_answer_claims(string charset)
    {
        host.Http.Then(_ =>
        {
            var content = new ByteArrayContent("\uFEFF{\"id\":\"1\"}"u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=" + charset);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Created) { Content = content });
        });

        Assert.Equal(new SendOutcome.Sent("1"), await SendAsync());
    }

    private Task<SendOutcome> SendAsync() => host.Client.SendAsync(host.Service, "a:1", hello, CancellationToken.None);
}

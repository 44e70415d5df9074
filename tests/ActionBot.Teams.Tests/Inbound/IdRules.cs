using System.Text.Json.Nodes;
using ActionBot.Teams.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>An id that could not stand in an address later is refused at the door, with the name of its field.</summary>
public sealed class IdRules : IAsyncLifetime
{
    private const string Message = "message-personal";

    private BotHost host = null!;

    public static TheoryData<string> Fields =>
        [
            "conversation.id",
            "from.id",
            "from.aadObjectId",
            "id",
            "replyToId",
            "recipient.id",
            "channelData.channel.id",
            "channelData.team.id",
            "membersAdded[0].id",
            "membersRemoved[1].id",
        ];

    public static TheoryData<string> BadIds =>
        [
            ".",
            "..",
            "../..",
            "a/../b",
            "a\\..\\b",
            "./a",
            "a\u0001b",
            "a\r\nb",
            "a\u0085b",
            "a\u2028b",
            new string('a', 1025),
            new string('é', 513),
        ];

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_dot_segment_is_refused_in_every_field_that_becomes_a_part_of_an_address(string field)
    {
        foreach (var id in new[] { ".", ".." })
            await RefusedAsync(With(field, id), field);
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public async Task An_id_that_no_address_can_hold_is_refused(string id)
    {
        await RefusedAsync(With("conversation.id", id), "conversation.id");
        await RefusedAsync(With("replyToId", id), "replyToId");
        await RefusedAsync(With("from.id", id), "from.id");
    }

    [Theory]
    [InlineData("..;messageid=1")]
    [InlineData(";messageid=1")]
    [InlineData("19:a@thread.tacv2;messageid=")]
    [InlineData("19:a@thread.tacv2;messageid=..")]
    [InlineData("19:a@thread.tacv2;messageid=1;messageid=.")]
    public Task Both_parts_of_a_threads_id_are_ids(string id) => RefusedAsync(With("conversation.id", id), "conversation.id");

    [Theory]
    [InlineData("conversation.id")]
    [InlineData("from.id")]
    [InlineData("membersAdded[0].id")]
    public Task An_id_that_is_given_is_not_empty(string field) => RefusedAsync(With(field, ""), field);

    [Theory]
    [InlineData("id")]
    [InlineData("replyToId")]
    [InlineData("recipient.id")]
    [InlineData("channelData.channel.id")]
    [InlineData("channelData.team.id")]
    [InlineData("from.tenantId")]
    public async Task An_empty_id_of_what_need_not_be_there_counts_as_none(string field) =>
        Assert.Equal(200, (await host.PostAsync(With(field, ""))).Status);

    [Fact]
    public async Task A_senders_tenant_is_no_longer_than_an_id_of_a_tenant_can_be()
    {
        await RefusedAsync(With("from.tenantId", new string('a', 65)), "from.tenantId");
        await RefusedAsync(With("from.tenantId", "a\u0001b"), "from.tenantId");
        Assert.Equal(200, (await host.PostAsync(With("from.tenantId", "72f988bf-86f1-41af-91ab-2d7cd011db47"))).Status);
    }

    [Theory]
    [InlineData("19:a_b-c@thread.tacv2;messageid=1481567603816")]
    [InlineData("a:1xhWpO7LC8_-")]
    [InlineData("...")]
    [InlineData("a b/c")]
    [InlineData("%2e%2e")]
    public async Task Other_ids_are_taken_as_they_are(string id)
    {
        Assert.Equal(200, (await host.PostAsync(With("conversation.id", id))).Status);
        Assert.Equal(200, (await host.PostAsync(With("replyToId", id))).Status);
    }

    [Fact]
    public async Task Members_that_have_no_id_are_no_reason_to_refuse() =>
        Assert.Equal(200, (await host.PostAsync(With("membersAdded[0].id", null))).Status);

    [Fact]
    public async Task What_an_unknown_type_of_activity_holds_does_not_matter() =>
        Assert.Equal(
            200,
            (
                await host.PostAsync(
                    Fixture.With(
                        Message,
                        activity =>
                        {
                            activity["type"] = "typing";
                            activity["replyToId"] = "..";
                        }
                    )
                )
            ).Status
        );

    private static string With(string field, string? id) =>
        Fixture.With(
            Message,
            activity =>
            {
                activity["id"] = Guid.NewGuid().ToString();
                activity["channelData"]!["channel"] = new JsonObject { ["id"] = "19:a" };
                activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:b" };
                activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:a" });
                activity["membersRemoved"] = new JsonArray(null, new JsonObject { ["id"] = "29:a" });
                JsonNode at = activity;
                var steps = field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
                foreach (var step in steps[..^1])
                    at = int.TryParse(step, out var index) ? at[index]! : at[step]!;

                at[steps[^1]] = id;
            }
        );

    private async Task RefusedAsync(string body, string field)
    {
        var answer = await host.PostAsync(body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("BadArgument", (string?)answer.Json["error"]!["code"]);
        Assert.Contains(field, (string?)answer.Json["error"]!["message"], StringComparison.Ordinal);
        Assert.Empty(host.Bot.Invocations);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Error);
    }
}

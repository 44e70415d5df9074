using System.Text.Json.Nodes;
using ActionBot.Teams.Inbound;
using ActionBot.Teams.Tests.Support;
using Moq;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>What reaches the bot, and what its answer becomes.</summary>
public sealed class Turns : IAsyncLifetime
{
    private const string Card = "invoke-adaptiveCard-action";
    private const string Query = "invoke-composeExtension-query";

    private BotHost host = null!;

    public async Task InitializeAsync() => host = await BotHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_turn_holds_what_the_checked_request_said()
    {
        await host.PostAsync(Fixture.Text("message-personal"));

        var turn = Seen<TeamsTurn>();
        Assert.Equal("11111111-1111-4111-8111-111111111111", turn.TenantId);
        Assert.Equal("00000000-0000-4000-8000-000000000020", turn.AadObjectId);
        Assert.Equal("29:user-alex", turn.UserId);
        Assert.Equal("a:personal-alex", turn.ConversationId);
        Assert.Equal(new Uri(TokenRecipe.ServiceUrl), turn.ServiceUrl);
        Assert.Equal("card", turn.Activity.Text);
        Assert.True(turn.IsPersonal);
    }

    [Fact]
    public async Task An_account_is_the_same_whatever_the_case_of_its_letters()
    {
        await host.PostAsync(
            Fixture.With("message-personal", activity => activity["from"]!["aadObjectId"] = "ABCDEFAB-0000-4000-8000-000000000020")
        );

        Assert.Equal("abcdefab-0000-4000-8000-000000000020", Seen<TeamsTurn>().AadObjectId);
    }

    [Theory]
    [InlineData("message-groupchat-mention")]
    [InlineData("message-channel-mention")]
    public async Task A_conversation_of_many_is_not_personal(string name)
    {
        await host.PostAsync(Fixture.Text(name));

        Assert.False(Seen<TeamsTurn>().IsPersonal);
    }

    [Fact]
    public async Task A_conversation_that_does_not_say_its_type_is_not_personal()
    {
        await host.PostAsync(Fixture.With("message-personal", activity => activity["conversation"]!.AsObject().Remove("conversationType")));

        Assert.False(Seen<TeamsTurn>().IsPersonal);
    }

    [Theory]
    [InlineData("message-personal", nameof(ITeamsBot.OnMessageAsync))]
    [InlineData("message-card-submit-personal", nameof(ITeamsBot.OnMessageAsync))]
    [InlineData("conversationUpdate-membersAdded-personal", nameof(ITeamsBot.OnConversationUpdateAsync))]
    [InlineData("conversationUpdate-teamRenamed", nameof(ITeamsBot.OnConversationUpdateAsync))]
    [InlineData("installationUpdate-add-personal", nameof(ITeamsBot.OnInstallationUpdateAsync))]
    [InlineData("installationUpdate-remove-personal", nameof(ITeamsBot.OnInstallationUpdateAsync))]
    [InlineData(Card, nameof(ITeamsBot.OnCardActionAsync))]
    [InlineData(Query, nameof(ITeamsBot.OnExtensionQueryAsync))]
    public async Task Each_kind_of_activity_has_its_handler(string name, string handler)
    {
        await host.PostAsync(Fixture.Text(name));

        Assert.Equal(handler, Assert.Single(host.Bot.Invocations).Method.Name);
    }

    [Fact]
    public async Task Reactions_reach_their_handler()
    {
        await host.PostAsync(
            Fixture.With(
                "message-personal",
                activity =>
                {
                    activity["type"] = "messageReaction";
                    activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
                }
            )
        );

        Assert.Equal(nameof(ITeamsBot.OnMessageReactionAsync), Assert.Single(host.Bot.Invocations).Method.Name);
        Assert.Equal("like", Seen<TeamsTurn>().Activity.ReactionsAdded![0]!.Type);
    }

    [Fact]
    public async Task A_card_action_is_read_with_its_verb_and_data()
    {
        await host.PostAsync(Fixture.Text(Card));

        var action = Seen<CardAction>();
        Assert.Equal(("Action.Execute", "exec", false), (action.Type, action.Verb, action.IsAutomatic));
        Assert.Equal("holiday", action.Data.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_card_action_without_verb_id_or_data_has_an_empty_object_for_data()
    {
        await host.PostAsync(WithValue("""{"action":{"type":"Action.Submit"},"trigger":"automatic"}"""));

        var action = Seen<CardAction>();
        Assert.Equal((null, null, true), (action.Id, action.Verb, action.IsAutomatic));
        Assert.Equal("{}", action.Data.GetRawText());
    }

    [Theory]
    [InlineData("null", "BadRequest", "Missing value property")]
    [InlineData("7", "BadRequest", "Missing value property")]
    [InlineData("{}", "BadRequest", "Missing action property")]
    [InlineData("""{"action":[]}""", "BadRequest", "Missing action property")]
    [InlineData("""{"action":{}}""", "NotSupported", "The action's type is not supported.")]
    [InlineData("""{"action":{"type":"Action.OpenUrl"}}""", "NotSupported", "The action's type is not supported.")]
    [InlineData("""{"action":{"type":"Action.Execute","data":[]}}""", "BadRequest", "The action's data is not an object.")]
    public async Task A_malformed_card_action_is_answered_400_in_both_places(string value, string code, string message)
    {
        var answer = await host.PostAsync(WithValue(value));

        Assert.Equal(400, answer.Status);
        Assert.Equal(400, (int?)answer.Json["statusCode"]);
        Assert.Equal("application/vnd.microsoft.error", (string?)answer.Json["type"]);
        Assert.Equal((code, message), ((string?)answer.Json["value"]!["code"], (string?)answer.Json["value"]!["message"]));
        Assert.Empty(host.Bot.Invocations);
    }

    [Fact]
    public async Task A_query_is_read_with_its_text_and_page()
    {
        await host.PostAsync(Fixture.Text(Query));

        Assert.Equal(new ExtensionQuery(null, "q0", false, 0, 25), Seen<ExtensionQuery>());
    }

    [Theory]
    [InlineData("""{"commandId":"find","parameters":[{"name":"initialRun","value":"true"}]}""", "find", "", true, 0, 25)]
    [InlineData("""{"parameters":"x","queryOptions":{"skip":-4,"count":100000}}""", null, "", false, 0, 100)]
    [InlineData("""{"parameters":[7,{"name":"q","value":9}],"queryOptions":{"skip":50,"count":0}}""", null, "", false, 50, 1)]
    public async Task A_query_of_any_shape_is_read_within_bounds(
        string value,
        string? command,
        string text,
        bool initial,
        int skip,
        int count
    )
    {
        var answer = await host.PostAsync(Fixture.With(Query, activity => activity["value"] = JsonNode.Parse(value)));

        Assert.Equal(200, answer.Status);
        Assert.Equal(new ExtensionQuery(command, text, initial, skip, count), Seen<ExtensionQuery>());
    }

    [Fact]
    public async Task An_unknown_invoke_is_not_implemented()
    {
        var answer = await host.PostAsync(Fixture.With(Card, activity => activity["name"] = "task/fetch"));

        Assert.Equal((501, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task The_bots_answer_is_the_body()
    {
        host.Bot.Setup(b => b.OnCardActionAsync(It.IsAny<TeamsTurn>(), It.IsAny<CardAction>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(InvokeResult.Card(new JsonObject { ["type"] = "AdaptiveCard" }));

        var answer = await host.PostAsync(Fixture.Text(Card));

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""",
            answer.Body
        );
    }

    private static string WithValue(string value) => Fixture.With(Card, activity => activity["value"] = JsonNode.Parse(value));

    private T Seen<T>() => Assert.Single(host.Bot.Invocations.SelectMany(call => call.Arguments).OfType<T>());
}

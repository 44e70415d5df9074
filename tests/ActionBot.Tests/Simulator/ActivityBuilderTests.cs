using System.Text.Json.Nodes;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Teams;

namespace ActionBot.Tests.Simulator;

public sealed class ActivityBuilderTests
{
    private static readonly FakePerson Owner = FakePerson.Of("owner@example.org", "Owner 1");
    private static readonly FakeTeam Team = new("19:team@thread.tacv2", "Assurance", "3d9c1f57-8a40-4c6e-b1d2-0f6e5a7b9c18");

    private readonly ActivityBuilder _activities = new(
        "app",
        "tenant",
        () => "http://127.0.0.1/emea/",
        new ManualClock(new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero))
    );

    [Fact]
    public void Every_kind_says_who_where_in_which_tenant_and_how_to_answer()
    {
        foreach (var activity in AllKinds())
        {
            Assert.Equal("msteams", activity["channelId"]!.GetValue<string>());
            Assert.Equal("http://127.0.0.1/emea/", activity["serviceUrl"]!.GetValue<string>());
            Assert.Equal(Owner.AadObjectId, activity["from"]!["aadObjectId"]!.GetValue<string>());
            Assert.Equal("28:app", activity["recipient"]!["id"]!.GetValue<string>());
            Assert.Equal("tenant", activity["channelData"]!["tenant"]!["id"]!.GetValue<string>());
            Assert.Equal("tenant", activity["conversation"]!["tenantId"]!.GetValue<string>());
        }
        Assert.Equal(10, AllKinds().Select(activity => activity["id"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public void A_card_submit_has_a_value_and_no_text()
    {
        var submit = _activities.CardSubmit(Owner, new JsonObject { ["choice"] = "done" }, "1:1card");
        Assert.Equal("message", submit["type"]!.GetValue<string>());
        Assert.Null(submit["text"]);
        Assert.Equal("done", submit["value"]!["choice"]!.GetValue<string>());
        Assert.Equal("1:1card", submit["replyToId"]!.GetValue<string>());
    }

    [Fact]
    public void A_card_execute_carries_its_data_in_an_action()
    {
        var invoke = _activities.CardExecute(Owner, new JsonObject { ["choice"] = "done" }, "1:1card", "answer");
        Assert.Equal("adaptiveCard/action", invoke["name"]!.GetValue<string>());
        Assert.Equal("done", invoke["value"]!["action"]!["data"]!["choice"]!.GetValue<string>());
        Assert.Equal("answer", invoke["value"]!["action"]!["verb"]!.GetValue<string>());
    }

    [Fact]
    public void A_mention_in_a_channel_is_both_in_the_text_and_in_an_entity_and_starts_a_thread()
    {
        var message = _activities.ChannelMention(Owner, Team.General, "what is overdue");
        Assert.Equal("<at>ActionBot</at> what is overdue", message["text"]!.GetValue<string>());
        Assert.Equal("28:app", message["entities"]![0]!["mentioned"]!["id"]!.GetValue<string>());
        Assert.StartsWith($"{Team.Id};messageid=", message["conversation"]!["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private JsonObject[] AllKinds() =>
        [
            _activities.PersonalText(Owner, "help"),
            _activities.CardSubmit(Owner, [], "1:1card"),
            _activities.CardExecute(Owner, [], "1:1card"),
            _activities.Installed(Owner),
            _activities.Uninstalled(Owner),
            _activities.MembersAdded(Owner),
            _activities.AddedToTeam(Owner, Team),
            _activities.ChannelMention(Owner, Team.General, "help"),
            _activities.SearchQuery(Owner, "findAction", "text", "DARA"),
            _activities.Reaction(Owner, "1:1card"),
        ];
}

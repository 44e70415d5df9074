using System.Text.Json;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Activities;

public sealed class Inbound
{
    [Fact]
    public void Members_without_a_name_are_kept()
    {
        var activity = Read("installationUpdate-add-personal");

        Assert.Equal("message", activity.ChannelData!.More!["source"].GetProperty("name").GetString());
        Assert.Equal("UTC", Read("message-personal").More!["localTimezone"].GetString());
    }

    [Fact]
    public void A_team_event_names_the_team_its_group_and_the_bot()
    {
        var activity = Read("conversationUpdate-teamMemberRemoved-bot");

        Assert.Equal("teamMemberRemoved", activity.ChannelData!.EventType);
        Assert.Equal(
            ("Ops Team", "00000000-0000-4000-8000-000000000031"),
            (activity.ChannelData.Team!.Name, activity.ChannelData.Team.AadGroupId)
        );
        Assert.Equal(activity.Recipient!.Id, Assert.Single(activity.MembersRemoved!)!.Id);
    }

    [Fact]
    public void A_cards_submit_has_a_value_and_no_text()
    {
        var activity = Read("message-card-submit-personal");

        Assert.Null(activity.Text);
        Assert.Equal("holiday", activity.Value!.Value.GetProperty("kind").GetString());
        Assert.Equal("1795310062548", activity.ReplyToId);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 1, 14, 24, 668, TimeSpan.Zero), activity.Timestamp);
    }

    private static TeamsActivity Read(string fixture) =>
        JsonSerializer.Deserialize<TeamsActivity>(Fixture.Text(fixture), JsonSerializerOptions.Web)!;
}

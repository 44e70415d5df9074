using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Tests.Activities;

public sealed class Outbound
{
    private static readonly JsonObject Card = new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray("é <b>"),
    };

    [Fact]
    public void A_message_has_the_members_the_connector_expects_and_no_others() =>
        Assert.Equal("""{"type":"message","text":"hello","textFormat":"markdown"}""", OutboundActivity.Markdown("hello").ToJson());

    [Fact]
    public void A_card_is_an_attachment_of_its_media_type() =>
        Assert.Equal(
            """
            {"type":"message","summary":"2 questions","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive",
            "content":{"type":"AdaptiveCard","version":"1.5","body":["é <b>"]}}]}
            """.ReplaceLineEndings(""),
            OutboundActivity.Card(Card, "2 questions").ToJson()
        );

    [Fact]
    public void A_mention_names_the_person_and_the_text()
    {
        var mention = Mention.Of("29:ann", "Ann Lee");

        Assert.Equal(
            """{"type":"message","text":"<at>Ann Lee</at>: yours","textFormat":"markdown","entities":["""
                + """{"mentioned":{"id":"29:ann","name":"Ann Lee"},"text":"<at>Ann Lee</at>","type":"mention"}]}""",
            (OutboundActivity.Markdown($"{mention.Text}: yours") with { Entities = [mention] }).ToJson()
        );
    }

    [Fact]
    public void Everything_survives_being_stored_as_text()
    {
        var activity = OutboundActivity.Card(Card, "summary") with
        {
            Text = "text 😀 \"quoted\" \u2028",
            TextFormat = TextFormats.Plain,
            ReplyToId = "1795310065532",
            Recipient = new OutboundAccount("29:ann", "Ann"),
            Entities = [Mention.Of("29:ann", "Ann")],
            ChannelData = JsonElement.Parse("""{"notification":{"alert":true}}"""),
        };

        var stored = activity.ToJson();
        var restored = OutboundActivity.FromJson(stored);

        Assert.Equal(stored, restored.ToJson());
        Assert.Equal(activity.Recipient, restored.Recipient);
        Assert.Equal(activity.Entities, restored.Entities);
        Assert.True(JsonNode.DeepEquals(Card, JsonNode.Parse(restored.Attachments![0].Content.GetRawText())));
    }

    [Fact]
    public void Changing_the_card_afterwards_does_not_change_the_message()
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard" };
        var activity = OutboundActivity.Card(card);
        card["type"] = "changed";

        Assert.Equal("AdaptiveCard", activity.Attachments![0].Content.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Text_that_is_no_activity_is_a_json_fault(string text) =>
        Assert.Throws<JsonException>(() => OutboundActivity.FromJson(text));
}

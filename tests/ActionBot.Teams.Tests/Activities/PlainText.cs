using System.Text.Json;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Tests.Support;
using ActionBot.Tests.Support;
using FsCheck.Fluent;

namespace ActionBot.Teams.Tests.Activities;

public sealed class PlainText
{
    private const string Bot = "28:bot";

    [Theory]
    [InlineData("message-personal", "card")]
    [InlineData("message-groupchat-mention", "plain")]
    [InlineData("message-channel-mention", "plain")]
    [InlineData("message-card-submit-personal", "")]
    public void The_text_is_what_the_person_typed(string fixture, string expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<TeamsActivity>(Fixture.Text(fixture), JsonSerializerOptions.Web)!.PlainText());

    [Theory]
    [InlineData("<at>Bot</at> what is overdue", "what is overdue")]
    [InlineData("what is <at>Bot</at>&nbsp;overdue", "what is overdue")]
    [InlineData("<at>Bot</at><at>Bot</at>", "")]
    [InlineData("what does <at id=\"1\">Ann Lee</at> owe, <at>Bot</at>?", "what does Ann Lee owe, ?")]
    [InlineData("  two\r\n\tlines  ", "two lines")]
    [InlineData("a < b and <attention> stays", "a < b and <attention> stays")]
    [InlineData("<at never closed", "<at never closed")]
    public void The_bots_own_mention_goes_and_other_peoples_names_stay(string text, string expected) =>
        Assert.Equal(expected, Message(text).PlainText());

    [Fact]
    public void A_mention_of_somebody_else_with_the_same_text_is_kept_as_a_name()
    {
        var activity = Message("<at>Bot</at> hello") with { Recipient = new TeamsAccount { Id = "28:another" } };

        Assert.Equal("Bot hello", activity.PlainText());
        Assert.False(activity.MentionsBot());
        Assert.True(Message("<at>Bot</at>").MentionsBot());
    }

    [Fact]
    public void Any_text_and_any_entities_give_a_trimmed_line()
    {
        var words = Gen.Elements("<at>", "</at>", "<at>Bot</at>", "<at ", ">", "&nbsp;", " ", "\n", "word", "<", "é", "");
        var text = words.ArrayOf().Select(parts => string.Concat(parts));

        Prop.ForAll(
                text.ToArbitrary(),
                line =>
                {
                    var plain = Message(line).PlainText();
                    return plain == plain.Trim() && !plain.Contains("  ", StringComparison.Ordinal);
                }
            )
            .Holds(tests: 400);
    }

    [Fact]
    public void Hostile_markup_is_read_in_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("<at ", 250_000));

        Assert.NotEmpty(Message(text).PlainText());
    }

    private static TeamsActivity Message(string text) =>
        new()
        {
            Text = text,
            Recipient = new TeamsAccount { Id = Bot },
            Entities =
            [
                JsonElement.Parse("""{"type":"clientInfo","text":7}"""),
                JsonElement.Parse("[]"),
                JsonElement.Parse("""{"type":"mention","mentioned":"x"}"""),
                JsonElement.Parse($$$"""{"type":"mention","mentioned":{"id":"{{{Bot}}}"},"text":"<at>Bot</at>"}"""),
            ],
        };
}

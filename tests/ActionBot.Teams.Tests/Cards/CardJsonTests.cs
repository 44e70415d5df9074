using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Tests.Cards;

public sealed class CardJsonTests
{
    [Fact]
    public void Smallest_card_has_schema_type_version_and_nothing_that_is_empty() =>
        Assert.Equal(
            """
            {"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.5",
            "fallbackText":"Hello","body":[{"type":"TextBlock","text":"Hello","wrap":true}]}
            """.ReplaceLineEndings(""),
            CardJson.Write(Card(new TextBlock("Hello")))
        );

    [Fact]
    public void Choices_of_style_are_written_as_the_schema_spells_them()
    {
        var json = Body(
            new TextBlock("x")
            {
                Style = TextStyle.Heading,
                Size = TextSize.ExtraLarge,
                Weight = TextWeight.Bolder,
                Color = TextColor.Attention,
                HorizontalAlignment = HorizontalAlignment.Right,
                Spacing = Spacing.None,
            },
            new Container([])
            {
                Style = ContainerStyle.Emphasis,
                Bleed = true,
                Separator = true,
            },
            new ChoiceSetInput("a", "A", []) { Style = ChoiceStyle.Filtered },
            new TextInput("b", "B") { Style = TextInputStyle.Url },
            new ActionSet([new SubmitAction("Go", []) { Style = ActionStyle.Positive, AssociatedInputs = AssociatedInputs.None }])
        );
        var text = """
            {"type":"TextBlock","text":"x","wrap":true,"style":"heading","size":"ExtraLarge",
            "weight":"Bolder","color":"Attention","horizontalAlignment":"Right","spacing":"None"}
            """.ReplaceLineEndings("");
        Assert.Equal(
            $$"""
            {{text}}
            {"type":"Container","items":[],"style":"emphasis","bleed":true,"separator":true}
            {"type":"Input.ChoiceSet","choices":[],"style":"filtered","wrap":true,"id":"a","label":"A"}
            {"type":"Input.Text","style":"Url","id":"b","label":"B"}
            {"type":"ActionSet","actions":[{"type":"Action.Submit","data":{},"associatedInputs":"None","title":"Go","style":"positive"}]}
            """.ReplaceLineEndings("\n"),
            json
        );
    }

    [Fact]
    public void Days_are_written_as_the_schema_wants_them() =>
        Assert.Equal(
            """
            {"type":"Input.Date","min":"2026-02-10","max":"2026-02-24","value":"2026-02-17","id":"d","label":"D",
            "isRequired":true,"errorMessage":"Choose a date."}
            """.ReplaceLineEndings(""),
            Body(
                new DateInput("d", "D")
                {
                    Min = new(2026, 2, 10),
                    Max = new(2026, 2, 24),
                    Value = new(2026, 2, 17),
                    IsRequired = true,
                    ErrorMessage = "Choose a date.",
                }
            )
        );

    [Fact]
    public void Data_of_a_button_keeps_its_numbers_and_order() =>
        Assert.Equal(
            """{"type":"ActionSet","actions":[{"type":"Action.Submit","data":{"verb":"checkin.open","card":1,"rev":0},"title":"Go"}]}""",
            Body(
                new ActionSet([
                    new SubmitAction(
                        "Go",
                        new JsonObject
                        {
                            ["verb"] = "checkin.open",
                            ["card"] = 1,
                            ["rev"] = 0,
                        }
                    ),
                ])
            )
        );

    [Fact]
    public void Bar_of_length_nought_is_written() =>
        Assert.Contains(
            """{"x":"None","y":0,"color":"categoricalBlue"}""",
            Body(new HorizontalBarChart([new("None", 0)], new TextBlock("None: 0"))),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("“41\u00A0days” · £5 ✓ ▲ é 日本 😀")]
    [InlineData("A typed \\u00A0 stays typed, and so does \\\\u00A0")]
    [InlineData("Line\nbreak\ttab \"quote\" \u0001 \u2028")]
    public void Characters_are_written_as_they_are_and_read_back_the_same(string text)
    {
        var json = CardJson.Write(Card(new TextBlock(text)));
        Assert.Equal(text, JsonDocument.Parse(json).RootElement.GetProperty("body")[0].GetProperty("text").GetString());
        Assert.All(text.Where(c => c >= '\u00A0' && c != '\uFFFD'), c => Assert.Contains(c, json));
    }

    [Fact]
    public void Content_of_an_attachment_is_the_same_card() =>
        Assert.Equal(CardJson.Write(Card(new TextBlock("x"))), JsonSerializer.Serialize(Card(new TextBlock("x")).ToElement()));

    private static AdaptiveCard Card(params CardElement[] body) => new() { FallbackText = "Hello", Body = body };

    private static string Body(params CardElement[] body) =>
        string.Join(
            '\n',
            JsonDocument.Parse(CardJson.Write(Card(body))).RootElement.GetProperty("body").EnumerateArray().Select(e => e.GetRawText())
        );
}

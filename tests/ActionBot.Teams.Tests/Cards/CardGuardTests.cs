using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Teams.Cards;

namespace ActionBot.Teams.Tests.Cards;

public sealed class CardGuardTests
{
    [Fact]
    public void Sound_card_passes_and_tells_its_size()
    {
        var card = Card(
            new TextBlock("“Hello”\u00A0"),
            new TextInput("a", "A"),
            Form("b"),
            new HorizontalBarChart([new("x", 1)], new TextBlock("x: 1"))
        );
        var report = CardGuard.Require(card);
        Assert.Empty(report.Faults);
        Assert.Equal(2 * CardJson.Write(card).Length, report.Size);
        Assert.Equal(report.Size, CardGuard.Check(card.ToElement()).Size);
        Assert.False(report.IsLarge);
    }

    [Fact]
    public void Id_that_stands_twice_is_found_in_the_body() =>
        Fault(Card(new TextInput("a", "A"), new DateInput("a", "B")), "The id a stands twice.");

    [Fact]
    public void Id_that_stands_twice_is_found_in_another_form() => Fault(Card(Form("a"), Form("a")), "The id a stands twice.");

    [Fact]
    public void Id_that_stands_twice_is_found_inside_a_fallback() =>
        Fault(Card(new TextInput("a", "A"), new HorizontalBarChart([], new TextInput("a", "B"))), "The id a stands twice.");

    [Fact]
    public void Button_that_shows_what_is_not_there_is_found()
    {
        var more = new Container([new TextBlock("x")]) { Id = "more", IsVisible = false };
        Assert.Empty(CardGuard.Check(Card(more, new ActionSet([new ToggleVisibilityAction("Show all", ["more"])]))).Faults);
        Fault(
            Card(more, new ActionSet([new ToggleVisibilityAction("Show all", ["most"])])),
            "A button shows or hides most, which is not there."
        );
    }

    [Fact]
    public void Only_what_is_hidden_at_first_says_so() =>
        Assert.Contains(
            "\"isVisible\":false",
            CardJson
                .Write(Card(new Container([new TextBlock("x")]) { Id = "more", IsVisible = false }, new Container([new TextBlock("y")])))
                .Replace(" ", "")
        );

    [Fact]
    public void Ids_in_the_data_of_a_button_are_no_ids_of_the_card() =>
        Assert.Empty(
            CardGuard
                .Check(
                    Card(
                        new TextInput("a", "A"),
                        new ActionSet([new SubmitAction("Go", new JsonObject { ["id"] = "a", ["type"] = "Badge" })])
                    )
                )
                .Faults
        );

    [Fact]
    public void Empty_text_is_found() => Fault(Card(new TextBlock(" ")), "A text block has no text.");

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.6","body":[]}""", "The version of a card is “1.6”, not one up to 1.5.")]
    [InlineData("""{"type":"AdaptiveCard","body":[]}""", "The version of a card is “”, not one up to 1.5.")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Badge","text":"x"}]}""",
        "An element of type Badge is not allowed."
    )]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","label":"A"}]}""", "An Input.Text has no id.")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a","label":" "}]}""",
        "The Input.Text a has no label."
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Chart.HorizontalBar","data":[]}]}""",
        "The Chart.HorizontalBar has no fallback."
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"Go"}]}]}""",
        "The Action.Execute has no fallback."
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"ActionSet","actions":["""
            + """{"type":"Action.ShowCard","title":"Go","card":{"type":"AdaptiveCard","version":"2.0","body":[]}}]}]}""",
        "The version of a card is “2.0”, not one up to 1.5."
    )]
    [InlineData("""{"type":"TextBlock","text":"x"}""", "The outermost element is not an AdaptiveCard.")]
    public void Fault_that_only_json_can_have_is_found(string json, string fault) =>
        Assert.Equal([fault], CardGuard.Check(JsonDocument.Parse(json).RootElement).Faults);

    [Fact]
    public void Large_card_is_pointed_out()
    {
        var report = CardGuard.Require(Card(new TextBlock(new string('x', CardGuard.LargeSize / 2))));
        Assert.True(report.IsLarge);
    }

    [Fact]
    public void Card_that_Teams_would_refuse_is_refused_here()
    {
        var fault = Assert.Throws<CardFaultException>(() => CardGuard.Require(Card(new TextBlock(new string('“', CardGuard.MaxSize / 2)))));
        Assert.StartsWith("The card has ", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    private static void Fault(AdaptiveCard card, string fault) => Assert.Equal([fault], CardGuard.Check(card).Faults);

    private static AdaptiveCard Card(params CardElement[] body) => new() { FallbackText = "Hello", Body = body };

    private static ActionSet Form(string id) =>
        new([new ShowCardAction("Open", new() { Body = [new TextInput(id, "A question?")], Actions = [new SubmitAction("Send", [])] })]);
}

using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>The checks of the gallery find what they are there to find.</summary>
[Collection(CardStudios.Name)]
public sealed class StudioTests(CardStudio studio) : IAsyncLifetime
{
    private const string Good = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Hello","wrap":true}]}""";
    private IPage page = null!;

    public async Task InitializeAsync() => page = await studio.OpenPageAsync();

    public Task DisposeAsync() => page.CloseAsync();

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","label":"No id"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","size":"Huge"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Badge","text":"x"}]}""")]
    public async Task Departures_from_the_schema_are_found(string card)
    {
        var faults = await CardStudio.Validate([("good", Good), ("bad", card)]);
        Assert.Empty(faults["good"]);
        Assert.NotEmpty(faults["bad"]);
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"x","size":"Huge"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Unheard","text":"x"}]}""")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","label":"No id"}]}""")]
    public async Task Complaints_of_the_renderer_are_found(string card)
    {
        Assert.Empty((await CardStudio.DrawAsync(page, Good, 340, "light")).Events);
        Assert.NotEmpty((await CardStudio.DrawAsync(page, card, 340, "light")).Events);
    }

    [Theory]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":["""
            + """{"type":"TextBlock","text":"This line is far too long for a phone and it may not go on in a new line"}]}""",
        "Cut at the right"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","wrap":true,"""
            + """ "maxLines":1,"text":"This line is far too long for a phone and it may not go on in a new line"}]}""",
        "Cut at the bottom"
    )]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"ActionSet","actions":["""
            + """{"type":"Action.Submit","title":"A button with far too many words in its title for a phone"}]}]}""",
        "Cut at the right"
    )]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a"}]}""", "No label")]
    [InlineData(
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","wrap":true,"text":"> quoted"}]}""",
        "Markup out of a text"
    )]
    public async Task What_cannot_be_read_is_found(string card, string fault)
    {
        Assert.Empty((await CardStudio.DrawAsync(page, Good, 340, "light")).Faults);
        Assert.Contains((await CardStudio.DrawAsync(page, card, 340, "light")).Faults, f => f.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_is_found_inside_a_form_too()
    {
        const string card =
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"ActionSet","actions":["""
            + """{"type":"Action.ShowCard","title":"Open","card":{"type":"AdaptiveCard","version":"1.5","body":["""
            + """{"type":"Input.Text","id":"a"}]}}]}]}""";
        Assert.Empty((await CardStudio.DrawAsync(page, card, 340, "light")).Faults);
        Assert.StartsWith(
            "With “Open” open: No label",
            Assert.Single(await page.EvaluateAsync<string[]>("() => window.faultsOfForms()")),
            StringComparison.Ordinal
        );
    }
}

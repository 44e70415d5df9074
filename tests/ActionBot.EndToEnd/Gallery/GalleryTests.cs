using System.Text.Json;
using ActionBot.Teams.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>Every card in every state, as a person would see it on a narrow phone and on a desktop.</summary>
[Collection(CardStudios.Name)]
public sealed class GalleryTests(CardStudio studio)
{
    // The one element of Teams' own, which other clients draw as its fallback says.
    private const string ChartIsLeftOut = "Unknown element type \"Chart.HorizontalBar\". Fallback will be used if present.";

    public static TheoryData<string> Names => [.. CardSamples.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Card_keeps_to_the_schema(string name) => Nothing(studio[name].Schema);

    [Theory, MemberData(nameof(Names))]
    public void Card_is_read_by_the_renderer_without_complaint(string name) =>
        Nothing([.. studio[name].Events.Where(e => e != ChartIsLeftOut)]);

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_cut_and_every_field_has_a_label(string name) => Nothing(studio[name].Faults);

    [Theory, MemberData(nameof(Names))]
    public void What_people_wrote_is_shown_as_they_wrote_it(string name) => Nothing(studio[name].Missing);

    [Theory, MemberData(nameof(Names))]
    public void Card_may_be_sent(string name) => Nothing(CardGuard.Check(CardSamples.All.Single(s => s.Name == name).Card).Faults);

    // Phones scroll a longer row sideways, without a bar that would tell.
    [Theory, MemberData(nameof(Names))]
    public void Row_of_buttons_is_short_enough_for_a_phone(string name) =>
        Assert.All(
            Objects(name)
                .Where(o => Type(o) == "ActionSet")
                .Select(o => o.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("title").GetString()!).ToList()),
            titles => Assert.True(titles.Count == 1 || titles.Sum(t => t.Length) <= 26, string.Join(" | ", titles))
        );

    [Theory, MemberData(nameof(Names))]
    public void Card_has_one_heading(string name) =>
        Assert.Single(
            Objects(name),
            o => Type(o) == "TextBlock" && o.TryGetProperty("style", out var style) && style.GetString() == "heading"
        );

    [Fact]
    public void Names_of_samples_differ() => Assert.Equal(CardSamples.All.Count, CardSamples.All.Select(s => s.Name).Distinct().Count());

    private static IEnumerable<JsonElement> Objects(string name) => Objects(CardSamples.All.Single(s => s.Name == name).Card.ToElement());

    private static IEnumerable<JsonElement> Objects(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(p => Objects(p.Value))],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
            _ => [],
        };

    private static string? Type(JsonElement element) => element.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static void Nothing(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join("\n", faults));
}

using System.Text.Json.Serialization;

namespace ActionBot.Teams.Cards;

/// <summary>
/// Bars from left to right. Teams draws it on top of schema 1.5; every other client draws the fallback, without which the chart
/// cannot be made. Source: "Charts in Adaptive Cards" of the Teams platform's documentation.
/// </summary>
/// <param name="Data">The bars from top to bottom.</param>
/// <param name="Fallback">The same in words, for clients that draw no charts.</param>
public sealed record HorizontalBarChart(IReadOnlyList<Bar> Data, CardElement Fallback) : CardElement
{
    /// <summary>How bars and axes are drawn.</summary>
    public string DisplayMode { get; init; } = "AbsoluteNoAxis";

    /// <summary>The palette.</summary>
    public string ColorSet { get; init; } = "categorical";

    /// <summary>The same in words.</summary>
    public CardElement Fallback { get; } = Fallback ?? throw new ArgumentNullException(nameof(Fallback), "A chart needs a fallback.");
}

/// <summary>One bar.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Count">How many.</param>
public sealed record Bar(
    [property: JsonPropertyName("x")] string Label,
    [property: JsonPropertyName("y"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Count
)
{
    /// <summary>Its colour out of the palette.</summary>
    public string Color { get; init; } = "categoricalBlue";
}

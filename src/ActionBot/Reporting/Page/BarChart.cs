using System.Globalization;

namespace ActionBot.Reporting.Page;

/// <summary>One bar of a chart.</summary>
internal sealed record ChartBar(string Name, int Count);

/// <summary>
/// Draws bars as SVG. Lengths are shares of the width and letters keep their size, so that it is read on a phone as well as on
/// paper.
/// </summary>
internal static class BarChart
{
    private const int Top = 4,
        Bar = 16,
        LetterDrop = 13,
        Row = 24,
        NamedRow = 42;
    private const double ShortNames = 24,
        Room = 88;

    /// <summary>Draws it.</summary>
    /// <param name="id">Unique in the page.</param>
    /// <param name="title">What it tells; screen readers read it with every number.</param>
    /// <param name="besides">Whether names stand beside their bars, which needs short ones, or above them.</param>
    public static void Draw(Html html, string id, string title, IReadOnlyList<ChartBar> bars, bool besides)
    {
        var most = Math.Max(1, bars.Max(b => b.Count));
        var (row, start) = besides ? (Row, ShortNames) : (NamedRow, 0.0);
        html.Raw($"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"{Top + row * bars.Count}\">")
            .Element($"title id=\"{id}-t\"", title)
            .Element(
                $"desc id=\"{id}-d\"",
                string.Join(", ", bars.Select(b => $"{b.Name}: {b.Count.ToString("N0", CultureInfo.InvariantCulture)}")) + "."
            );
        foreach (var (i, bar) in bars.Index())
        {
            var top = Top + row * i;
            var barTop = besides ? top : top + row - Bar - 8;
            var length = (Room - start) * bar.Count / most;
            html.Raw($"<text class=\"name\" x=\"0\" y=\"{top + LetterDrop}\">")
                .Text(bar.Name)
                .Raw("</text>")
                .Raw($"<rect class=\"bar\" x=\"{Percent(start)}\" y=\"{barTop}\" width=\"{Percent(length)}\" height=\"{Bar}\"/>")
                .Raw(
                    $"<text class=\"count\" dx=\"6\" x=\"{Percent(start + length)}\" y=\"{barTop + LetterDrop}"
                        + $"\">{bar.Count.ToString("N0", CultureInfo.InvariantCulture)}</text>"
                );
        }
        html.Raw("</svg>");
    }

    private static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

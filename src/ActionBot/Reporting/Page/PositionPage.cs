using System.Globalization;
using ActionBot.Domain.Reporting;
using ActionBot.Domain.Wording;
using ActionBot.Reporting.Writing;

namespace ActionBot.Reporting.Page;

/// <summary>What stands in the fields above the position.</summary>
/// <param name="On">The day, as it was typed.</param>
/// <param name="Since">The earlier day, as it was typed.</param>
/// <param name="Source">The source.</param>
/// <param name="Sources">The sources that can be chosen, by code and name.</param>
internal sealed record PageFields(string On, string Since, string Source, IReadOnlyList<(string Code, string Name)> Sources);

/// <summary>The position as a page: the same tables as in every other format, with pictures. It needs no script.</summary>
internal static class PositionPage
{
    private const int MostRows = 100,
        MostBars = 20,
        MostQuarters = 40,
        MostName = 60;

    /// <summary>The page of a report.</summary>
    public static string Draw(PositionReport report, PageFields fields)
    {
        var html = Start(ReportTables.Title(report));
        html.Raw("<header>")
            .Element("h1", ReportTables.Title(report))
            .Element("p class=\"finding\"", ReportTables.Finding(report))
            .Raw("</header><main id=\"position\">");
        Form(html, fields);
        Tiles(html, report);
        foreach (var (i, table) in ReportTables.Of(report).Index())
            Section(html, report, table, $"s{i}");
        if (ReportTables.Answers(report) is { } answers)
            html.Raw("<section>").Element("h2", "Answers").Element("p", answers).Raw("</section>");
        return html.Raw("</main></body></html>").ToString();
    }

    /// <summary>The page that says why there is no report, with the fields as they were typed.</summary>
    public static string Refuse(string fault, PageFields fields)
    {
        var html = Start("No report");
        html.Raw("<header>")
            .Element("h1", "This report cannot be made")
            .Element("p class=\"fault\" role=\"alert\"", fault)
            .Raw("</header><main id=\"position\">");
        Form(html, fields);
        return html.Raw("</main></body></html>").ToString();
    }

    private static Html Start(string title) =>
        new Html()
            .Raw(
                "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta "
                    + "name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            )
            .Element("title", title + " – ActionBot")
            .Raw("<link rel=\"stylesheet\" href=\"/position/style.css\"></head><body>");

    private static void Form(Html html, PageFields fields)
    {
        html.Raw("<form method=\"get\" action=\"/position\" aria-label=\"Another report\">");
        Day(html, "on", "Position on", fields.On);
        Day(html, "since", "Changes since (optional)", fields.Since);
        html.Raw("<div><label for=\"source\">Source</label><select id=\"source\" name=\"source\"><option value=\"\">All sources</option>");
        foreach (var (code, name) in fields.Sources)
            html.Raw(
                    $"<option value=\"{Html.Encode(code)}\""
                        + $"{(string.Equals(code, fields.Source, StringComparison.OrdinalIgnoreCase) ? " selected" : "")}>"
                )
                .Text(name)
                .Raw("</option>");
        html.Raw("</select></div><button type=\"submit\">Show</button></form>");
    }

    private static void Day(Html html, string name, string label, string value) =>
        html.Raw($"<div><label for=\"{name}\">")
            .Text(label)
            .Raw($"</label><input type=\"date\" id=\"{name}\" name=\"{name}\" value=\"{Html.Encode(value)}\"></div>");

    private static void Tiles(Html html, PositionReport report)
    {
        html.Raw("<section><h2 class=\"hidden\">In numbers</h2><dl class=\"tiles\">");
        foreach (
            var (name, count) in new[]
            {
                ("Open", report.All.Open),
                ("Overdue", report.All.Overdue),
                ("Not yet due", report.All.NotYetDue),
                ("No date", report.All.Undated),
                ("Monitored", report.Monitored.Open),
                ("Monitored, overdue", report.Monitored.Overdue),
            }
        )
            html.Raw(name.EndsWith("erdue", StringComparison.Ordinal) && count > 0 ? "<div class=\"late\">" : "<div>")
                .Element("dt", name)
                .Element("dd", Number(count))
                .Raw("</div>");
        html.Raw("</dl></section>");
    }

    private static void Section(Html html, PositionReport report, FigureTable table, string id)
    {
        html.Raw("<section>").Element("h2", table.Title);
        if (table.Note is { } note)
            html.Element("p class=\"note\"", note);
        if (table.ChartTitle is { } title && Bars(report, table) is { Count: > 0 } bars)
        {
            html.Raw("<figure>").Element("figcaption", title + ".");
            BarChart.Draw(html, id, title, bars, besides: !table.IsLying);
            html.Raw("</figure>");
        }
        html.Raw($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}-c\"><table><caption id=\"{id}-c\">")
            .Text($"{table.Title}, as a table")
            .Raw("</caption><thead><tr>");
        var numeric = table.Headers.Select((_, i) => table.Rows.Count > 0 && table.Rows.All(r => r[i] is int)).ToList();
        foreach (var (i, header) in table.Headers.Index())
            html.Raw($"<th scope=\"col\"{(numeric[i] ? " class=\"number\"" : "")}>")
                .Text(header.Length > 0 ? header : "Actions")
                .Raw("</th>");
        html.Raw("</tr></thead><tbody>");
        foreach (var row in table.Rows.Take(MostRows))
            Row(html, row);
        html.Raw("</tbody></table></div>");
        if (table.Rows.Count > MostRows)
            html.Element("p class=\"note\"", $"{Number(table.Rows.Count - MostRows)} more are in the spreadsheet and in the JSON.");
        html.Raw("</section>");
    }

    // Time is shown without gaps; of areas and reasons only those that have any.
    private static IReadOnlyList<ChartBar> Bars(PositionReport report, FigureTable table) =>
        table.IsLying
            ?
            [
                .. table
                    .Rows.Select(r => new ChartBar(British.Shorten((string)r[0]!, MostName), (int)r[table.ChartColumn]!))
                    .Where(b => b.Count > 0)
                    .OrderByDescending(b => b.Count)
                    .Take(MostBars),
            ]
            : [.. report.All.EveryQuarter(MostQuarters).TakeLast(MostQuarters).Select(q => new ChartBar(q.Quarter.Label, q.Count))];

    private static void Row(Html html, IReadOnlyList<object?> row)
    {
        html.Raw("<tr>");
        foreach (var (i, cell) in row.Index())
            if (i == 0)
                html.Element("th scope=\"row\"", cell as string);
            else if (cell is int number)
                html.Element("td class=\"number\"", Number(number));
            else
                Words(html, cell as string ?? "");
        html.Raw("</tr>");
    }

    // A ref is not broken at its dash.
    private static void Words(Html html, string words)
    {
        html.Raw("<td>");
        foreach (var (i, word) in words.Split(", ").Index())
            html.Raw(i == 0 ? "" : ", ").Element("span class=\"word\"", word);
        html.Raw("</td>");
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

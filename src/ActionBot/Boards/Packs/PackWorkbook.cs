using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Spreadsheets;

namespace ActionBot.Boards.Packs;

/// <summary>The pack as a workbook of one sheet. Texts stay texts, even when their cell is edited, and dates are dates.</summary>
internal static class PackWorkbook
{
    // The board and its dates, an empty line, and the heads of the columns.
    private const int HeaderRow = 4;

    private static readonly (string Title, double Width, Func<PackItem, object?> Value)[] Columns =
    [
        ("No.", 6, i => i.Number),
        ("To decide", 50, i => i.Question),
        ("Ref", 16, i => i.Ref),
        ("Agreed action", 60, i => i.AgreedAction),
        ("Risk", 50, i => i.Risk),
        ("Rating", 10, i => i.Rating.Given()),
        ("Target date", 13, i => i.TargetDate),
        ("Owner", 24, i => i.Owner),
        ("Area", 24, i => i.Area),
        ("Waiting since", 13, i => i.Since),
        ("Working days", 13, i => i.WaitingDays),
        ("Deferrals", 10, i => i.Deferrals),
        ("Also waiting", 30, i => string.Join(", ", i.Also)),
        (
            "Earlier decisions",
            60,
            i => string.Join("\n", i.Earlier.Select(d => $"{British.Plain(British.FullDate(d.On))}, {d.Board}: {d.Words}"))
        ),
        ("Outcome", 40, i => i.Outcome?.Words),
        ("Minute", 16, i => i.Outcome?.Minute),
    ];

    /// <summary>Writes it. The stream is left open.</summary>
    public static void Write(AgendaPack pack, Stream stream)
    {
        using var workbook = new XlsxWriter(stream);
        using (var sheet = workbook.Sheet("Agenda", 0, [.. Columns.Select(c => c.Width)], HeaderRow))
        {
            sheet.Row([pack.Board, "Meeting", pack.Meeting], XlsxStyles.Strong);
            sheet.Row([null, "Papers due", pack.PapersDue], XlsxStyles.Strong);
            sheet.Skip();
            sheet.Row([.. Columns.Select(c => c.Title)], XlsxStyles.Header);
            foreach (var item in pack.Items)
                sheet.Row([.. Columns.Select(c => c.Value(item))]);
        }
        workbook.Finish();
    }
}

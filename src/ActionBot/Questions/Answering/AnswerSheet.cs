using ActionBot.Domain.Register;
using ActionBot.Spreadsheets;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions.Answering;

/// <summary>An answer as comma-separated values, which spreadsheets open. Nothing in it is taken for a formula.</summary>
internal static class AnswerSheet
{
    private const int AtATime = 500;

    /// <summary>Writes the actions of these refs, in their order.</summary>
    public static async Task WriteAsync(
        TextWriter to,
        ActionBotContext db,
        IReadOnlyList<string> refs,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        await to.WriteLineAsync(string.Join(',', OwnExports.Answer));
        foreach (var some in refs.Chunk(AtATime))
        {
            var rows = await db
                .Actions.AsNoTracking()
                .Where(a => some.Contains(a.Ref))
                .Select(a => new
                {
                    a.Ref,
                    Source = a.Report!.Source!.Code,
                    a.Report.Title,
                    a.Rating,
                    Area = a.Area!.Name,
                    Owner = a.Owner!.Email,
                    a.TargetDate,
                    a.Status,
                    a.Forecast,
                    a.AgreedAction,
                })
                .ToDictionaryAsync(a => a.Ref, cancellationToken);
            foreach (var row in some.Select(r => rows[r]))
                await to.WriteLineAsync(
                    string.Join(
                        ',',
                        new[]
                        {
                            row.Ref,
                            row.Source,
                            row.Title,
                            row.Rating.Given() ?? "",
                            row.Area,
                            row.Owner,
                            Iso(row.TargetDate),
                            row.Status == ActionStatus.Closed || row.TargetDate is null || row.TargetDate >= day
                                ? ""
                                : $"{Position.DaysOverdue(row.TargetDate, day)}",
                            row.Status.ToString(),
                            Iso(row.Forecast),
                            row.AgreedAction,
                        }.Select(Cell)
                    )
                );
        }
    }

    /// <summary>
    /// A text as one cell: in quotes where it needs them, and with an apostrophe before what a spreadsheet would calculate.
    /// </summary>
    internal static string Cell(string? text) => SpreadsheetText.CsvWhereNeeded(text ?? "");

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

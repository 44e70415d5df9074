using System.Globalization;
using ActionBot.Domain;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting.Page;

/// <summary>Answers for the page. It is for operators: whoever reaches their door may read it.</summary>
internal sealed class PositionEndpoint(ReportQuery query, ActionBotContext db, TimeProvider clock)
{
    private const int MostShown = 40,
        FirstYear = 2000,
        LastYear = 2100;

    // A report of a large register keeps a core busy for seconds; more at once would slow down what people wait for.
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private static readonly string Style = ReadStyle();

    public static IResult StyleSheet() => Results.Text(Style, "text/css; charset=utf-8");

    public async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (on, since, source) = (Field(context, "on"), Field(context, "since"), Field(context, "source"));
        var sources = await db.Sources.OrderBy(s => s.Code).Select(s => new { s.Code, s.Name }).ToListAsync(cancellationToken);
        PageFields Fields(string day) => new(day, since, source, sources.ConvertAll(s => (s.Code, s.Name)));
        try
        {
            var day = Read(on) ?? WorkingPattern.Usual.LocalAt(clock.GetUtcNow()).Day;
            var request = new ReportRequest(day, Read(since), source);
            await OneAtATime.WaitAsync(cancellationToken);
            try
            {
                var report = await query.RunAsync(request, cancellationToken);
                return Page(
                    PositionPage.Draw(report, Fields($"{day:yyyy-MM-dd}") with { Source = report.Source ?? "" }),
                    StatusCodes.Status200OK
                );
            }
            finally
            {
                OneAtATime.Release();
            }
        }
        catch (RuleException fault)
        {
            return Page(PositionPage.Refuse(fault.Message, Fields(on)), StatusCodes.Status400BadRequest);
        }
    }

    private static string Field(HttpContext context, string name) => context.Request.Query[name].ToString().Trim();

    private static DateOnly? Read(string text)
    {
        if (text.Length == 0)
            return null;
        return
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
            ? day
            : throw new RuleException($"“{British.Shorten(text, MostShown)}” is not a date. Give one such as 2019-06-30.");
    }

    private static IResult Page(string html, int status) => Results.Content(html, "text/html; charset=utf-8", statusCode: status);

    private static string ReadStyle()
    {
        using var reader = new StreamReader(
            typeof(PositionEndpoint).Assembly.GetManifestResourceStream("position.css")
                ?? throw new InvalidOperationException("The style sheet is not in the program.")
        );
        return reader.ReadToEnd();
    }
}

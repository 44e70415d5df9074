using System.CommandLine;
using System.Text;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Domain;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Packs;

/// <summary>"agenda": the pack of a board's meeting as a page, a workbook or JSON.</summary>
internal static class AgendaPackCommand
{
    public static Command Create()
    {
        var board = new Argument<string>("BOARD") { Description = "The board: its code, its name or the first letters of its words." };
        var meeting = new Argument<string>("MEETING")
        {
            Description = "The day of the meeting, such as 2026-03-03, or next.",
            DefaultValueFactory = _ => "next",
        };
        var format = new Option<string>("--format") { Description = "md, json or xlsx.", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("md", "json", "xlsx");
        var to = new Option<string?>("--out") { Description = "The file to write; needed for xlsx, else standard output." };
        var command = new Command(
            "agenda",
            "Writes the items for a board's meeting: what is asked, for which action "
                + "and risk, how long it has waited, what was decided before."
        )
        {
            board,
            meeting,
            format,
            to,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(
                        parsed.GetValue(board)!,
                        parsed.GetValue(meeting)!,
                        parsed.GetValue(format)!,
                        parsed.GetValue(to),
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(string named, string meeting, string format, string? to, CancellationToken cancellationToken)
    {
        if (format == "xlsx" && to is null)
            throw new ArgumentException("A workbook cannot go to standard output. Give --out FILE, such as --out agenda.xlsx.");
        await using var app = await ActionBotHost.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var today = WorkingPattern.Usual.LocalAt(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow()).Day;
        var boards = await scope
            .ServiceProvider.GetRequiredService<ActionBotContext>()
            .Boards.AsNoTracking()
            .Include(b => b.Meetings)
            .OrderBy(b => b.Name)
            .ToListAsync(cancellationToken);
        if (boards.Count == 0)
            throw new RuleException("There are no boards yet. Bring them in with “import governance FILE”.");
        var (board, rest) = PackFinder.Board(named, boards);
        if (rest.Length > 0)
            throw new RuleException($"There is no board “{named}”. Give a code or a name; the meeting is an argument of its own.");
        var pack = await scope
            .ServiceProvider.GetRequiredService<PackQuery>()
            .LoadAsync(board, PackFinder.Meeting(meeting, board, today), today, cancellationToken);
        if (format == "xlsx")
        {
            await PrivateFiles.ReplaceAsync(
                to!,
                output =>
                {
                    PackWorkbook.Write(pack, output);
                    return Task.CompletedTask;
                }
            );
            return CommandLine.Done;
        }
        var text = format == "json" ? JsonSerializer.Serialize(pack, CommandLine.Json) + "\n" : PackMarkdown.Write(pack);
        if (to is null)
            await Console.Out.WriteAsync(text);
        else
            await PrivateFiles.ReplaceAsync(to, output => output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask());
        return CommandLine.Done;
    }
}

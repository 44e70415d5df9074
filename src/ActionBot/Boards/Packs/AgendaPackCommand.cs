using System.CommandLine;
using System.Text;
using ActionBot.Commands;
using ActionBot.Domain;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Packs;

/// <summary>"agenda": the pack of a board's meeting as a page, a workbook or JSON.</summary>
internal static class AgendaPackCommand
{
    public static Command Create(CommandHost bot)
    {
        var board = new Argument<string>("BOARD") { Description = "The board: its code, its name or the first letters of its words." };
        var meeting = new Argument<string>("MEETING")
        {
            Description = "The day of the meeting, such as 2026-03-03, or next.",
            DefaultValueFactory = _ => "next",
        };
        var format = new Option<string>("--format")
        {
            Description = string.Join(", ", PackFiles.Formats) + ".",
            DefaultValueFactory = _ => PackFiles.Formats[0],
        };
        format.AcceptOnlyFromAmong([.. PackFiles.Formats]);
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
                        bot,
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

    private static async Task<int> RunAsync(
        CommandHost bot,
        string named,
        string meeting,
        string format,
        string? to,
        CancellationToken cancellationToken
    )
    {
        if (PackFiles.IsBinary(format) && to is null)
            throw new ArgumentException("A workbook cannot go to standard output. Give --out FILE, such as --out agenda.xlsx.");
        await using var app = await bot.OpenAsync(cancellationToken);
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
        using var file = new MemoryStream();
        PackFiles.Write(pack, format, file);
        if (to is null)
            await Console.Out.WriteAsync(Encoding.UTF8.GetString(file.ToArray()));
        else
            await PrivateFiles.ReplaceAsync(to, output => output.WriteAsync(file.ToArray(), cancellationToken).AsTask());
        return CommandLine.Done;
    }
}

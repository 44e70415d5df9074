using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Storage;

namespace ActionBot.Reporting;

/// <summary>"report": the position of the register on a day, for papers, programs and spreadsheets.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandHost bot)
    {
        var on = DateArgument.Create("--on", "The day of the position, such as 2019-06-30; any past day is computed from history.");
        var since = new Option<DateOnly?>("--since")
        {
            Description = "An earlier day: also tells what changed since.",
            CustomParser = DateArgument.ParseOptional,
        };
        var source = new Option<string?>("--source") { Description = "One source only, by its code or name." };
        var format = new Option<string>("--format")
        {
            Description = string.Join(", ", ReportFiles.Formats) + ".",
            DefaultValueFactory = _ => ReportFiles.Formats[0],
        };
        format.AcceptOnlyFromAmong([.. ReportFiles.Formats]);
        var file = new Option<string?>("--out") { Description = "The file to write; without it the report goes to standard output." };
        var command = new Command(
            "report",
            "Writes the position of the register on a day: what is open, overdue and why, by area, source, quarter and more."
        )
        {
            on,
            since,
            source,
            format,
            file,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(
                        bot,
                        new(parsed.GetValue(on), parsed.GetValue(since), parsed.GetValue(source)),
                        parsed.GetValue(format)!,
                        parsed.GetValue(file),
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost bot,
        ReportRequest request,
        string format,
        string? file,
        CancellationToken cancellationToken
    )
    {
        if (file is null && ReportFiles.IsBinary(format) && !Console.IsOutputRedirected)
            return CommandLine.Refuse(
                $"A report in the format {format} is for a file: name it with --out, such as --out position.{format}."
            );
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var reports = scope.ServiceProvider.GetRequiredService<ReportFiles>();
        if (file is not null)
        {
            var path = await PrivateFiles.ReplaceAsync(file, output => reports.WriteAsync(request, format, output, cancellationToken));
            await Console.Error.WriteLineAsync($"Written to {path}.");
        }
        else
        {
            await using var output = Console.OpenStandardOutput();
            await reports.WriteAsync(request, format, output, cancellationToken);
        }
        return CommandLine.Done;
    }
}

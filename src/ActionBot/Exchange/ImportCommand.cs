using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Exchange.Governance;

namespace ActionBot.Exchange;

/// <summary>"import register" and "import governance".</summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost bot) =>
        new("import", "Brings a register or the governance file in.") { Register(bot), Governance(bot) };

    private static Command Register(CommandHost bot)
    {
        var file = new Argument<string>("FILE") { Description = "A register: CSV or XLSX." };
        var asAt = new Option<DateOnly?>("--as-at")
        {
            Description = "The day for which the register counts; default: today.",
            CustomParser = DateArgument.ParseOptional,
        };
        var source = new Option<string?>("--source")
        {
            Description = "The source of rows that name none, by its code, such as DARA; default: the letters at the start of the ref.",
            HelpName = "CODE",
        };
        var skip = new Option<bool>("--skip-faulty") { Description = "Takes the good rows and leaves the faulty ones out." };
        var dry = new Option<bool>("--dry-run") { Description = "Tells what would happen, and writes nothing." };
        var format = Format();
        var command = new Command(
            "register",
            "Brings a register in. Nothing is written when a row is faulty; rows missing from the file stay as they are."
        )
        {
            file,
            asAt,
            source,
            skip,
            dry,
            format,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(
                        bot,
                        async services =>
                        {
                            var on = parsed.GetValue(asAt) ?? Today(services);
                            var options = new ImportOptions(
                                on,
                                parsed.GetValue(skip),
                                parsed.GetValue(dry),
                                parsed.GetValue(source)?.Trim()
                            );
                            var report = await ImportProgressView
                                .OnStandardError()
                                .ShowAsync(progress =>
                                    services
                                        .GetRequiredService<RegisterImport>()
                                        .RunAsync(parsed.GetValue(file)!, options, progress, cancellationToken)
                                );
                            return new Outcome(report.ExitCode, parsed.GetValue(format) == "json", report.ToJson, report.ToText);
                        },
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static Command Governance(CommandHost bot)
    {
        var file = new Argument<string>("FILE") { Description = "A governance file: JSON." };
        var dry = new Option<bool>("--dry-run") { Description = "Tells what would happen, and writes nothing." };
        var format = Format();
        var command = new Command("governance", "Brings people, areas, sources, boards and meetings in: all of the file, or nothing.")
        {
            file,
            dry,
            format,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(
                        bot,
                        async services =>
                        {
                            var options = new GovernanceOptions(Today(services), parsed.GetValue(dry));
                            var report = await services
                                .GetRequiredService<GovernanceImport>()
                                .RunAsync(parsed.GetValue(file)!, options, cancellationToken);
                            return new Outcome(report.ExitCode, parsed.GetValue(format) == "json", report.ToJson, report.ToText);
                        },
                        cancellationToken
                    )
                )
        );
        return command;
    }

    private static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    private sealed record Outcome(int ExitCode, bool AsJson, Func<string> Json, Func<string> Text);

    private static async Task<int> RunAsync(
        CommandHost bot,
        Func<IServiceProvider, Task<Outcome>> import,
        CancellationToken cancellationToken
    )
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await import(scope.ServiceProvider);
        // Machines find the report at the same place whatever it says; people find what went wrong where faults go.
        var to = outcome.AsJson || outcome.ExitCode == CommandLine.Done ? Console.Out : Console.Error;
        await to.WriteLineAsync((outcome.AsJson ? outcome.Json() : outcome.Text()).TrimEnd());
        return outcome.ExitCode;
    }

    private static DateOnly Today(IServiceProvider services) =>
        DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}

using System.CommandLine;
using ActionBot.Exchange;
using ActionBot.Storage;

namespace ActionBot.Operations.Commands;

/// <summary>"import register" and "import governance".</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "Brings a register or the governance file in.") { Register() };

    private static Command Register()
    {
        var file = new Argument<string>("FILE") { Description = "A register: CSV or XLSX." };
        var asAt = new Option<DateOnly?>("--as-at") { Description = "The day for which the register counts; default: today.", CustomParser = DateArgument.ParseOptional };
        var skip = new Option<bool>("--skip-faulty") { Description = "Takes the good rows and leaves the faulty ones out." };
        var dry = new Option<bool>("--dry-run") { Description = "Tells what would happen, and writes nothing." };
        var format = Format();
        var command = new Command("register", "Brings a register in. Nothing is written when a row is faulty; rows missing from the file stay as they are.") { file, asAt, skip, dry, format };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => RunAsync(async services =>
        {
            var on = parsed.GetValue(asAt) ?? Today(services);
            var options = new ImportOptions(on, parsed.GetValue(skip), parsed.GetValue(dry));
            var report = await ImportProgressView.OnStandardError().ShowAsync(progress =>
                services.GetRequiredService<RegisterImport>().RunAsync(parsed.GetValue(file)!, options, progress, cancellationToken));
            return (report.ExitCode, parsed.GetValue(format) == "json" ? report.ToJson() : report.ToText());
        }, cancellationToken)));
        return command;
    }

    private static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    private static async Task<int> RunAsync(Func<IServiceProvider, Task<(int ExitCode, string Text)>> import, CancellationToken cancellationToken)
    {
        await using var app = ActionBotHost.Create();
        await app.Services.PrepareStorageAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var (exitCode, text) = await import(scope.ServiceProvider);
        Console.Out.WriteLine(text.TrimEnd());
        return exitCode;
    }

    private static DateOnly Today(IServiceProvider services) =>
        DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}

using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Domain.Wording;

namespace ActionBot.Operations.Unreachable;

/// <summary>"unreachable": whom messages do not reach, since when and why.</summary>
internal static class UnreachableCommand
{
    public static Command Create(CommandHost bot)
    {
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("unreachable", "Lists the people whom messages do not reach, since when and why.") { format };
        command.SetAction(
            (parsed, cancellationToken) => CommandLine.GuardAsync(() => RunAsync(bot, parsed.GetValue(format) == "json", cancellationToken))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandHost bot, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<UnreachableQuery>().ListAsync(cancellationToken);
        var today = DateOnly.FromDateTime(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        Console.Out.WriteLine(json ? list.ToJson() : British.Plain(list.ToText(today, TimeZoneInfo.Utc, int.MaxValue)));
        return CommandLine.Done;
    }
}

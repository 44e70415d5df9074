using System.CommandLine;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Domain.Wording;

namespace ActionBot.Chasing.Ledger;

/// <summary>"ledger": what a day decided, in numbers that add up.</summary>
internal static class LedgerCommand
{
    public static Command Create(CommandHost bot)
    {
        var on = DateArgument.Create("--on", "The day, such as 2026-02-10.");
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("ledger", "Adds up what was decided on a day: considered = asked + each kind of not asked.")
        {
            on,
            format,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() => RunAsync(bot, parsed.GetValue(on), parsed.GetValue(format) == "json", cancellationToken))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandHost bot, DateOnly day, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var totals = await scope.ServiceProvider.GetRequiredService<LedgerTotals>().OfAsync(day, cancellationToken);
        if (json)
        {
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        Date = day.ToString("yyyy-MM-dd"),
                        totals.Considered,
                        totals.Asked,
                        NotAsked = totals.NotAsked.ToDictionary(n => n.Key.ToString(), n => n.Value),
                        totals.AddsUp,
                        totals.Undecided,
                    },
                    CommandLine.Json
                )
            );
            return CommandLine.Done;
        }
        await Console.Out.WriteLineAsync(
            British.Plain(
                $"{British.Weekday(day, day)} {day.Year}: "
                    + $"{British.Count(totals.Considered, "action")} considered, {totals.Asked} asked about."
            )
        );
        foreach (var (reason, count) in totals.NotAsked)
            await Console.Out.WriteLineAsync($"  {count, 7}  {reason}");
        if (!totals.AddsUp)
            await Console.Out.WriteLineAsync(
                $"  {totals.Considered - totals.Asked - totals.NotAsked.Values.Sum(), 7}  "
                    + $"without a decision: {string.Join(", ", totals.Undecided)}"
            );
        return CommandLine.Done;
    }
}

using System.CommandLine;
using System.Text.Json;
using ActionBot.Blockers.Cards;
using ActionBot.Commands;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Blockers;

/// <summary>"critical": what holds up most, over the whole register.</summary>
internal static class CriticalListCommand
{
    public static Command Create(CommandHost bot)
    {
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("critical", "Lists what holds up the most overdue, Critical and High actions.") { format };
        command.SetAction(
            (parsed, cancellationToken) => CommandLine.GuardAsync(() => RunAsync(bot, parsed.GetValue(format) == "json", cancellationToken))
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandHost bot, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var today = WorkingPattern.Usual.LocalAt(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow()).Day;
        var list = await scope
            .ServiceProvider.GetRequiredService<CriticalQuery>()
            .PageAsync(null, today, 0, int.MaxValue, cancellationToken);
        if (json)
        {
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        On = today,
                        list.Total,
                        Items = list.Rows.Select(r => new
                        {
                            r.Kind,
                            r.Title,
                            r.About,
                            Actions = r.Held.Count,
                            r.Overdue,
                            r.Critical,
                            r.High,
                            r.Since,
                            r.Held,
                        }),
                    },
                    CommandLine.Json
                )
            );
            return CommandLine.Done;
        }
        await Console.Out.WriteLineAsync(CriticalCard.Headline(list) + (list.Total > 0 ? ":" : "."));
        foreach (var (row, number) in list.Rows.Select((r, i) => (r, i + 1)))
            await Console.Out.WriteLineAsync(
                British.Plain(
                    $"{number}. {row.Title} ({row.Kind}) {CriticalCard.Counts(row, row.Held.Count)}; since "
                        + $"{British.Date(row.Since, today)}: {string.Join(", ", row.Held)}"
                )
            );
        return CommandLine.Done;
    }
}

using System.CommandLine;
using System.Text.Json;
using ActionBot.Access;
using ActionBot.Commands;
using ActionBot.Domain;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Chasing.Ledger;

/// <summary>"why": why somebody was asked about an action on a day, or why not.</summary>
internal static class WhyCommand
{
    public static Command Create(CommandHost bot)
    {
        var reference = new Argument<string>("REF") { Description = "The action, such as DARA-0042." };
        var on = DateArgument.Create("--on", "The day, such as 2026-02-10.");
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("why", "Tells why an action was asked about on a day, or why not.") { reference, on, format };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(bot, parsed.GetValue(reference)!, parsed.GetValue(on), parsed.GetValue(format) == "json", cancellationToken)
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandHost bot, string reference, DateOnly day, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var action =
            await scope.ServiceProvider.GetRequiredService<ActionBotContext>().Actions.AsQueryable().FindAsync(reference, cancellationToken)
            ?? throw new RuleException($"There is no action “{reference}”. Give a ref as the register writes it.");
        var why = await scope.ServiceProvider.GetRequiredService<WhyQuery>().ForAsync(action, day, cancellationToken);
        if (json)
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        why.Ref,
                        Date = why.Day.ToString("yyyy-MM-dd"),
                        why.Decision,
                        Reason = British.Plain(why.Reason),
                        why.Rule,
                        why.Inputs,
                        why.Person,
                        why.Delivery,
                        why.Told,
                    },
                    CommandLine.Json
                )
            );
        else
            foreach (var line in WhyWording.Lines(why))
                await Console.Out.WriteLineAsync(British.Plain(line));
        return CommandLine.Done;
    }
}

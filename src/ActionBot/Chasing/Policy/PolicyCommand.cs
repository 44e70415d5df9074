using System.CommandLine;
using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Policy;

/// <summary>"policy show" and "policy check": which numbers of chasing count, and whether a file of them can be used.</summary>
internal static class PolicyCommand
{
    public static Command Create(CommandHost bot) => new("policy", "Shows and checks the numbers of chasing.") { Show(bot), Check(bot) };

    private static Command Show(CommandHost bot)
    {
        var reference = new Option<string?>("--ref")
        {
            Description = "An action: shows what counts for it, and which line of the file decided.",
        };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("show", "Shows the policy, or what it says of one action.") { reference, format };
        command.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    ShowAsync(bot, parsed.GetValue(reference), parsed.GetValue(format) == "json", cancellationToken)
                )
        );
        return command;
    }

    private static Command Check(CommandHost bot)
    {
        var file = new Argument<string>("FILE") { Description = "A policy file: YAML." };
        var command = new Command("check", "Tells whether a policy file can be used, with every fault and its line.") { file };
        command.SetAction(
            (parsed, cancellationToken) => CommandLine.GuardAsync(() => CheckAsync(bot, parsed.GetValue(file)!, cancellationToken))
        );
        return command;
    }

    private static async Task<int> ShowAsync(CommandHost bot, string? reference, bool json, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var reading = scope.ServiceProvider.GetRequiredService<PolicyReading>();
        if (reference is null)
        {
            var warnings = await scope.ServiceProvider.GetRequiredService<RegisterWarnings>().OfAsync(reading, cancellationToken);
            WritePolicy(reading, warnings, json);
        }
        else
        {
            WriteAction(await scope.ServiceProvider.GetRequiredService<ActionPolicyQuery>().ForAsync(reference, cancellationToken), json);
        }
        return CommandLine.Done;
    }

    private static async Task<int> CheckAsync(CommandHost bot, string file, CancellationToken cancellationToken)
    {
        var reading = PolicyReader.Read(file.Length > 0 ? file : throw new ArgumentException("The name of the file is empty."));
        if (reading.Policy is not { } policy)
            return CommandLine.Refuse(string.Join(Environment.NewLine, reading.Faults));
        await Console.Out.WriteLineAsync(
            $"{file} can be used: {British.Plain(British.Count(policy.Overrides.Count, "override"))}, "
                + (
                    policy.Pilot.Count == 0
                        ? "messages to everybody."
                        : "messages to "
                            + British.Plain(British.Count(policy.Pilot.Count, "person of the pilot", "people of the pilot"))
                            + " only."
                )
        );
        await using var app = bot.Create();
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ActionBotContext>().Database;
        // A check makes no database where there is none, and changes none.
        if (await database.CanConnectAsync(cancellationToken) && !(await database.GetPendingMigrationsAsync(cancellationToken)).Any())
            Warn(await scope.ServiceProvider.GetRequiredService<RegisterWarnings>().OfAsync(reading, cancellationToken));
        else
            await Console.Error.WriteLineAsync("Sources, areas and people were not compared: there is no register here.");
        return CommandLine.Done;
    }

    private static void WritePolicy(PolicyReading reading, IReadOnlyList<string> warnings, bool json)
    {
        var lines = PolicyLines.Of(reading).ToList();
        if (json)
        {
            Console.Out.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        File = reading.File ?? "built-in",
                        Lines = lines.Select(l => new
                        {
                            l.Key,
                            l.Value,
                            l.Place,
                        }),
                        Warnings = warnings,
                    },
                    CommandLine.Json
                )
            );
            return;
        }
        var (key, value) = (lines.Max(l => l.Key.Length), lines.Max(l => Math.Min(l.ValueText.Length, 40)));
        foreach (var line in lines)
            Console.Out.WriteLine($"{line.Key.PadRight(key)}  {line.ValueText.PadRight(value)}  {line.Place}");
        Warn(warnings);
    }

    private static void WriteAction(ActionPolicy action, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        action.Ref,
                        action.Facts,
                        Chased = action.Monitored.Key == "chased",
                        Because = action.Monitored.Value,
                        action.Monitored.Place,
                        action.Monitored.Section,
                        Numbers = action.Numbers.Select(n => new
                        {
                            n.Key,
                            n.Value,
                            n.Place,
                            n.Section,
                        }),
                        Messages = new { action.Messages.Value, action.Messages.Place },
                    },
                    CommandLine.Json
                )
            );
            return;
        }
        Console.Out.WriteLine($"{action.Ref}  {action.Facts}");
        PolicyLine[] lines = [action.Monitored, .. action.Numbers, action.Messages];
        var (key, value) = (lines.Max(l => l.Key.Length), lines.Max(l => l.ValueText.Length));
        foreach (var line in lines)
            Console.Out.WriteLine($"  {line.Key.PadRight(key)}  {line.ValueText.PadRight(value)}  {line.Place} {line.Section}");
    }

    private static void Warn(IReadOnlyList<string> warnings)
    {
        foreach (var warning in warnings)
            Console.Error.WriteLine(warning);
    }
}

using System.CommandLine;
using ActionBot.Blockers;
using ActionBot.Boards;
using ActionBot.Chasing;
using ActionBot.Commands;
using ActionBot.Exchange;
using ActionBot.Operations;
using ActionBot.Questions;
using ActionBot.Reporting;

namespace ActionBot;

/// <summary>The table of contents of the command line: the commands of each feature.</summary>
public static class ActionBotCommands
{
    /// <summary>Runs what was called.</summary>
    public static Task<int> RunAsync(string[] args) =>
        CommandLine.RunAsync(Create(new(() => ActionBotHost.Create(), ActionBotHost.OpenAsync)), args);

    /// <summary>All commands. Nothing of the service is made before one of them runs.</summary>
    internal static RootCommand Create(CommandHost bot)
    {
        var root = new RootCommand("ActionBot asks the owners of audit and inspection actions for short updates in Microsoft Teams.");
        Command[] commands =
        [
            ServeCommand.Create(bot),
            .. ExchangeFeature.Commands(bot),
            .. ChasingFeature.Commands(bot),
            .. ReportingFeature.Commands(bot),
            .. BlockersFeature.Commands(bot),
            .. BoardsFeature.Commands(bot),
            .. QuestionsFeature.Commands(bot),
            .. OperationsFeature.Commands(bot),
        ];
        foreach (var command in commands)
            root.Add(command);
        root.SetAction((_, cancellationToken) => CommandLine.GuardAsync(() => ServeCommand.RunAsync(bot, cancellationToken)));
        return root;
    }
}

using System.CommandLine;

namespace ActionBot.Simulator.Commands;

/// <summary>
/// <c>commands</c>: runs the bot's commands one after the other in one process, for tests. Starting a process for each costs
/// seconds of a core, and what is tested is nearly always what the command says.
/// </summary>
internal static class CommandsCommand
{
    public static Command Create()
    {
        var command = new Command("commands", "Runs commands of the bot that are read from the input, a line of JSON each.")
        {
            Hidden = true,
        };
        command.SetAction((_, cancellation) => new CommandLoop(Console.In, Console.Out).RunAsync(cancellation));
        return command;
    }
}

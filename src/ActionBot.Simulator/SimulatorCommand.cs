using System.CommandLine;
using ActionBot.Simulator.Commands;
using ActionBot.Simulator.Gateway;
using ActionBot.Simulator.Sample;

namespace ActionBot.Simulator;

/// <summary>The command line: 0 for done, 2 and one line on the error output for bad use.</summary>
internal static class SimulatorCommand
{
    private const int BadUse = 2;

    public static async Task<int> RunAsync(string[] args, TimeProvider time, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Local stand-ins for Teams, for trying and testing the bot.")
        {
            GatewayCommand.Create(),
            SampleCommand.Create(time),
            ViewerCommand.Create(),
            CommandsCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (FaultOf(args, parsed) is { } misuse)
        {
            await error.WriteLineAsync(misuse);
            return BadUse;
        }
        try
        {
            // The web server ends on signals by itself, in good order.
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                }
            );
        }
        catch (BadUseException fault)
        {
            await error.WriteLineAsync(fault.Message);
            return BadUse;
        }
    }

    private static string? FaultOf(string[] args, ParseResult parsed) =>
        (args, parsed.UnmatchedTokens) switch
        {
            ([], _) => "Name a command: gateway, sample or viewer.",
            (_, [var unknown, ..]) => $"'{unknown}' is not known here; --help tells what is.",
            _ => parsed.Errors.Count > 0 ? parsed.Errors[0].Message : null,
        };
}

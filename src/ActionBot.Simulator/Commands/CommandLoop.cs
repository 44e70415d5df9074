using System.Text.Json;
using ActionBot.Commands;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ActionBot.Simulator.Commands;

/// <summary>A command to run.</summary>
/// <param name="Arguments">What is typed after the program's name.</param>
/// <param name="Environment">Variables that only this command sees.</param>
internal sealed record CommandCall(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);

/// <summary>How a command ended.</summary>
internal sealed record CommandEnd(int Code, string Out, string Error);

/// <summary>
/// Reads calls, a line each, until the input ends, and writes how each ended, a line each. The console and the environment are
/// the process's own, so one runs at a time.
/// </summary>
internal sealed class CommandLoop(TextReader calls, TextWriter ends)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        while (await calls.ReadLineAsync(cancellation) is { } line)
        {
            var end = await RunAsync(JsonSerializer.Deserialize<CommandCall>(line)!);
            await ends.WriteLineAsync(JsonSerializer.Serialize(end).AsMemory(), cancellation);
            await ends.FlushAsync(cancellation);
        }
        return CommandLine.Done;
    }

    private static async Task<CommandEnd> RunAsync(CommandCall call)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var (outputBefore, errorBefore) = (Console.Out, Console.Error);
        var before = call.Environment.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            foreach (var (name, value) in call.Environment)
                Environment.SetEnvironmentVariable(name, value);
            var code = await ActionBotCommands.RunAsync([.. call.Arguments]);
            return new(code, output.ToString(), error.ToString());
        }
        finally
        {
            foreach (var (name, value) in before)
                Environment.SetEnvironmentVariable(name, value);
            Console.SetOut(outputBefore);
            Console.SetError(errorBefore);
            // A process that ends leaves no connection behind.
            SqliteConnection.ClearAllPools();
            NpgsqlConnection.ClearAllPools();
        }
    }
}

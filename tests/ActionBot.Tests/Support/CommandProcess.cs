using System.Diagnostics;
using ActionBot.Simulator.Databases;

namespace ActionBot.Tests.Support;

/// <summary>A command outside of the tests' own process, with an environment of its own.</summary>
public static class CommandProcess
{
    /// <summary>
    /// Runs it in the process that all commands of the tests share: what it says and how it ends are the same, and it need not
    /// start anew.
    /// </summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(
        TestDatabase? database,
        IEnumerable<(string Key, string Value)> settings,
        params string[] arguments
    )
    {
        var end = await WarmProcess.RunAsync(new(arguments, EnvironmentOf(database, settings)));
        return (end.Code, end.Out, end.Error);
    }

    /// <summary>Runs it as a process of its own, as a person or a script calls it.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAloneAsync(
        TestDatabase? database,
        IEnumerable<(string Key, string Value)> settings,
        params string[] arguments
    )
    {
        using var process = Start("ActionBot.dll", arguments, EnvironmentOf(database, settings));
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static Dictionary<string, string> EnvironmentOf(TestDatabase? database, IEnumerable<(string Key, string Value)> settings)
    {
        var environment = new Dictionary<string, string>();
        foreach (var (key, value) in (database?.Settings() ?? []).Select(s => (s.Key, Value: s.Value!)).Concat(settings))
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return environment;
    }

    internal static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [System.IO.Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

using System.Diagnostics;
using ActionBot.Simulator.Databases;

namespace ActionBot.Tests.Support;

/// <summary>A command as a process, as a person or a script calls it.</summary>
public static class CommandProcess
{
    public static async Task<(int Code, string Out, string Error)> RunAsync(TestDatabase? database, IEnumerable<(string Key, string Value)> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = System.IO.Path.GetTempPath() };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "ActionBot.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in (database?.Settings() ?? []).Select(s => (s.Key, Value: s.Value!)).Concat(settings))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}

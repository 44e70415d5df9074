using System.Collections.Concurrent;
using System.Diagnostics;

namespace ActionBot.EndToEnd.Crash;

/// <summary>The service as a process of its own, which can be killed without a word. It is gone when disposed.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private BotProcess(Process process) => this.process = process;

    /// <summary>What it said last.</summary>
    public string Log => string.Join(Environment.NewLine, log.TakeLast(20));

    public bool IsRunning => !process.HasExited;

    /// <summary>Starts the service as it was built, with settings by the environment.</summary>
    public static BotProcess Start(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActionBot.dll"), "serve"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in (ReadOnlySpan<string>)["ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS"])
            start.Environment.Remove(inherited);
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var bot = new BotProcess(new() { StartInfo = start });
        bot.process.OutputDataReceived += (_, e) => bot.log.Enqueue(e.Data ?? "");
        bot.process.ErrorDataReceived += (_, e) => bot.log.Enqueue(e.Data ?? "");
        bot.process.Start();
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>Ends it by SIGKILL: nothing of it runs any more, nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        process.Dispose();
    }
}

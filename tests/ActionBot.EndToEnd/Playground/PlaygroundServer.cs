using System.Diagnostics;
using System.Text;
using ActionBot.EndToEnd.Support;

namespace ActionBot.EndToEnd.Playground;

/// <summary>
/// Microsoft's local Teams client as a process of its own, in a temporary folder. It ends with this object, and with this process
/// however that ends.
/// </summary>
internal sealed class PlaygroundServer : IAsyncDisposable
{
    // Node ends by itself once nobody holds the other end of its input any more.
    private const string EndsWithItsParent = "--import=data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly Process process;
    private readonly string folder;
    private readonly StringBuilder log = new();

    private PlaygroundServer(Process process, string folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="config">Who is who.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="gateway">What it takes for the bot, and what the bot takes for Teams.</param>
    public static async Task<PlaygroundServer> StartAsync(string config, int port, Uri gateway)
    {
        var home = Path.Combine(Repository.Root, "src", "ActionBot.Simulator", "playground");
        if (!System.IO.Directory.Exists(Path.Combine(home, "node_modules", "@microsoft", "m365agentsplayground")))
            throw new InvalidOperationException($"Playground is missing in {home}. {Repository.HowToInstall}");
        var folder = System.IO.Directory.CreateTempSubdirectory("actionbot-playground-").FullName;
        var start = new ProcessStartInfo(
            "bash",
            [
                Path.Combine(home, "start.sh"),
                config,
                $"{port}",
                new Uri(gateway, "/api/messages").ToString(),
                new Uri(gateway, "/_connector").ToString(),
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_OPTIONS"] = EndsWithItsParent;
        var server = new PlaygroundServer(new() { StartInfo = start }, folder, new($"http://localhost:{port}"));
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }
        process.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Read(string? line)
        {
            lock (log)
                log.AppendLine(line);
            if (line?.Contains("Listening on", StringComparison.Ordinal) == true)
                listens.TrySetResult();
        }
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, e) => Read(e.Data);
        process.ErrorDataReceived += (_, e) => Read(e.Data);
        process.Exited += (_, _) =>
            listens.TrySetException(
                new InvalidOperationException(
                    $"Playground ended while it started; Node may be missing. {Repository.HowToInstall} It said: {Log()}"
                )
            );
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await listens.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"Playground did not start within {Patience.TotalSeconds:0} seconds. It said: {Log()}");
        }
        if (!Log().Contains($"Listening on {Address.Port}", StringComparison.Ordinal))
            throw new InvalidOperationException($"Playground took another port than {Address.Port}: {Log()}");
    }

    private string Log()
    {
        lock (log)
            return log.ToString().Trim();
    }
}

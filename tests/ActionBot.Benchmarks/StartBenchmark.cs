using System.Diagnostics;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;

namespace ActionBot.Benchmarks;

/// <summary>From the start of the process to its first healthy answer, on a database that is there already.</summary>
internal static class StartBenchmark
{
    private const int Runs = 7;
    private const int Port = 39790;

    public static async Task<string> RunAsync(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var took = new List<double>();
        for (var run = 0; run < Runs; run++)
            took.Add(await OnceAsync(database));
        took.Sort();
        return $"{provider, -8} start to first healthy answer: median {took[Runs / 2]:0} ms, worst {took[^1]:0} ms ({Runs} starts)";
    }

    private static async Task<double> OnceAsync(TestDatabase database)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActionBot.dll"), "serve"])
        {
            RedirectStandardError = true,
        };
        foreach (var (key, value) in database.Settings())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Urls"] = $"http://127.0.0.1:{Port + 1}";
        start.Environment["Operations__Urls"] = $"http://127.0.0.1:{Port}";
        using var http = new HttpClient();
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The service could not be started.");
        var drained = process.StandardError.ReadToEndAsync();
        try
        {
            while (!await IsReadyAsync(http))
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            await drained;
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{Port}/healthz/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

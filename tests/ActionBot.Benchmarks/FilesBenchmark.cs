using System.Diagnostics;
using System.Globalization;
using System.Text;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;

namespace ActionBot.Benchmarks;

/// <summary>
/// Files that somebody sends to break the service, and the governance of a large body, each taken by the real command in a process of its
/// own.
/// </summary>
internal static class FilesBenchmark
{
    private const int People = 60_000;

    /// <summary>Each hostile file, on SQLite: reading does not depend on the database.</summary>
    public static async Task<string> HostileAsync()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var told = new List<string>();
        foreach (var (name, import, write) in HostileFiles.All)
        {
            var (end, size) = await ImportAsync(database, import, write);
            var clear = end.Code == 2 && end.Error.Length > 0 && !end.Error.Contains("   at ", StringComparison.Ordinal);
            told.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} ({size / 1024:N0} KB): {end.Figures}, {(clear ? "a clear fault" : "NO CLEAR FAULT")}: {First(end.Error)}"
                )
            );
        }
        return string.Join(Environment.NewLine, told);
    }

    /// <summary>A governance file of 60,000 people with managers and accounts, 2,000 areas and 20 boards, new and once more.</summary>
    public static async Task<string> GovernanceAsync(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (first, size) = await ImportAsync(database, "governance", Organisation);
        var (again, _) = await ImportAsync(database, "governance", Organisation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{provider, -8} governance of {People:N0} people ({size / 1024:N0} KB): "
                + $"{first.Figures}; once more {again.Figures} {First(first.Error + again.Error)}"
        );
    }

    private static void Organisation(Stream to)
    {
        using var json = new StreamWriter(to, new UTF8Encoding(false), 65536, leaveOpen: true);
        json.Write("{ \"people\": [");
        for (var i = 0; i < People; i++)
        {
            var manager = i == 0 ? "" : $", \"manager\": \"{Email(i / 8)}\"";
            var account = new Guid(i, 1, 2, new byte[8]);
            json.Write(i == 0 ? "" : ",\n");
            json.Write($$"""{ "email": "{{Email(i)}}", "name": "Person {{i}}", "aadObjectId": "{{account}}"{{manager}} }""");
        }
        json.Write("],\n\"areas\": [");
        for (var i = 0; i < 2_000; i++)
        {
            json.Write(i == 0 ? "" : ",\n");
            json.Write($$"""{ "path": "Group {{i % 20}}/Area {{i}}", "leads": ["{{Email(i)}}", "{{Email(i + 1)}}"] }""");
        }
        json.Write("],\n\"boards\": [");
        for (var i = 0; i < 20; i++)
        {
            var secretaries = string.Join(',', Enumerable.Range(i * 50, 500).Select(p => $"\"{Email(p)}\""));
            json.Write(i == 0 ? "" : ",\n");
            json.Write($$"""{ "code": "B{{i}}", "name": "Board {{i}}", "secretariat": { "people": [{{secretaries}}] } }""");
        }
        json.Write("] }");
    }

    private static string Email(int i) => $"person{i}@example.org";

    private static async Task<(End End, long Size)> ImportAsync(TestDatabase database, string import, Action<Stream> write)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var to = File.Create(file))
                write(to);
            return (await RunAsync(database, "import", import, file), new FileInfo(file).Length);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<End> RunAsync(TestDatabase database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActionBot.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in database.Settings())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command could not be started.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (peak, own) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(10))
        {
            process.Refresh();
            try
            {
                (peak, own) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }
        await process.WaitForExitAsync();
        await output;
        return new(process.ExitCode, Stopwatch.GetElapsedTime(from).TotalSeconds, own.TotalSeconds, peak, await error);
    }

    // The beginning of what was said, without the lines of progress.
    private static string First(string error)
    {
        var said = error.Split('\n').FirstOrDefault(l => l.Length > 0 && !l.StartsWith("Reading: ", StringComparison.Ordinal)) ?? "";
        return said[..Math.Min(said.Length, 140)];
    }

    private sealed record End(int Code, double Seconds, double Own, long Peak, string Error)
    {
        public string Figures =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Seconds:0.0} s ({Own:0.0} s of the process's own work), at most {Peak >> 20} MB, exit code {Code}"
            );
    }
}

using System.Diagnostics;
using System.Globalization;
using ActionBot.Reporting;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Benchmarks;

/// <summary>Reports of a million open actions with their history, each in a process of its own whose memory holds nothing else.</summary>
internal static class ReportBenchmark
{
    public const string Child = "report-child";

    private static readonly (string Name, string Format, int DaysAgo, int? Since)[] Reports =
    [
        ("today as JSON", "json", 0, null),
        ("today as Markdown, with changes of 30 days", "md", 0, 30),
        ("as at 60 days ago", "json", 60, null),
        ("as at 60 days ago, with changes of 90 days", "json", 60, 90),
        ("today as a workbook with every action", "xlsx", 0, null),
    ];

    public static async Task<string> RunAsync(StorageProvider provider)
    {
        await using var database = await RegisterGenerator.CreateAsync(provider, new(RegisterGenerator.Day, WithHistory: true));
        var told = new List<string>();
        foreach (var (i, report) in Reports.Index())
            told.Add($"{provider, -8} report {report.Name}: {await OnceAsync(database, i)}");
        return string.Join(Environment.NewLine, told);
    }

    public static async Task<string> MakeAsync(int which)
    {
        var (_, format, ago, since) = Reports[which];
        await using var app = ActionBotHost.Create();
        await using var scope = app.Services.CreateAsyncScope();
        var file = Path.GetTempFileName();
        try
        {
            var on = RegisterGenerator.Day.AddDays(-ago);
            var from = Stopwatch.GetTimestamp();
            await using (var output = File.Create(file))
                await scope
                    .ServiceProvider.GetRequiredService<ReportFiles>()
                    .WriteAsync(new(on, since is { } days ? on.AddDays(-days) : null), format, output, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(from);
            using var me = Process.GetCurrentProcess();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{took.TotalSeconds:0.0} s ({me.TotalProcessorTime.TotalSeconds:0.0} s of this process's own work, its start "
                    + $"included), at most {me.PeakWorkingSet64 >> 20} MB, {new FileInfo(file).Length:N0} bytes"
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> OnceAsync(TestDatabase database, int which)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "ActionBot.Benchmarks.dll"), Child, which.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in database.Settings())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The benchmark could not be started.");
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return told.Trim();
    }
}

using System.Diagnostics;
using System.Globalization;
using ActionBot.Chasing;
using ActionBot.Chasing.FactQueries;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Benchmarks;

/// <summary>
/// Plans one day for a million open actions as the sweep does it, in a process of its own whose memory holds nothing else.
/// </summary>
internal static class PlanBenchmark
{
    public const string Child = "plan-child";

    public static async Task<string> RunAsync(StorageProvider provider)
    {
        var from = Stopwatch.GetTimestamp();
        await using var database = await RegisterGenerator.CreateAsync(provider, new(RegisterGenerator.Day));
        var filled = Stopwatch.GetElapsedTime(from);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActionBot.Benchmarks.dll"), Child])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in database.Settings())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The benchmark could not be started.");
        var told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return $"{provider, -8} {told.Trim()} (the register was written in {filled.TotalSeconds:0} s)";
    }

    public static async Task<string> PlanAsync()
    {
        await using var app = ActionBotHost.Create();
        var from = Stopwatch.GetTimestamp();
        await using var first = app.Services.CreateAsyncScope();
        var people = await first
            .ServiceProvider.GetRequiredService<ActionBotContext>()
            .People.Where(p => p.IsActive)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync();
        var policy = app.Services.GetRequiredService<ChasePolicy>();
        int chunks = 0,
            asked = 0,
            told = 0,
            skipped = 0;
        var adding = new Lock();
        var groups = (await first.ServiceProvider.GetRequiredService<PeopleChunks>().OfAsync(people, CancellationToken.None))
            .Select(c => PlanScope.Of(c))
            .Append(PlanScope.Nobody);
        await Parallel.ForEachAsync(
            groups,
            new ParallelOptions { MaxDegreeOfParallelism = ChaseSweep.AtOnce },
            async (chunk, stop) =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                var facts = await scope.ServiceProvider.GetRequiredService<ChaseFactsQuery>().LoadAsync(RegisterGenerator.Day, chunk, stop);
                var plan = ChasePlanner.Plan(RegisterGenerator.Day, facts, policy);
                lock (adding)
                {
                    chunks++;
                    asked += plan.Bundles.Sum(b => b.Requests.Count);
                    told += plan.Digests.Count + plan.Notices.Count;
                    skipped += plan.Skipped.Count;
                }
            }
        );
        var took = Stopwatch.GetElapsedTime(from);
        using var me = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"planning a day for {asked + skipped:N0} open actions: {took.TotalSeconds:0.0} s, at most "
                + $"{me.PeakWorkingSet64 >> 20} MB ({people.Count:N0} people in {chunks} chunks; {asked:N0} asked about, "
                + $"{told:N0} told)"
        );
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using ActionBot.Conversation;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Hosting;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using Person = ActionBot.Domain.Register.People.Person;

namespace ActionBot.Benchmarks;

/// <summary>
/// How long Teams waits for the answer to a pressed card while a hundred people a second press one: from the signed request to
/// the response.
/// </summary>
internal static class AnswerBenchmark
{
    private const int People = 1500;
    private const int PerSecond = 100;

    public static async Task<string> RunAsync(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var teams = await FakeTeams.StartAsync();
        var presses = await SeedAsync(database, teams);
        await using var bot = await LocalBot.StartAsync(database, teams, runsByItself: true);
        using var http = new HttpClient();
        await teams.PostAsync(bot.Messages, presses[0](), via: http);

        var took = new double[People - 1];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(1, People - 1)
                .Select(async i =>
                {
                    var due = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(started);
                    if (due > TimeSpan.Zero)
                        await Task.Delay(due, TimeProvider.System);
                    var activity = presses[i]();
                    var from = Stopwatch.GetTimestamp();
                    var reply = await teams.PostAsync(bot.Messages, activity, via: http);
                    took[i - 1] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
                    if (reply.Status != 200)
                        throw new InvalidOperationException($"{reply.Status} {reply.Text}");
                })
        );
        Array.Sort(took);
        return $"{provider, -8} answers at {PerSecond}/s: median {Of(took, 0.5)} ms, p95 {Of(took, 0.95)} ms, "
            + $"p99 {Of(took, 0.99)} ms, worst {Of(took, 1)} ms ({took.Length} answers)";
    }

    private static string Of(double[] sorted, double part) => $"{sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))]:0.0}";

    /// <summary>People who each have one action to answer, and their presses.</summary>
    internal static async Task<List<Func<JsonObject>>> SeedAsync(TestDatabase database, FakeTeams teams)
    {
        await using var db = database.Open();
        var source = new Source { Code = "DARA", Name = "Internal audit" };
        var area = new Area { Name = "Finance", Path = Area.PathOf("Finance") };
        db.AddRange(source, area);
        await db.SaveChangesAsync();
        var report = new Report
        {
            SourceId = source.Id,
            Title = "Key Financial Systems",
            Assurance = Assurance.Limited,
        };
        db.Add(report);
        await db.SaveChangesAsync();
        var presses = new List<Func<JsonObject>>();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        for (var i = 0; i < People; i++)
        {
            var account = teams.AddPerson($"owner{i}@example.org", $"Owner {i}");
            teams.Install(account);
            var person = new Person
            {
                Email = account.Email,
                Name = account.Name,
                AadObjectId = account.AadObjectId,
            };
            var action = new ActionItem
            {
                Ref = $"DARA-{i:00000}",
                ReportId = report.Id,
                AreaId = area.Id,
                Owner = person,
                Rating = Rating.High,
                AgreedAction = "Reconcile claims every month.",
                TargetDate = today.AddDays(-10),
            };
            var checkIn = new CheckIn
            {
                Ask = CardKey.New("ask"),
                Person = person,
                On = today,
            };
            checkIn.Items.Add(new() { ActionItem = action, Place = 1 });
            db.AddRange(person, action, checkIn);
            var data = new JsonObject
            {
                ["verb"] = "checkin.answer",
                ["card"] = 1,
                ["ask"] = checkIn.Ask,
                ["ref"] = action.Ref,
                ["rev"] = 1,
                ["once"] = $"once-{i}",
                ["choice"] = "done",
                ["done_line"] = "Claims are matched every month.",
            };
            presses.Add(() => teams.Activities.CardSubmit(account, data.DeepClone().AsObject(), "1700000000000"));
        }
        await db.SaveChangesAsync();
        return presses;
    }
}

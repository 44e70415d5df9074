using System.Diagnostics;
using ActionBot.Domain.History;
using ActionBot.Domain.Questions;
using ActionBot.Questions;
using ActionBot.Questions.Columns;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Benchmarks;

/// <summary>
/// How long a question takes on a register of a million open actions, from the text to the answer with its chart, page and
/// filters, for those who see some of it and for those who see all.
/// </summary>
internal static class QuestionBenchmark
{
    private const string RoundsVariable = "ACTIONBOT_BENCHMARK_ROUNDS";
    private const string SizeVariable = "ACTIONBOT_BENCHMARK_ACTIONS";

    private static readonly string[] Asked =
    [
        "what's overdue in my area",
        "overdue high risk",
        "which actions have no date",
        "due next month by owner",
        "what is blocked",
        "who hasn't answered",
        "how many are overdue",
        "overdue by area",
        "due in the next 30 days",
        "medium actions from the inspectorate",
        "not answered for more than 6 months",
        "overdue by more than 90 days",
        "slipping",
        "due this quarter by rating",
        "at risk, riskiest first",
    ];

    public static async Task<string> RunAsync(StorageProvider provider)
    {
        var actions = int.TryParse(Environment.GetEnvironmentVariable(SizeVariable), out var fewer) ? fewer : 1_000_000;
        await using var database = await RegisterGenerator.CreateAsync(
            provider,
            new(RegisterGenerator.Day, actions, Math.Max(100, actions / 50))
        );
        // The names of a register are kept at hand by its history, and one without any history is read anew each time.
        await using (var db = database.Open())
        {
            db.Add(
                new Change
                {
                    At = RegisterGenerator.Day.ToDateTime(default, DateTimeKind.Utc),
                    On = RegisterGenerator.Day,
                    Entity = "register",
                    Key = "generated",
                    Field = "*",
                    Through = "generate",
                }
            );
            await db.SaveChangesAsync();
        }
        return $"{actions:N0} actions:{Environment.NewLine}{await MeasureAsync(provider.ToString(), database.Settings())}";
    }

    /// <summary>The same on the database that is configured, filled before.</summary>
    public static Task<string> MeasureConfiguredAsync() => MeasureAsync("", []);

    private static async Task<string> MeasureAsync(string name, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var app = ActionBotHost.Create(settings.Append(new("Logging:LogLevel:Default", "Warning")));
        var rounds = int.TryParse(Environment.GetEnvironmentVariable(RoundsVariable), out var given) ? given : 12;
        var lines = new List<string>();
        void Tell(string line)
        {
            lines.Add(line);
            // It takes minutes, and whoever waits sees how far it is.
            Console.Error.WriteLine(line);
        }
        Tell($"{name, -8} {await ReadAsync(app.Services)}");
        var people = await PeopleAsync(app.Services);
        // A service that has just started compiles itself while it answers; that is not what is asked here.
        foreach (var email in people.SelectMany(p => p.Emails))
        foreach (var text in Asked)
            await AskAsync(app.Services, email, text);
        foreach (var (who, emails) in people)
        {
            var took = new List<(string Text, double Milliseconds)>();
            for (var round = 0; round < rounds; round++)
                foreach (var email in emails)
                foreach (var text in Asked)
                {
                    var from = Stopwatch.GetTimestamp();
                    await AskAsync(app.Services, email, text);
                    took.Add((text, Stopwatch.GetElapsedTime(from).TotalMilliseconds));
                }
            var sorted = took.Select(t => t.Milliseconds).Order().ToList();
            Tell(
                $"{name, -8} questions of {who}: median {Of(sorted, 0.5)} ms, p95 {Of(sorted, 0.95)} ms, p99 "
                    + $"{Of(sorted, 0.99)} ms, worst {Of(sorted, 1)} ms ({sorted.Count} questions)"
            );
            foreach (
                var (text, median) in took.GroupBy(t => t.Text)
                    .Select(g => (g.Key, Median: Of([.. g.Select(t => t.Milliseconds).Order()], 0.5)))
                    .OrderByDescending(g => double.Parse(g.Median, System.Globalization.CultureInfo.InvariantCulture))
                    .Take(5)
            )
                Tell($"           {median, 8} ms  {text}");
        }
        foreach (var written in (int[])[1, 1_000, 20_000])
            Tell($"{name, -8} {await AfterWritingAsync(app.Services, written)}");
        await app.DisposeAsync();
        return string.Join(Environment.NewLine, lines);
    }

    private static async Task<string> ReadAsync(IServiceProvider services)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var from = Stopwatch.GetTimestamp();
        await services.GetRequiredService<ColumnSource>().RefreshAsync(default);
        var took = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return $"the register was read in {took:0.0} s and takes {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_000_000} MB";
    }

    private static async Task<string> AfterWritingAsync(IServiceProvider services, int actions)
    {
        var took = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
            var first = await db.Actions.MinAsync(a => a.Id) + (round * actions);
            await db
                .Actions.Where(a => a.Id >= first && a.Id < first + actions)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Version, a => a.Version));
            var from = Stopwatch.GetTimestamp();
            await services.GetRequiredService<ColumnSource>().RefreshAsync(default);
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        return $"after {actions:N0} actions were written, the next question takes {Of([.. took.Order()], 0.5)} ms more";
    }

    // Owners, leads of a team, of an area and of a business group, verifiers of a source, and the tracking team.
    private static async Task<List<(string Who, List<string> Emails)>> PeopleAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionBotContext>();
        var leads = await db.AreaLeads.Select(l => new { l.Person!.Email, l.Area!.Path }).ToListAsync();
        List<string> Leads(int depth) =>
            [
                .. leads
                    .Where(l => l.Path.Count(c => c == '/') == depth)
                    .OrderBy(l => l.Path, StringComparer.Ordinal)
                    .Select(l => l.Email)
                    .Take(5),
            ];
        var owners = await db
            .People.Where(p => db.Actions.Any(a => a.OwnerId == p.Id))
            .OrderBy(p => p.Id)
            .Select(p => p.Email)
            .Take(5)
            .ToListAsync();
        var team = await db.People.Where(p => p.IsAdministrator).Select(p => p.Email).Take(1).ToListAsync();
        var verifiers = await db.SourceVerifiers.OrderBy(v => v.SourceId).Select(v => v.Person!.Email).Take(2).ToListAsync();
        return
        [
            ("owners", owners),
            ("leads of teams", Leads(3)),
            ("leads of areas", Leads(2)),
            ("leads of business groups", Leads(1)),
            ("verifiers of a source", verifiers),
            ("the tracking team", team),
        ];
    }

    private static async Task AskAsync(IServiceProvider services, string email, string text)
    {
        await using var scope = services.CreateAsyncScope();
        var person = await scope
            .ServiceProvider.GetRequiredService<ActionBotContext>()
            .People.AsNoTracking()
            .SingleAsync(p => p.Email == email);
        var desk = scope.ServiceProvider.GetRequiredService<QuestionAnswers>();
        if (await desk.ReadAsync(text, person, RegisterGenerator.Day, default) is not Reading.Understood understood)
            return;
        var answer = await desk.AnswerAsync(understood.Question, person, RegisterGenerator.Day, default);
        await QuestionReplies.FiltersAsync(answer, narrower => desk.CountAsync(narrower, person, RegisterGenerator.Day, default));
    }

    private static string Of(List<double> sorted, double part) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))]:0.0}"
        );
}

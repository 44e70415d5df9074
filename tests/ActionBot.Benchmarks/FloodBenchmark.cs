using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Signing;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;

namespace ActionBot.Benchmarks;

/// <summary>
/// How long people wait for the answer to a press while hostile requests pour in at the same door, and what memory the service
/// keeps of it. The service is a process of its own; this one plays people, strangers and Teams.
/// </summary>
internal static class FloodBenchmark
{
    private const int Port = 39792,
        OperationsPort = 39793;
    private const int Connections = 64;
    private const int OneMegabyte = 1024 * 1024 - 200;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private static readonly Uri Messages = new($"http://127.0.0.1:{Port}/api/messages");

    public static async Task RunAsync(TextWriter output, string[] wanted)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await using var teams = await FakeTeams.StartAsync();
        var presses = new Queue<Func<JsonObject>>(await AnswerBenchmark.SeedAsync(database, teams));
        using var service = await StartAsync(database, teams);
        using var http = new HttpClient();
        try
        {
            for (var warm = 0; warm < 20; warm++)
                await PressAsync(teams, http, presses.Dequeue());
            await output.WriteLineAsync($"before: {Memory(service)} MB");
            foreach (var (kind, request) in Kinds(teams).Where(k => wanted.Length == 0 || wanted.Contains(k.Kind)))
                await output.WriteLineAsync(await MeasureAsync(service, teams, http, presses, kind, request));
            await Task.Delay(Rest, TimeProvider.System);
            await output.WriteLineAsync($"after {Rest.TotalSeconds:0} s of rest: {Memory(service)} MB");
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static IEnumerable<(string Kind, Func<HttpRequestMessage>? Request)> Kinds(FakeTeams teams)
    {
        var good = teams.SignToken();
        var stranger = IssuerKey.Create();
        var forged = Enumerable
            .Range(0, 500)
            .Select(i => teams.SignToken(header: header => header["kid"] = $"key-{i}", key: stranger))
            .ToArray();
        var random = new Random(20260210);
        var large = Encoding.ASCII.GetBytes("{\"type\":\"message\",\"text\":\"" + new string('x', OneMegabyte - 100) + "\"}");
        var deep = Encoding.ASCII.GetBytes(new string('[', OneMegabyte));
        var value =
            string.Concat(Enumerable.Repeat("{\"a\":[", 12))
            + string.Join(',', Enumerable.Repeat("1", 200_000))
            + string.Concat(Enumerable.Repeat("]}", 12));
        var deepValue = Encoding.ASCII.GetBytes("{\"type\":\"message\",\"value\":" + value + "}");
        Func<HttpRequestMessage>[] all =
        [
            () => Post("not.a.token", [123, 125]),
            () => Post(forged[random.Next(forged.Length)], [123, 125]),
            () => Post("not.a.token", large),
            () => Post(good, large),
            () => Post(good, deep),
            () => Post(good, deepValue),
        ];
        yield return ("none", null);
        yield return ("tokens", all[0]);
        yield return ("keys", all[1]);
        yield return ("unsigned", all[2]);
        yield return ("bodies", all[3]);
        yield return ("deep", all[4]);
        yield return ("values", all[5]);
        yield return ("mixed", () => all[random.Next(all.Length)]());
    }

    private static async Task<string> MeasureAsync(
        Process service,
        FakeTeams teams,
        HttpClient http,
        Queue<Func<JsonObject>> presses,
        string kind,
        Func<HttpRequestMessage>? request
    )
    {
        using var end = new CancellationTokenSource(Length, TimeProvider.System);
        var (before, peak, sent) = (Memory(service), 0L, 0L);
        var flood = request is null
            ? []
            : Enumerable
                .Range(0, Connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var own = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
                        while (!end.IsCancellationRequested)
                        {
                            try
                            {
                                HttpRequestMessage next;
                                lock (service)
                                    next = request();
                                using (next)
                                using (await own.SendAsync(next, end.Token))
                                    Interlocked.Increment(ref sent);
                            }
                            catch (Exception fault)
                                when (fault is HttpRequestException or OperationCanceledException or IOException or SocketException)
                            {
                                // Thrown out; the next one comes.
                            }
                        }
                    })
                )
                .ToArray();
        var waits = new List<Task<double>>();
        while (!end.IsCancellationRequested && presses.Count > 0)
        {
            waits.Add(PressAsync(teams, http, presses.Dequeue()));
            peak = Math.Max(peak, Memory(service));
            await Task.Delay(Between, TimeProvider.System);
        }
        await Task.WhenAll(flood);
        var took = (await Task.WhenAll(waits)).Order().ToArray();
        return $"{kind, -9} {sent / Length.TotalSeconds, 8:0}/s hostile; {took.Length} presses: median {Of(took, 0.5)} ms, "
            + $"p99 {Of(took, 0.99)} ms, worst {Of(took, 1)} ms, failed {took.Count(t => t >= Failed)}; memory {before} MB, peak {peak} MB";
    }

    private const double Failed = 1e6;

    private static async Task<double> PressAsync(FakeTeams teams, HttpClient http, Func<JsonObject> press)
    {
        var activity = press();
        var token = teams.SignToken();
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages);
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var from = Stopwatch.GetTimestamp();
        try
        {
            using var reply = await http.SendAsync(request);
            var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            return reply.IsSuccessStatusCode ? took : took + Failed;
        }
        catch (HttpRequestException)
        {
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds + Failed;
        }
    }

    private static HttpRequestMessage Post(string token, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return request;
    }

    private static string Of(double[] sorted, double part) =>
        $"{sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))] % Failed:0.0}";

    private static long Memory(Process service)
    {
        service.Refresh();
        return service.WorkingSet64 / (1024 * 1024);
    }

    private static async Task<Process> StartAsync(TestDatabase database, FakeTeams teams)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ActionBot.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve"]) { RedirectStandardError = true };
        foreach (var (key, value) in database.Settings().Concat(teams.Settings()))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Urls"] = $"http://127.0.0.1:{Port}";
        start.Environment["Operations__Urls"] = $"http://127.0.0.1:{OperationsPort}";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The service could not be started.");
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && text.Contains("fail:", StringComparison.Ordinal))
                Console.Error.WriteLine(text);
        };
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        while (!await IsReadyAsync(http))
            await Task.Delay(Between, TimeProvider.System);
        return process;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{OperationsPort}/healthz/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Text;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Teams.Tests.Support;
using ActionBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionBot.Tests.Operations;

/// <summary>The door for operators is theirs alone: by its address, by its names, and by what browsers are told of it.</summary>
public sealed class OperatorsDoorTests
{
    [Theory]
    [InlineData("http://0.0.0.0:3979")]
    [InlineData("http://*:3979")]
    [InlineData("http://[::]:3979")]
    [InlineData("http://10.0.0.5:3979")]
    [InlineData("http://ops.example.org:3979")]
    [InlineData("http://127.0.0.1:3979;http://+:3980")]
    public async Task Service_does_not_start_with_an_operators_port_that_others_reach_unless_that_is_said(string urls)
    {
        var run = await CommandProcess.RunAsync(null, [("Operations:Urls", urls)], "serve");
        Assert.NotEqual(0, run.Code);
        Assert.Contains($"Operations:Urls is “{urls}”, which other machines can reach", run.Error, StringComparison.Ordinal);
        Assert.Contains("set Operations:Exposed=true", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ActionBot", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exposed_port_is_told_in_the_log_at_the_start()
    {
        Assert.Equal(1, await WarningsAsync(("Operations:Urls", "http://0.0.0.0:0"), ("Operations:Exposed", "true")));
        Assert.Equal(0, await WarningsAsync(("Operations:Urls", "http://127.0.0.1:0"), ("Operations:Exposed", "true")));
    }

    [Theory]
    [InlineData(
        "Operations:Hosts",
        "ops.example.org:3979",
        "Operations:Hosts has “ops.example.org:3979”, which is not the name of a host."
    )]
    [InlineData("Operations:Hosts:0", "http://ops", "Operations:Hosts has “http://ops”, which is not the name of a host.")]
    public async Task Name_that_is_none_stops_the_start(string setting, string value, string sentence)
    {
        var run = await CommandProcess.RunAsync(null, [(setting, value)], "serve");
        Assert.NotEqual(0, run.Code);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_the_door_are_known()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        (string, string)[] settings = [("Operations:Hosts", "ops.example.org"), ("Operations:Exposed", "true")];
        var run = await CommandProcess.RunAsync(database, settings, "hold", "status");
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain("means nothing here", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/position", "rebound.example.net", 421)]
    [InlineData("/healthz/ready", "rebound.example.net", 421)]
    [InlineData("/healthz/live", "rebound.example.net", 421)]
    [InlineData("/nothing", "rebound.example.net", 421)]
    [InlineData("/position", "192.0.2.7", 421)]
    [InlineData("/position", "127.0.0.1.example.net", 421)]
    [InlineData("/position", "localhost.", 421)]
    [InlineData("/position", "0.0.0.0", 421)]
    [InlineData("/healthz/live", "192.0.2.7", 200)]
    [InlineData("/healthz/live", "[2001:db8::7]:80", 200)]
    [InlineData("/position", "LOCALHOST:1234", 200)]
    [InlineData("/position", "[::1]", 200)]
    [InlineData("/position", "ops.example.org", 200)]
    [InlineData("/position", "OPS2.example.org:8443", 200)]
    [InlineData("/healthz/live", "ops.example.org", 200)]
    public async Task Door_answers_to_its_own_names_only(string path, string host, int status)
    {
        await using var scene = await Scene.OpenAsync(settings: ("Operations:Hosts", "ops.example.org; ops2.example.org"));
        using var response = await SendAsync(scene.Bot.Operations, HttpMethod.Get, path, host);
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 421)
            Assert.Contains("Operations:Hosts", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Door_at_every_address_answers_to_the_names_that_are_set_and_those_of_this_machine_and_tells_its_health_in_numbers()
    {
        await using var scene = await Scene.OpenAsync(
            settings: [("Operations:Urls", "http://0.0.0.0:0"), ("Operations:Exposed", "true"), ("Operations:Hosts", "ops.example.org")]
        );
        var door = new Uri($"http://127.0.0.1:{scene.Bot.Operations.Port}");
        foreach (
            var (path, host, status) in new[]
            {
                ("/position", "ops.example.org", 200),
                ("/position", "127.0.0.1", 200),
                ("/position", "localhost", 200),
                ("/position", "[::1]", 200),
                ("/position", "0.0.0.0", 421),
                ("/position", "10.0.0.5", 421),
                ("/position", "rebound.example.net", 421),
                ("/healthz/ready", "127.0.0.1", 200),
                ("/healthz/ready", "10.0.0.5", 200),
                ("/healthz/ready", "localhost", 200),
                ("/healthz/ready", "rebound.example.net", 421),
            }
        )
        {
            using var response = await SendAsync(door, HttpMethod.Get, path, host);
            Assert.True(status == (int)response.StatusCode, $"{path} of {host}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("GET /healthz/live HTTP/1.0\r\n\r\n", "HTTP/1.1 200")]
    [InlineData("GET /healthz/live HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", "HTTP/1.1 200")]
    [InlineData("GET /position HTTP/1.0\r\n\r\n", "HTTP/1.1 421")]
    [InlineData("GET /position HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", "HTTP/1.1 421")]
    public async Task Probe_that_names_no_host_is_told_the_health_and_nothing_else(string request, string answer)
    {
        await using var scene = await Scene.OpenAsync();
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(scene.Bot.Operations.Host, scene.Bot.Operations.Port);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(tcp.GetStream());
        Assert.StartsWith(answer, await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/position", null)]
    [InlineData("GET", "/position?on=nonsense", null)]
    [InlineData("GET", "/position/style.css", null)]
    [InlineData("GET", "/position/nothing", null)]
    [InlineData("GET", "/healthz/live", null)]
    [InlineData("GET", "/healthz/ready", null)]
    [InlineData("POST", "/healthz/ready", null)]
    [InlineData("GET", "/nothing", null)]
    [InlineData("POST", "/api/messages", null)]
    [InlineData("GET", "/position", "rebound.example.net")]
    public async Task Every_answer_of_the_door_tells_browsers_to_run_frame_and_keep_nothing(string method, string path, string? host)
    {
        await using var scene = await Scene.OpenAsync();
        using var response = await SendAsync(scene.Bot.Operations, new(method), path, host);
        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
        Assert.StartsWith("default-src 'none'; style-src 'self';", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.False(response.Headers.Contains("Server"));
    }

    private static readonly string[] OfOperators =
    [
        "/healthz/live",
        "/healthz/ready",
        "/healthz",
        "/position",
        "/position/style.css",
        "/HEALTHZ/live",
        "/position/",
    ];

    [Fact]
    public async Task What_belongs_to_one_door_is_not_there_at_the_other()
    {
        await using var scene = await Scene.OpenAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Head, HttpMethod.Options })
        {
            foreach (var path in OfOperators)
            {
                using var response = await SendAsync(scene.Bot.Address, method, path);
                Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{method} {path}: {response.StatusCode}");
            }
            using var messages = await SendAsync(scene.Bot.Operations, method, "/api/messages");
            Assert.Equal(HttpStatusCode.NotFound, messages.StatusCode);
        }
        var help = scene.Teams.Activities.PersonalText(scene.Owner, "help");
        var signed = await scene.Teams.PostAsync(new Uri(scene.Bot.Operations, "/api/messages"), help);
        Assert.Equal(404, signed.Status);
    }

    private static async Task<int> WarningsAsync(params (string Key, string Value)[] settings)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        using var logs = new LogCapture();
        var given = settings.Append(("Urls", "http://127.0.0.1:0")).Select(s => new KeyValuePair<string, string?>(s.Item1, s.Item2));
        await using var app = ActionBotHost.Create(
            [.. database.Settings(), .. given],
            services => services.AddSingleton<ILoggerProvider>(logs)
        );
        await app.StartAsync();
        await app.StopAsync();
        return logs.Entries.Count(entry =>
            entry.Level == LogLevel.Warning && entry.Text.Contains("Operations:Exposed is true", StringComparison.Ordinal)
        );
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri door, HttpMethod method, string path, string? host = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(door, path));
        if (method == HttpMethod.Post)
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Host = host;
        return await http.SendAsync(request);
    }
}

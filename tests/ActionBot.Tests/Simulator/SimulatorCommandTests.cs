using ActionBot.Simulator;
using ActionBot.Simulator.Clock;

namespace ActionBot.Tests.Simulator;

public sealed class SimulatorCommandTests : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("simulator-").FullName;

    // A quarter to midnight in UTC is the next day in London's summer.
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 7, 1, 23, 45, 0, TimeSpan.Zero));

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_sample_is_moved_so_that_its_story_happens_today_in_London()
    {
        await File.WriteAllTextAsync(In("register.csv"), "ref,target_date\nA,2019-06-30\n");
        var (code, error) = await RunAsync(
            "sample",
            "--register",
            In("register.csv"),
            "--story-date",
            "2019-06-30",
            "--today",
            "today",
            "--out",
            In("moved.csv")
        );
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("ref,target_date\nA,2026-07-02\n", await File.ReadAllTextAsync(In("moved.csv")));
        Assert.Equal(2, System.IO.Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("Name a command")]
    [InlineData("dance", "dance")]
    [InlineData("--register", "sample", "--story-date", "2019-06-30", "--today", "today", "--out", "x.csv")]
    [InlineData("'30.6.2019' is not a date", "sample", "--register", "r", "--story-date", "30.6.2019", "--today", "today", "--out", "x")]
    [InlineData("does not exist", "sample", "--register", "none.csv", "--story-date", "2019-06-30", "--today", "today", "--out", "x")]
    [InlineData("not an address of this machine", "gateway", "--listen", "http://0.0.0.0:56160")]
    [InlineData("not an address of this machine", "gateway", "--bot", "https://bot.example.org/api/messages")]
    [InlineData("--as", "viewer", "--config", "x.yml", "--out", "y.yml")]
    [InlineData("none.yml", "viewer", "--config", "none.yml", "--as", "x", "--out", "y.yml")]
    [InlineData("--app-id", "gateway", "--app-id", "nonsense")]
    public async Task Bad_use_is_one_clear_line_and_exit_code_2(string expected, params string[] args)
    {
        var (code, error) = await RunAsync(args);
        Assert.Equal(2, code);
        var line = Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_without_dates_is_refused_and_leaves_no_file()
    {
        await File.WriteAllTextAsync(In("register.csv"), "a,b\n1,2\n");
        var (code, error) = await RunAsync(
            "sample",
            "--register",
            In("register.csv"),
            "--story-date",
            "2019-06-30",
            "--today",
            "today",
            "--out",
            In("moved.csv")
        );
        Assert.Equal(2, code);
        Assert.Contains("target_date", error, StringComparison.Ordinal);
        Assert.Equal([In("register.csv")], System.IO.Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Another_person_is_put_in_front_of_the_local_client_in_a_chat_of_their_own()
    {
        var (code, error) = await RunAsync("viewer", "--config", Sample, "--as", "Board-Secretariat", "--out", In("people.yml"));
        Assert.Equal((0, ""), (code, error));
        var written = await File.ReadAllTextAsync(In("people.yml"));
        var first = written[written.IndexOf("currentUser:", StringComparison.Ordinal)..written.IndexOf("users:", StringComparison.Ordinal)];
        Assert.Contains("board-secretariat@example.org", first, StringComparison.Ordinal);
        Assert.Contains("a:1board-secretariat", written, StringComparison.Ordinal);
        Assert.Equal(6, written.Split("userPrincipleName:").Length - 1);
        Assert.Equal(1, written.Split("email: commercial-owner1@example.org").Length - 1);
    }

    [Fact]
    public async Task Nobody_of_that_name_is_told_who_there_is_and_nothing_is_written()
    {
        var (code, error) = await RunAsync("viewer", "--config", Sample, "--as", "mayor", "--out", In("people.yml"));
        Assert.Equal(2, code);
        Assert.Contains("'mayor'", error, StringComparison.Ordinal);
        Assert.Contains("commercial-lead", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("people.yml")));
    }

    private static string Sample => ActionBot.Tests.Exchange.Samples.Path("playground.yml");

    private string In(string name) => Path.Combine(_folder, name);

    private async Task<(int Code, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await SimulatorCommand.RunAsync(args, _clock, output, error), error.ToString());
    }
}

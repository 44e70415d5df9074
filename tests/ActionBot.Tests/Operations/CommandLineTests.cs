using System.Diagnostics;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Operations;

/// <summary>The commands as processes, as a person or a script calls them.</summary>
public sealed class CommandLineTests
{
    private static readonly string Sample = System.IO.Path.Combine(AppContext.BaseDirectory, "Samples", "register-2019.csv");

    private static async Task<(int Code, string Out, string Error)> RunAsync(TestDatabase? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = System.IO.Path.GetTempPath() };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "ActionBot.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (key, value) in database?.Settings() ?? [])
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    [DatabaseTheory]
    public async Task Sample_as_at_the_end_of_June_2019_is_planned_with_one_message_a_person_and_a_reason_for_every_action(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.Equal(0, (await RunAsync(database, "import", "register", Sample, "--as-at", "2019-06-30")).Code);

        var friday = await RunAsync(database, "checkins", "--on", "2019-06-28", "--format", "json");
        Assert.Equal(0, friday.Code);
        var plan = JsonNode.Parse(friday.Out)!;
        Assert.Equal("2019-06-28", plan["date"]!.GetValue<string>());
        var people = plan["people"]!.AsArray();
        var asked = people.SelectMany(p => p!["items"]!.AsArray()).Select(i => i!["ref"]!.GetValue<string>()).ToList();
        var skipped = plan["skipped"]!.AsArray();
        Assert.Equal(people.Count, people.Select(p => p!["email"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(258, asked.Concat(skipped.Select(s => s!["ref"]!.GetValue<string>())).Distinct().Count());
        Assert.Equal(258, asked.Count + skipped.Count);
        Assert.All(skipped, s => Assert.NotEmpty(s!["reason"]!.GetValue<string>()));
        Assert.All(people.SelectMany(p => p!["items"]!.AsArray()), i => Assert.NotEmpty(i!["reason"]!.GetValue<string>()));

        var sunday = JsonNode.Parse((await RunAsync(database, "checkins", "--on", "2019-06-30", "--format", "json")).Out)!;
        Assert.Empty(sunday["people"]!.AsArray());
        Assert.Equal(258, sunday["skipped"]!.AsArray().Count);
        Assert.Contains(sunday["skipped"]!.AsArray(), s => s!["reason"]!.GetValue<string>() == "Sunday 30 June is not a working day of its owner; asked on 1 July");
    }

    [Theory]
    [InlineData("is not a date", "checkins", "--on", "2019-06-31")]
    [InlineData("--on", "checkins")]
    [InlineData("chekins", "chekins")]
    [InlineData("nothing.csv", "import", "register", "nothing.csv")]
    [InlineData("Option '--host' is required", "manifest", "pack")]
    public async Task Bad_use_is_one_clear_line_on_standard_error_and_exit_code_2(string says, params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var (code, _, error) = await RunAsync(database, arguments);
        Assert.Equal(2, code);
        Assert.Contains(says, error);
        Assert.DoesNotContain("   at ", error);
    }

    [Theory]
    [InlineData("Storage__Provider", "Oracle", "Storage:Provider is “Oracle”. Give Sqlite or Postgres.")]
    [InlineData("Delivery__InFlight", "0", "Delivery:InFlight is 0. Give 1 to 200.")]
    [InlineData("Delivery__InFlight", "many", "Delivery:InFlight")]
    [InlineData("Scheduling__SweepSeconds", "often", "Scheduling:SweepSeconds")]
    [InlineData("Urls", "ftp://x", "Urls is “ftp://x”.")]
    public async Task Setting_that_cannot_be_used_is_named_with_its_value(string key, string value, string says)
    {
        var start = await RunWithAsync((key, value));
        Assert.Equal(2, start.Code);
        Assert.Contains(says, start.Error);
        Assert.DoesNotContain("   at ", start.Error);
    }

    private static async Task<(int Code, string Error)> RunWithAsync(params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = System.IO.Path.GetTempPath() };
        start.ArgumentList.Add(System.IO.Path.Combine(AppContext.BaseDirectory, "ActionBot.dll"));
        start.ArgumentList.Add("serve");
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}

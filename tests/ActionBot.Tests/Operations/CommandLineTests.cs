using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Operations;

/// <summary>The commands outside of the tests' process, as a person or a script calls them.</summary>
public sealed class CommandLineTests
{
    private static readonly string Sample = System.IO.Path.Combine(AppContext.BaseDirectory, "Samples", "register-2019.csv");

    private static Task<(int Code, string Out, string Error)> RunAsync(TestDatabase? database, params string[] arguments) =>
        CommandProcess.RunAsync(database, [], arguments);

    [DatabaseTheory]
    public async Task Sample_as_at_the_end_of_June_2019_is_planned_with_one_message_a_person_and_a_reason_for_every_action(
        StorageProvider provider
    )
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Assert.Equal(0, (await CommandProcess.RunAloneAsync(database, [], "import", "register", Sample, "--as-at", "2019-06-30")).Code);

        var friday = await CommandProcess.RunAloneAsync(database, [], "checkins", "--on", "2019-06-28", "--format", "json");
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

        var sunday = JsonNode.Parse(
            (await CommandProcess.RunAloneAsync(database, [], "checkins", "--on", "2019-06-30", "--format", "json")).Out
        )!;
        Assert.Empty(sunday["people"]!.AsArray());
        Assert.Equal(258, sunday["skipped"]!.AsArray().Count);
        Assert.Contains(
            sunday["skipped"]!.AsArray(),
            s => s!["reason"]!.GetValue<string>() == "Sunday 30 June is not a working day of its owner; asked on 1 July"
        );
    }

    // Most tests run their commands one after the other in one process. Nothing of that may be seen.
    [Theory]
    [InlineData(0, "policy", "show")]
    [InlineData(0, "checkins", "--on", "2026-02-10", "--format", "json")]
    [InlineData(2, "chekins")]
    [InlineData(2, "serve")]
    public async Task Command_says_in_a_process_of_its_own_what_it_says_beside_others(int code, params string[] arguments)
    {
        await using var scene = await Scene.OpenAsync();
        (string, string)[] settings = code == 0 ? [("Teams:Colour", "red")] : [("Delivery:InFlight", "0")];
        var alone = await CommandProcess.RunAloneAsync(scene.Database, settings, arguments);
        Assert.Equal(code, alone.Code);
        for (var time = 0; time < 2; time++)
            Assert.Equal(alone, await CommandProcess.RunAsync(scene.Database, settings, arguments));
    }

    [DatabaseTheory]
    public async Task People_whom_messages_do_not_reach_are_listed_for_people_and_for_machines(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            var person = new Person { Email = "finance-owner1@example.org", Name = "Finance owner 1" };
            db.Add(person);
            await db.SaveChangesAsync();
            var at = new DateTimeOffset(2026, 2, 3, 9, 30, 0, TimeSpan.Zero);
            db.Add(
                new OutboxMessage
                {
                    Key = "k",
                    Lane = "l",
                    PersonId = person.Id,
                    Payload = "{}",
                    CreatedAt = at,
                    NotBefore = at,
                    State = OutboxState.Unreachable,
                    Fault = "NotInstalled",
                }
            );
            await db.SaveChangesAsync();
        }
        var text = await RunAsync(database, "unreachable");
        Assert.Equal(0, text.Code);
        Assert.Contains("Finance owner 1 (finance-owner1@example.org), since 3 February", text.Out);
        var json = JsonNode.Parse((await RunAsync(database, "unreachable", "--format", "json")).Out)!;
        Assert.Equal(1, json["total"]!.GetValue<int>());
        Assert.Equal(
            ("finance-owner1@example.org", "NotInstalled", "they do not have the app", 1),
            (
                json["people"]![0]!["email"]!.GetValue<string>(),
                json["people"]![0]!["code"]!.GetValue<string>(),
                json["people"]![0]!["why"]!.GetValue<string>(),
                json["people"]![0]!["waiting"]!.GetValue<int>()
            )
        );
    }

    [Theory]
    [InlineData("is not a date", "checkins", "--on", "2019-06-31")]
    [InlineData("--on", "checkins")]
    [InlineData("chekins", "chekins")]
    [InlineData("nothing.csv", "import", "register", "nothing.csv")]
    [InlineData("Option '--host' is required", "manifest", "pack")]
    [InlineData("'xml' not recognized", "import", "register", "x.csv", "--format", "xml")]
    public async Task Bad_use_is_one_clear_line_on_standard_error_and_exit_code_2(string says, params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var (code, _, error) = await RunAsync(database, arguments);
        Assert.Equal(2, code);
        Assert.Contains(says, error);
        Assert.DoesNotContain("   at ", error);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Source_for_a_register_that_names_its_own_is_one_clear_line_and_exit_code_2()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var (code, _, error) = await RunAsync(database, "import", "register", Sample, "--as-at", "2019-06-30", "--source", "HMI");
        Assert.Equal(2, code);
        Assert.Equal(
            "--source HMI was given, but every row of the file names its source itself. Import it without --source.",
            error.Trim()
        );
    }

    [Theory]
    [InlineData("Storage__Provider", "Oracle", "Storage:Provider is “Oracle”. Give Sqlite or Postgres.")]
    [InlineData("Delivery__InFlight", "0", "Delivery:InFlight is 0. Give 1 to 200.")]
    [InlineData("Delivery__InFlight", "many", "Delivery:InFlight")]
    [InlineData("Scheduling__SweepSeconds", "often", "Scheduling:SweepSeconds")]
    [InlineData("Urls", "ftp://x", "Urls is “ftp://x”.")]
    [InlineData("Urls", "http://127.0.0.1:99999", "Urls is “http://127.0.0.1:99999”.")]
    [InlineData("Storage__ConnectionString", "Sorce=x", "Storage:ConnectionString is no connection string of Sqlite: ")]
    [InlineData("Chasing__Policy", "none.yaml", "none.yaml is not there: expected a file at ")]
    [InlineData("Chasing__BankHolidays", "none.json", "Chasing:BankHolidays is “none.json”, and there is no file ")]
    [InlineData("Chasing__BankHolidayDivision", "wales", "Chasing:BankHolidayDivision is “wales”.")]
    public async Task Setting_that_cannot_be_used_is_named_with_its_value(string key, string value, string says)
    {
        var start = await CommandProcess.RunAsync(null, [(key, value)], "serve");
        Assert.Equal(2, start.Code);
        Assert.Contains(says, start.Error);
        Assert.DoesNotContain("   at ", start.Error);
    }

    [Fact]
    public async Task Setting_that_nobody_reads_is_told_with_the_one_that_was_meant()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var run = await CommandProcess.RunAsync(
            database,
            [("Delivery__InFlght", "4"), ("Teams__Colour", "red")],
            "checkins",
            "--on",
            "2026-02-10",
            "--format",
            "json"
        );
        Assert.Equal(0, run.Code);
        Assert.Contains("Setting Delivery:InFlght means nothing here and is passed over. Is it Delivery:InFlight?", run.Error);
        Assert.Contains("Setting Teams:Colour means nothing here and is passed over.", run.Error);
        Assert.StartsWith("{", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Setting", (await CommandProcess.RunAsync(database, [], "checkins", "--on", "2026-02-10")).Error);
    }

    [DatabaseTheory]
    public async Task Database_of_a_newer_version_is_left_alone(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29991231000000_Later', '99')"""
            );
        var (code, output, error) = await RunAsync(database, "checkins", "--on", "2026-02-10");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(
            "The database was changed by a newer version of ActionBot (29991231000000_Later)",
            error,
            StringComparison.Ordinal
        );
    }
}

using System.Text.Json.Nodes;
using ActionBot.Domain.History;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

/// <summary>"ask" as a person or a script calls it.</summary>
public sealed class AskCommandTests
{
    private const string Everybody = "--as-administrator",
        On = "--on",
        Day = "2019-06-30";

    [DatabaseTheory]
    public async Task Program_gets_the_answer_as_json_with_every_ref(StorageProvider provider)
    {
        await using var database = await SampleAsync(provider);
        var all = Json(
            await CommandProcess.RunAloneAsync(
                database,
                [],
                "ask",
                "overdue monitored internal audit actions",
                Everybody,
                On,
                Day,
                "--format",
                "json"
            )
        );
        Assert.Equal(["understood", "total", "refs", "groups"], all.Select(p => p.Key));
        Assert.Equal("Open actions that are overdue and are monitored, from Internal audit.", all["understood"]!.GetValue<string>());
        Assert.Equal(59, all["total"]!.GetValue<int>());
        Assert.Equal(59, Refs(all).Distinct().Count());
        Assert.Equal(59, all["groups"]!.AsArray().Sum(g => g!["count"]!.GetValue<int>()));
        Assert.Equal(["name", "count"], all["groups"]![0]!.AsObject().Select(p => p.Key));

        var some = Json(
            await AskAsync(database, "overdue monitored internal audit actions", Everybody, On, Day, "--format", "json", "--limit", "5")
        );
        Assert.Equal((59, 5), (some["total"]!.GetValue<int>(), Refs(some).Count));
        Assert.Equal(Refs(all).Take(5), Refs(some));
    }

    [Fact]
    public async Task Limit_leaves_fewer_where_the_question_itself_asks_for_fewer_and_none_where_it_is_nought()
    {
        await using var database = await SampleAsync(StorageProvider.Sqlite);
        var three = Json(
            await AskAsync(
                database,
                "the 3 oldest overdue monitored internal audit actions",
                Everybody,
                On,
                Day,
                "--format",
                "json",
                "--limit",
                "5"
            )
        );
        Assert.Equal((59, 3), (three["total"]!.GetValue<int>(), Refs(three).Count));
        Assert.Empty(Refs(Json(await AskAsync(database, "overdue", Everybody, On, Day, "--format", "json", "--limit", "0"))));
    }

    [DatabaseTheory]
    public async Task Somebody_gets_what_they_may_see(StorageProvider provider)
    {
        await using var database = await SampleAsync(provider);
        var mine = Json(
            await AskAsync(database, "what is overdue", "--as", " Public-Order-Lead@example.org ", On, Day, "--format", "json")
        );
        var area = Json(await AskAsync(database, "what is overdue in Public Order", Everybody, On, Day, "--format", "json"));
        Assert.NotEmpty(Refs(mine));
        Assert.Equal(Refs(area), Refs(mine));
    }

    [Fact]
    public async Task Somebody_s_own_area_is_named_and_who_may_see_nothing_gets_nothing()
    {
        await using var database = await SampleAsync(StorageProvider.Sqlite);
        Assert.Equal(
            "Open actions that are overdue, in Public Order.",
            Json(await AskAsync(database, "overdue in my area", "--as", "public-order-lead@example.org", On, Day, "--format", "json"))[
                "understood"
            ]!.GetValue<string>()
        );
        Assert.Empty(Refs(Json(await AskAsync(database, "overdue", "--as", "oversight-chair@example.org", On, Day, "--format", "json"))));
    }

    [DatabaseTheory]
    public async Task Spreadsheet_has_a_line_for_every_action_and_no_formula(StorageProvider provider)
    {
        await using var database = await SampleAsync(provider);
        await using (var db = database.Open())
        {
            foreach (
                var (action, text) in (await db.Actions.Where(a => a.Area!.Name == "MetCC").OrderBy(a => a.Ref).ToListAsync()).Zip([
                    "=1+1",
                    "\t=1+1",
                    " +1",
                    "＝HYPERLINK(\"x\")",
                ])
            )
                action.AgreedAction = text;
            await db.SaveChangesAsync();
        }
        var (code, output, _) = await AskAsync(database, "metcc", Everybody, On, Day, "--format", "csv");
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal((0, 5), (code, lines.Length));
        Assert.StartsWith("ref,source,report,rating,area,owner,target_date,days_overdue,status,forecast,action", lines[0]);
        Assert.All(lines.Skip(1), l => Assert.Contains(",MetCC,metcc-owner", l));
        foreach (var cell in (string[])["'=1+1", "\"'\t'=1+1\"", "' +1", "\"'＝HYPERLINK(\"\"x\"\")\""])
            Assert.Contains(lines, l => l.TrimEnd().EndsWith("," + cell, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("what is overdue in Narnia", "I do not know “narnia”.", "Overdue actions")]
    [InlineData("the next ten", "There is no question here to go on from.", "What is overdue?")]
    [InlineData("vetting", "", "")]
    [InlineData("which of mine are overdue", "Nobody in particular asks", "")]
    [InlineData("", "", "What is overdue?")]
    public async Task What_is_not_understood_ends_with_3_and_questions_that_are_understood(string text, string says, string suggests)
    {
        await using var database = await SampleAsync(StorageProvider.Sqlite);
        var rig = new QuestionRig(database);
        if (text == "vetting")
        {
            // The name of two things.
            await using var db = database.Open();
            (await db.People.SingleAsync(p => p.Email == "finance-owner1@example.org")).Name = "Vetting";
            (await db.Areas.SingleAsync(a => a.Name == "MetCC")).Name = "Vetting";
            await db.SaveChangesAsync();
            (says, suggests) = ("“vetting” is the name of more than one thing.", "actions in area Vetting");
        }
        var plain = await AskAsync(database, text, Everybody, On, Day);
        Assert.Equal((3, ""), (plain.Code, plain.Out));
        Assert.Contains("I did not understand that. " + says, plain.Error);
        Assert.Contains("I can answer:", plain.Error);
        Assert.Contains(suggests, plain.Error, StringComparison.OrdinalIgnoreCase);
        var (code, output, _) = await AskAsync(database, text, Everybody, On, Day, "--format", "json");
        Assert.Equal(3, code);
        var json = JsonNode.Parse(output)!;
        Assert.Null(json["understood"]);
        var suggestions = json["suggestions"]!.AsArray().Select(s => s!.GetValue<string>()).ToList();
        Assert.InRange(suggestions.Count, 1, 4);
        // They answer the question when they are asked. That the command says so too is shown with one.
        foreach (var suggestion in suggestions)
            Assert.IsType<Reading.Understood>(await rig.ReadAsync(suggestion));
        if (text == "vetting")
            Assert.Equal(0, (await AskAsync(database, suggestions[0], Everybody, On, Day)).Code);
    }

    [Theory]
    [InlineData("Say who asks: --as and an address, or --as-administrator.", "overdue")]
    [InlineData("Say who asks: --as and an address, or --as-administrator.", "overdue", "--as", "x@example.org", "--as-administrator")]
    [InlineData("The register knows nobody with the address “x@example.org”, or they have left.", "overdue", "--as", "x@example.org")]
    [InlineData("--limit is “-1”. Give 0 or more.", "overdue", "--as-administrator", "--limit", "-1")]
    [InlineData("2019-06-31", "overdue", "--as-administrator", "--on", "2019-06-31")]
    [InlineData("'xml' not recognized", "overdue", "--as-administrator", "--format", "xml")]
    public async Task Bad_use_is_one_clear_line_and_exit_code_2(string says, params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var (code, output, error) = await CommandProcess.RunAsync(database, [], ["ask", .. arguments]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error);
        Assert.Single(error.Trim().Split('\n'));
    }

    [DatabaseTheory]
    public async Task Who_asks_about_a_past_day_is_told_that_the_register_is_asked_as_it_is_now(StorageProvider provider)
    {
        await using var database = await SampleAsync(provider);
        await using (var db = database.Open())
        {
            db.Add(
                new Change
                {
                    At = DateTimeOffset.UnixEpoch,
                    On = new(2019, 7, 2),
                    Entity = "action",
                    Key = "DARA-0001",
                    Field = "status",
                    From = nameof(ActionStatus.Open),
                    To = nameof(ActionStatus.Closed),
                    Through = "test",
                }
            );
            await db.SaveChangesAsync();
        }
        var (code, output, error) = await AskAsync(database, "overdue", Everybody, On, Day, "--format", "json");
        Assert.Equal(0, code);
        Assert.NotNull(JsonNode.Parse(output));
        Assert.Equal(
            "The register has changed since 30 June 2019: days are counted from then, but statuses, dates and "
                + "owners are as they are now. For the position as it was, run: report --on 2019-06-30",
            error.Trim()
        );
        Assert.Equal("", (await AskAsync(database, "overdue", Everybody, On, "2019-07-02")).Error.Trim());
    }

    private static async Task<TestDatabase> SampleAsync(StorageProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await QuestionRig.ImportAsync(database);
        return database;
    }

    private static Task<(int Code, string Out, string Error)> AskAsync(TestDatabase database, string text, params string[] arguments) =>
        CommandProcess.RunAsync(database, [], ["ask", text, .. arguments]);

    private static JsonObject Json((int Code, string Out, string Error) run)
    {
        Assert.True(run.Code == 0, run.Error);
        return JsonNode.Parse(run.Out)!.AsObject();
    }

    private static List<string> Refs(JsonObject json) => [.. json["refs"]!.AsArray().Select(r => r!.GetValue<string>())];
}

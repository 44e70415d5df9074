using System.Text.Json;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Exchange.Governance;
using ActionBot.Storage;
using ActionBot.Tests.Exchange.Importing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

/// <summary>The sample, its schema and the reader say the same.</summary>
public sealed class GovernanceSampleTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonElement Schema = JsonDocument.Parse(GovernanceSchema.Text()).RootElement;

    [DatabaseTheory]
    public async Task Sample_governs_the_sample_register_in_either_order(StorageProvider provider)
    {
        foreach (var registerFirst in new[] { true, false })
        {
            await using var rig = await GovernanceRig.CreateAsync(provider);
            await using var register = new ImportRig(rig.Database);
            await using var rows = File.OpenRead(Samples.Path("register-2019.csv"));
            if (registerFirst)
                await register.ImportAsync(new ImportOptions(ImportRig.Day), rows);
            await using var file = File.OpenRead(Samples.Path("governance.json"));
            var report = await rig.ImportAsync(file, new GovernanceOptions(GovernanceRig.Day));
            Assert.True(report.Written, report.ToText());
            if (!registerFirst)
                Assert.Equal(258, (await register.ImportAsync(new ImportOptions(ImportRig.Day), rows)).New);

            await using var db = rig.Open();
            Assert.Equal(
                (7, 2, 1),
                (await db.Boards.CountAsync(), await db.Sources.CountAsync(), await db.People.CountAsync(p => p.IsAdministrator))
            );
            var boards = await db.Boards.Include(b => b.Meetings).Include(b => b.Secretaries).ToListAsync();
            Assert.All(
                boards,
                b =>
                    Assert.Equal(
                        (b.Cadence == BoardCadence.Quarterly ? 4 : 12, b.Code == "PIB" ? 2 : 1),
                        (b.Meetings.Count(m => m.Date > GovernanceRig.Day), b.Secretaries.Count)
                    )
            );
            Assert.Equal(2, await db.Areas.CountAsync(a => a.DefaultBoardId == db.Boards.Single(b => b.Code == "MGB").Id));
            Assert.Equal(
                "commercial-lead@example.org",
                await db.AreaLeads.Where(l => l.Area!.Path == "corporate services/commercial/").Select(l => l.Person!.Email).SingleAsync()
            );
            var inspectorate = await db.Sources.SingleAsync(s => s.Code == "HMICFRS");
            Assert.Equal(
                ("Inspectorate", SourceKind.OutsideBody, "The inspectorate liaison team"),
                (inspectorate.Name, inspectorate.Kind, inspectorate.VerifierName)
            );
        }
    }

    [Fact]
    public async Task Sample_has_nothing_that_needs_a_second_look_beside_its_register()
    {
        await using var rig = await GovernanceRig.CreateAsync();
        await using var register = new ImportRig(rig.Database);
        await using var rows = File.OpenRead(Samples.Path("register-2019.csv"));
        await register.ImportAsync(new ImportOptions(ImportRig.Day), rows);
        await using var file = File.OpenRead(Samples.Path("governance.json"));
        Assert.Empty((await rig.ImportAsync(file, new GovernanceOptions(GovernanceRig.Day))).Warnings);
    }

    [Fact]
    public void Schema_allows_the_keys_that_the_reader_knows_and_no_others()
    {
        Assert.Equal(GovernanceKeys.File, Keys(Schema));
        Assert.Equal(GovernanceKeys.Person, Keys(Definition("person")));
        Assert.Equal(GovernanceKeys.Area, Keys(Definition("area")));
        Assert.Equal(GovernanceKeys.Source, Keys(Definition("source")));
        Assert.Equal(GovernanceKeys.Board, Keys(Definition("board")));
        Assert.Equal(GovernanceKeys.Remit, Keys(Definition("remit")));
        Assert.Equal(GovernanceKeys.Secretariat.Order(), Keys(Definition("secretariat")).Order());
        Assert.Equal(GovernanceKeys.Rule, Keys(Definition("rule")));
        Assert.Equal(GovernanceKeys.Meeting, Keys(Definition("meeting")));
    }

    [Fact]
    public void Sample_keeps_to_the_schema()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Samples.Path("governance.json")), Lenient);
        Check(sample.RootElement, Schema, "$");
    }

    private static string[] Keys(JsonElement schema) => [.. schema.GetProperty("properties").EnumerateObject().Select(p => p.Name)];

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    /// <summary>As much of JSON Schema as this schema uses to say what is allowed and what is required.</summary>
    private static void Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = Definition(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("enum", out var words))
            Assert.True(words.EnumerateArray().Any(w => w.ToString() == value.ToString()), $"{path}: {value}");
        if (schema.TryGetProperty("pattern", out var pattern))
            Assert.Matches(pattern.GetString()!, value.GetString());
        if (schema.TryGetProperty("type", out var type))
            Assert.True(
                type.GetString()
                    == value.ValueKind switch
                    {
                        JsonValueKind.Object => "object",
                        JsonValueKind.Array => "array",
                        JsonValueKind.String => "string",
                        JsonValueKind.Number => "integer",
                        _ => "boolean",
                    },
                $"{path}: {value}"
            );
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Check(item, schema.GetProperty("items"), path + "[]");
        if (value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var required in schema.TryGetProperty("required", out var list) ? list.EnumerateArray() : default)
            Assert.True(value.TryGetProperty(required.GetString()!, out _), $"{path} lacks {required}");
        foreach (var property in value.EnumerateObject())
        {
            Assert.True(schema.GetProperty("properties").TryGetProperty(property.Name, out var part), $"{path}.{property.Name}");
            Check(property.Value, part, $"{path}.{property.Name}");
        }
    }
}

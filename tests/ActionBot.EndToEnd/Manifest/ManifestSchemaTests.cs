using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.EndToEnd.Support;
using ActionBot.Operations.Manifest;

namespace ActionBot.EndToEnd.Manifest;

/// <summary>The packed manifest keeps to the schema that Microsoft publishes for its version.</summary>
public sealed class ManifestSchemaTests
{
    private const string Version = "1.29";

    [Fact]
    public async Task Packed_manifest_keeps_to_the_schema_of_its_version()
    {
        var manifest = Packed();
        Assert.Equal(Version, manifest["manifestVersion"]!.GetValue<string>());
        Assert.Empty(await FaultsAsync(manifest));
    }

    public static TheoryData<string, string, string?> Breakages =>
        new()
        {
            { "/icons", "must have required property 'icons'", null },
            { "/name/short", "must NOT have more than 30 characters", "\"A name that is longer than the thirty characters of Teams\"" },
            { "/bots/0/scopes/0", "must be equal to one of the allowed values", "\"everywhere\"" },
            { "/bots/0/botId", "must match pattern", "\"not-a-guid\"" },
            { "/bots/0/colour", "must NOT have additional properties", "\"red\"" },
            { "/manifestVersion", "of which there is no schema", "\"1.99\"" },
        };

    [Theory, MemberData(nameof(Breakages))]
    public async Task Departure_from_the_schema_is_found(string place, string fault, string? value)
    {
        var manifest = Packed();
        var steps = place.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parent = steps[..^1]
            .Aggregate((JsonNode)manifest, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!);
        if (parent is JsonArray array)
            array[int.Parse(steps[^1])] = JsonNode.Parse(value!);
        else if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = JsonNode.Parse(value);
        Assert.Contains(await FaultsAsync(manifest), f => f.Contains(fault, StringComparison.Ordinal));
    }

    private static JsonObject Packed()
    {
        using var package = new MemoryStream();
        Assert.Empty(
            ManifestPackage.Write(
                package,
                ManifestParts.Embedded(),
                new("3e59f263-f4df-49c7-af0a-d031640ce280", "1.2.0", "actionbot.example.org")
            )
        );
        using var zip = new ZipArchive(package);
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open(), Encoding.UTF8);
        return JsonNode.Parse(reader.ReadToEnd())!.AsObject();
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(JsonObject manifest)
    {
        using var faults = await Node.RunAsync("manifest.mjs", manifest.ToJsonString());
        return [.. faults.RootElement.EnumerateArray().Select(f => f.GetString()!)];
    }
}

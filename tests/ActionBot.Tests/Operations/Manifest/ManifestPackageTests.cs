using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Operations.Manifest;

namespace ActionBot.Tests.Operations.Manifest;

public sealed class ManifestPackageTests
{
    private static readonly ManifestParts Parts = ManifestParts.Embedded();
    private static readonly ManifestValues Values = new("3e59f263-f4df-49c7-af0a-d031640ce280", "1.2.0", "actionbot.example.org");

    [Fact]
    public void The_package_has_the_manifest_and_both_icons_at_its_top()
    {
        using var zip = new ZipArchive(new MemoryStream(Pack(Parts, Values)));
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var icon = zip.GetEntry("color.png")!.Open();
        using var copy = new MemoryStream();
        icon.CopyTo(copy);
        Assert.Equal(Parts.ColorIcon, copy.ToArray());
    }

    [Fact]
    public void Every_place_is_filled_and_the_bot_has_the_id_of_the_app()
    {
        var manifest = Manifest();
        Assert.Equal(Values.AppId, manifest["id"]!.GetValue<string>());
        Assert.Equal(Values.AppId, manifest["bots"]![0]!["botId"]!.GetValue<string>());
        Assert.Equal("1.2.0", manifest["version"]!.GetValue<string>());
        Assert.Equal(["actionbot.example.org"], manifest["validDomains"]!.AsArray().Select(domain => domain!.GetValue<string>()));
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_works_in_personal_chats_teams_and_group_chats_with_commands_for_each()
    {
        var bot = Manifest()["bots"]![0]!;
        Assert.Equal(["personal", "team", "groupChat"], Words(bot["scopes"]));
        var lists = bot["commandLists"]!.AsArray();
        Assert.Equal(["personal", "team", "groupChat"], lists.SelectMany(list => Words(list!["scopes"])));
        var titles = lists[0]!["commands"]!.AsArray().Select(command => command!["title"]!.GetValue<string>());
        Assert.Equal(["help", "my actions", "what is overdue", "show REF"], titles);
    }

    [Fact]
    public void Texts_keep_the_lengths_that_Teams_allows()
    {
        var manifest = Manifest();
        Assert.InRange(manifest["name"]!["short"]!.GetValue<string>().Length, 1, 30);
        Assert.InRange(manifest["name"]!["full"]!.GetValue<string>().Length, 1, 100);
        Assert.InRange(manifest["description"]!["short"]!.GetValue<string>().Length, 1, 80);
        Assert.InRange(manifest["description"]!["full"]!.GetValue<string>().Length, 1, 4000);
    }

    [Fact]
    public void The_same_values_give_the_same_bytes_whenever_they_are_packed()
    {
        Assert.Equal(Pack(Parts, Values), Pack(ManifestParts.Embedded(), Values with { }));
        using var zip = new ZipArchive(new MemoryStream(Pack(Parts, Values)));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Theory]
    [InlineData("bot", "1.0.0", "a.example.org", "app id 'bot'")]
    [InlineData("00000000-0000-0000-0000-000000000000", "1.0.0", "a.example.org", "app id")]
    [InlineData("{3e59f263-f4df-49c7-af0a-d031640ce280}", "1.0.0", "a.example.org", "app id")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.0", "a.example.org", "version '1.0'")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.02.0", "a.example.org", "version")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.0.0\n", "a.example.org", "version")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.0.0", "https://a.example.org", "host 'https://a.example.org'")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.0.0", "a.example.org:443", "host")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.0.0", "localhost", "host")]
    [InlineData("3e59f263-f4df-49c7-af0a-d031640ce280", "1.0.0", "10.0.0.1", "host")]
    public void A_wrong_value_is_named_and_nothing_is_written(string appId, string version, string host, string named)
    {
        var (package, faults) = Write(Parts, new ManifestValues(appId, version, host));
        Assert.Contains(named, Assert.Single(faults), StringComparison.Ordinal);
        Assert.Empty(package);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var broken = Parts with { Template = "{ \"id\": \"{{owner}}\" }", ColorIcon = Parts.OutlineIcon, OutlineIcon = [1, 2, 3] };
        var (_, faults) = Write(broken, new ManifestValues("x", "y", "z"));
        Assert.Equal(6, faults.Count);
        Assert.Contains(faults, fault => fault.Contains("{{owner}}", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("32 by 32 pixels; Teams wants 192 by 192", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("outline icon is not a PNG", StringComparison.Ordinal));
        Assert.Equal(["The template is not JSON."], Write(Parts with { Template = "nonsense" }, Values).Faults);
    }

    private static JsonObject Manifest()
    {
        using var zip = new ZipArchive(new MemoryStream(Pack(Parts, Values)));
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open(), Encoding.UTF8);
        return JsonNode.Parse(reader.ReadToEnd())!.AsObject();
    }

    private static IEnumerable<string> Words(JsonNode? list) => list!.AsArray().Select(word => word!.GetValue<string>());

    private static byte[] Pack(ManifestParts parts, ManifestValues values)
    {
        var (package, faults) = Write(parts, values);
        Assert.Empty(faults);
        return package;
    }

    private static (byte[] Package, IReadOnlyList<string> Faults) Write(ManifestParts parts, ManifestValues values)
    {
        using var package = new MemoryStream();
        var faults = ManifestPackage.Write(package, parts, values);
        return (package.ToArray(), faults);
    }
}

using System.Text.Json.Nodes;

namespace ActionBot.Teams.Tests.Support;

/// <summary>Bodies as Teams sends them.</summary>
public static class Fixture
{
    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).Order()!;

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static JsonObject Json(string name) => JsonNode.Parse(Text(name))!.AsObject();

    /// <summary>The body with a change.</summary>
    public static string With(string name, Action<JsonObject> change)
    {
        var json = Json(name);
        change(json);
        return json.ToJsonString();
    }
}

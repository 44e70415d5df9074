using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Gateway;

/// <summary>What of an activity tells whether it installs, removes or merely uses the bot in a personal chat.</summary>
internal static class PersonalChat
{
    // Longer than the halves of a page load are apart, shorter than any page takes to load.
    private static readonly TimeSpan BeforeALoad = TimeSpan.FromMilliseconds(200);

    public static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Which half of a page load's pair it is, if any.</summary>
    public static PageLoads.Half? HalfOf(JsonObject activity)
    {
        if (Text(activity["conversation"], "conversationType") != "personal")
            return null;
        return (Text(activity, "type"), Text(activity, "action")) switch
        {
            ("installationUpdate", "add") => PageLoads.Half.Installation,
            ("conversationUpdate", _) when activity["membersAdded"] is JsonArray => PageLoads.Half.Members,
            _ => null,
        };
    }

    public static bool Removes(JsonObject activity) =>
        Text(activity["conversation"], "conversationType") == "personal"
        && (Text(activity, "type"), Text(activity, "action")) == ("installationUpdate", "remove");

    /// <summary>
    /// The <c>installationUpdate remove</c> that Teams would have sent for the chat before this activity. It happened before both
    /// halves of the page load, by their own time: whichever of them comes first may have been stamped a little later than the other.
    /// </summary>
    public static JsonObject RemovalBefore(JsonObject activity, DateTimeOffset now)
    {
        var happened = DateTimeOffset.TryParse(
            Text(activity, "timestamp"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : now;
        var removal = new JsonObject
        {
            ["type"] = "installationUpdate",
            ["action"] = "remove",
            ["id"] = Guid.NewGuid().ToString(),
            ["timestamp"] = (happened - BeforeALoad).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["locale"] = "en-US",
            ["channelData"] = new JsonObject
            {
                ["tenant"] = activity["channelData"]?["tenant"]?.DeepClone(),
                ["source"] = new JsonObject { ["name"] = "message" },
                ["settings"] = new JsonObject
                {
                    ["selectedChannel"] = new JsonObject { ["id"] = activity["conversation"]?["id"]?.DeepClone() },
                },
            },
        };
        foreach (var same in new[] { "channelId", "serviceUrl", "from", "conversation", "recipient" })
            removal[same] = activity[same]?.DeepClone();
        return removal;
    }

    public static string? Text(JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

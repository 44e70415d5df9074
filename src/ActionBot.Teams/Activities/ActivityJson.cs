using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActionBot.Teams.Activities;

/// <summary>
/// The JSON of activities received. A duplicate member is refused: two readers of one body must never see two values.
/// Reading stops at a depth of 32, which leaves room to carry what came in inside what goes out.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false, MaxDepth = MaxDepth)]
[JsonSerializable(typeof(TeamsActivity))]
internal sealed partial class InboundJson : JsonSerializerContext
{
    public const int MaxDepth = 32;
}

/// <summary>The JSON of activities sent.</summary>
[JsonSerializable(typeof(OutboundActivity))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    // Nothing here is ever written into HTML, and escapes would count against the message's size limit.
    public static ActivityJson Wire { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

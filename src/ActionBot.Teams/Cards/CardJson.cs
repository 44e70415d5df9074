using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ActionBot.Teams.Cards;

/// <summary>
/// Writes cards as the JSON that Teams takes: camel case, nothing that is empty or the client's default, and characters as they
/// are.
/// </summary>
public static partial class CardJson
{
    private static readonly CardJsonContext Context = new(
        new JsonSerializerOptions(CardJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>The card as JSON text.</summary>
    /// <param name="card">The card.</param>
    public static string Write(AdaptiveCard card) => Unescape(JsonSerializer.Serialize(card, Context.AdaptiveCard));

    /// <summary>The card as the content of an attachment.</summary>
    /// <param name="card">The card.</param>
    public static JsonElement ToElement(AdaptiveCard card) => JsonSerializer.SerializeToElement(card, Context.AdaptiveCard);

    /// <summary>
    /// The JSON of a card with its characters as they are: the limit of Teams counts characters, and an escaped one counts six
    /// times.
    /// </summary>
    internal static string Unescape(string json) =>
        Escaped()
            .Replace(
                json,
                match =>
                    !match.Groups["hex"].Success
                    || int.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code && code < 0xA0
                        ? match.Value
                        : ((char)int.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            );

    // The relaxed encoder still escapes no-break spaces and everything beyond the first plane. A pair of backslashes is read first, so that
    // "\\u00A0", which a person typed, is left alone.
    [GeneratedRegex(@"\\\\|\\u(?<hex>[0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJsonContext : JsonSerializerContext;

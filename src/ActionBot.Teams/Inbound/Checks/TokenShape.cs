using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>
/// What a token must look like before anybody reads it (RFC 7515, sections 3.1, 4 and 4.1.11): three parts of base64url
/// without padding; members that are given once, so that no two readers see two values; no extension that must be understood.
/// </summary>
internal static class TokenShape
{
    private const string CriticalMember = "crit";

    private static readonly SearchValues<char> Base64UrlAlphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static bool IsSound(string token)
    {
        var parts = token.Split('.');
        return parts is [{ Length: > 0 } header, { Length: > 0 } payload, { Length: > 0 } signature]
            && IsBase64Url(signature)
            && TryRead(header, out var members)
            && !members.TryGetProperty(CriticalMember, out _)
            && TryRead(payload, out _);
    }

    private static bool IsBase64Url(string part) => part.Length % 4 != 1 && !part.AsSpan().ContainsAnyExcept(Base64UrlAlphabet);

    private static bool TryRead(string part, out JsonElement members)
    {
        members = default;
        if (!IsBase64Url(part))
            return false;

        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);
            members = json.RootElement.Clone();
            return members.ValueKind == JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return false;
        }
    }
}

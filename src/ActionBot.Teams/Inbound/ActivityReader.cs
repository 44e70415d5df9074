using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>Reads an activity out of bytes somebody else sent.</summary>
internal static class ActivityReader
{
    /// <summary>The largest body read: 1 MB, ten times what Teams sends.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>The body; null when it is larger than <see cref="MaxBytes"/>.</summary>
    public static async Task<byte[]?> ReadBodyAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            if (result.Buffer.Length > MaxBytes)
                return null;

            if (result.IsCompleted)
                return result.Buffer.ToArray();

            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>The activity; null when the bytes are not one.</summary>
    public static TeamsActivity? TryRead(byte[] body)
    {
        try
        {
            return HasSoundText(body) ? JsonSerializer.Deserialize(body, InboundJson.Default.TeamsActivity) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // JSON that is left unread inside the activity is read later, by code that takes text for granted: so all of it is
    // checked here. A lone surrogate cannot be read as a string, and a database may refuse a zero character.
    private static bool HasSoundText(byte[] body)
    {
        if (!Utf8.IsValid(body))
            return false;

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = InboundJson.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsSound(ref reader))
                return false;
        }

        return true;
    }

    private static bool IsSound(ref Utf8JsonReader reader)
    {
        try
        {
            return !reader.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>
/// Reads an activity out of bytes somebody else sent. A body larger than Teams ever sends waits for its turn: one of them is
/// held and read at a time, so that many at once cost little memory and hold up nobody whose body is small.
/// </summary>
internal sealed class ActivityReader : IDisposable
{
    /// <summary>The largest body read: 1 MB, ten times what Teams sends.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>What Teams sends is smaller: a message is 100 KB at most.</summary>
    public const int UsualBytes = 128 * 1024;

    private const int FirstBytes = 8 * 1024;

    private readonly SemaphoreSlim large = new(1, 1);

    public void Dispose() => large.Dispose();

    /// <summary>The activity; null when the body is not one, with whether that is because it is too large.</summary>
    public async Task<(TeamsActivity? Activity, bool IsTooLarge)> ReadAsync(
        PipeReader body,
        long? length,
        CancellationToken cancellationToken
    )
    {
        if (length > MaxBytes)
            return (null, true);

        var bytes = ArrayPool<byte>.Shared.Rent((int)Math.Min(length ?? FirstBytes, UsualBytes));
        var (count, isLarge) = (0, false);
        try
        {
            while (true)
            {
                var result = await body.ReadAsync(cancellationToken);
                count += (int)Math.Min(result.Buffer.Length, MaxBytes + 1 - count);
                if (count > UsualBytes && !isLarge)
                {
                    // What has arrived waits in the server, which takes no more meanwhile.
                    await large.WaitAsync(cancellationToken);
                    isLarge = true;
                }

                Append(ref bytes, count, result.Buffer);
                body.AdvanceTo(result.Buffer.End);
                if (count > MaxBytes)
                    return (null, true);

                if (result.IsCompleted)
                    return (TryRead(bytes.AsSpan(0, count)), false);
            }
        }
        finally
        {
            if (isLarge)
                large.Release();

            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The activity; null when the bytes are not one.</summary>
    public static TeamsActivity? TryRead(ReadOnlySpan<byte> body)
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

    // The last of the bytes so far is the last of what arrived; beyond the bound nothing is kept.
    private static void Append(ref byte[] bytes, int count, ReadOnlySequence<byte> arrived)
    {
        var from = count - (int)Math.Min(arrived.Length, count);
        if (count > MaxBytes)
            return;

        if (count > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(count, 2 * bytes.Length));
            bytes.AsSpan(0, from).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        arrived.CopyTo(bytes.AsSpan(from));
    }

    // JSON that is left unread inside the activity is read later, by code that takes text for granted: so all of it is
    // checked here. A lone surrogate cannot be read as a string, and a database may refuse a zero character.
    private static bool HasSoundText(ReadOnlySpan<byte> body)
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

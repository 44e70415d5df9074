using System.Text.Json;
using ActionBot.Domain;
using ActionBot.Exchange.Reading;

namespace ActionBot.Exchange.Governance;

/// <summary>
/// Reads JSON up to what a governance file can hold: what is parsed is in memory at once, with some bytes for each value.
/// </summary>
internal static class JsonBounds
{
    private const int MostBytes = 64 * 1024 * 1024,
        MostValues = 5_000_000,
        MostDepth = 16;

    private static readonly string TooLong =
        $"The file has more than {MostBytes / 1024 / 1024} MB, the most of a governance file. "
        + "Split it: what a file leaves out stays as it is.";

    /// <summary>The JSON in UTF-8, without a byte order mark.</summary>
    /// <exception cref="RuleException">It is more than can be taken.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream,
        JsonDocumentOptions options,
        CancellationToken cancellationToken
    )
    {
        if (stream.CanSeek && stream.Length > MostBytes)
            throw new RuleException(TooLong);
        var copy = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        await new CountedStream(stream, MostBytes, TooLong).CopyToAsync(copy, cancellationToken);
        var json = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        json = json.Span is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;
        Check(json.Span, options);
        return json;
    }

    private static void Check(ReadOnlySpan<byte> json, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas }
        );
        for (var values = 0; reader.Read(); values++)
        {
            if (reader.CurrentDepth > MostDepth)
                throw new RuleException(
                    $"At line {json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1:N0} the brackets of the file "
                        + $"are nested more than {MostDepth} deep, "
                        + "deeper than any key of a governance file. See whether one is not closed."
                );
            if (values >= MostValues)
                throw new RuleException(
                    $"The file has more than {MostValues:N0} keys and values, the most of a governance file. "
                        + "Split it: what a file leaves out stays as it is."
                );
        }
    }
}

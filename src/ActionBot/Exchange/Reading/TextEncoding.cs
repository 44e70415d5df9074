using System.Text;

namespace ActionBot.Exchange.Reading;

/// <summary>
/// Finds the encoding of a text file: what its byte order mark says, else UTF-8 where every byte fits, else Windows-1252.
/// </summary>
internal static class TextEncoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding of the whole stream, which is left at its start.</summary>
    public static Encoding Of(Stream stream)
    {
        var mark = new byte[3];
        var length = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        Encoding? marked = mark.AsSpan(0, length) switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        return marked ?? (IsUtf8(stream) ? Encoding.UTF8 : Windows1252);
    }

    private static bool IsUtf8(Stream stream)
    {
        using var reader = new StreamReader(
            stream,
            StrictUtf8,
            detectEncodingFromByteOrderMarks: false,
            bufferSize: 65536,
            leaveOpen: true
        );
        var buffer = new char[65536];
        try
        {
            while (reader.Read(buffer) > 0) { }
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}

using System.Text;

namespace ActionBot.Teams.Connector;

/// <summary>
/// Reads what a service answers. It is UTF-8, whatever the header says: a proxy that names a charset nobody knows must not
/// turn a message that was taken into one that failed and is sent again.
/// </summary>
internal static class ReplyText
{
    private const int BlockBytes = 16 * 1024;

    /// <summary>The longest answer that is read, in bytes after decompression: a page of 200 members has some 100 KB.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>The text; null when it is longer. What is beyond the bound is never held in memory.</summary>
    /// <param name="content">The content of an answer of which only the headers were read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBytes)
            return null;

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var text = new MemoryStream();
        var block = new byte[BlockBytes];
        for (int read; (read = await stream.ReadAsync(block, cancellationToken)) > 0; )
        {
            if (text.Length + read > MaxBytes)
                return null;

            text.Write(block, 0, read);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length).TrimStart('\uFEFF');
    }
}

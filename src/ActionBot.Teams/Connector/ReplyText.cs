using System.Text;

namespace ActionBot.Teams.Connector;

/// <summary>
/// Reads what a service answers. It is UTF-8, whatever the header says: a proxy that names a charset nobody knows must not
/// turn a message that was taken into one that failed and is sent again.
/// </summary>
internal static class ReplyText
{
    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken)).TrimStart('\uFEFF');
}

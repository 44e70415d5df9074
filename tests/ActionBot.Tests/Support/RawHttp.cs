using System.Net.Sockets;
using System.Text;

namespace ActionBot.Tests.Support;

/// <summary>Sends bytes that no HTTP client would send.</summary>
public static class RawHttp
{
    // Only a broken test waits this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The status lines of everything that is answered until the other side closes; empty when it closes without a word. Where nothing is
    /// answered at once the sending side is closed, so that the server learns that no more comes.
    /// </summary>
    /// <param name="address">The door.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="isWhole">Whether it is answered as it is: then the sending side stays open, however long the server takes.</param>
    public static async Task<IReadOnlyList<int>> SendAsync(Uri address, byte[] request, bool isWhole = false) =>
        Statuses(await ExchangeAsync(address, request, isWhole));

    /// <summary>The same, and all that was answered.</summary>
    public static async Task<string> ExchangeAsync(Uri address, byte[] request, bool isWhole = false)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, patience.Token);
        var answer = new MemoryStream();
        var block = new byte[8192];
        try
        {
            var sending = SendAllAsync(socket, request, patience.Token);
            while (true)
            {
                var receiving = socket.ReceiveAsync(block, patience.Token).AsTask();
                var silence = Task.Delay(AtOnce, TimeProvider.System, patience.Token);
                if (await Task.WhenAny(receiving, silence) == silence && !isWhole && sending.IsCompletedSuccessfully)
                    socket.Shutdown(SocketShutdown.Send);
                if (await receiving is var read && read == 0)
                    break;
                answer.Write(block, 0, read);
            }
            await sending;
        }
        catch (SocketException)
        {
            // The server had enough before everything was sent; what it said before that counts.
        }
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    public static IReadOnlyList<int> Statuses(string answer) =>
        [
            .. answer
                .Split("HTTP/1.1 ")
                .Skip(1)
                .Select(part => int.TryParse(part.AsSpan(0, Math.Min(3, part.Length)), out var status) ? status : 0),
        ];

    private static async Task SendAllAsync(Socket socket, byte[] request, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < request.Length; )
            sent += await socket.SendAsync(request.AsMemory(sent), cancellationToken);
    }
}

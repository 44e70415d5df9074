using System.Net;
using System.Net.Sockets;
using ActionBot.Operations;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Operations;

public sealed class ConnectionLimitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Door_that_is_full_closes_what_comes_more_and_leaves_the_other_door_open()
    {
        await using var scene = await Scene.OpenAsync();
        var held = new List<Socket>();
        try
        {
            var closed = false;
            for (var i = 0; i <= ConnectionLimit.ForOperators; i++)
                if (await ConnectAsync(scene.Bot.Operations) is { } socket)
                    held.Add(socket);
                else
                    closed = true;
            // One too many was closed, perhaps before it was open on this side: which of them depends on who is served first.
            using var patience = new CancellationTokenSource(Patience);
            Assert.True(closed || await await Task.WhenAny(held.Select(socket => IsClosedAsync(socket, patience.Token))));
            var unsigned = "POST /api/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
            Assert.Equal(401, Assert.Single(await RawHttp.SendAsync(scene.Bot.Address, unsigned)));
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    // None where the other side closed it at once.
    private static async Task<Socket?> ConnectAsync(Uri door)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, door.Port));
            return socket;
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.ConnectionReset)
        {
            socket.Dispose();
            return null;
        }
    }

    private static async Task<bool> IsClosedAsync(Socket socket, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1], cancellationToken) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}

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
            for (var i = 0; i <= ConnectionLimit.ForOperators; i++)
                held.Add(await ConnectAsync(scene.Bot.Operations));
            // One too many was closed: which of them depends on who is served first.
            using var patience = new CancellationTokenSource(Patience);
            var closed = await await Task.WhenAny(held.Select(socket => IsClosedAsync(socket, patience.Token)));
            Assert.True(closed);
            var unsigned = "POST /api/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
            Assert.Equal(401, Assert.Single(await RawHttp.SendAsync(scene.Bot.Address, unsigned)));
        }
        finally
        {
            held.ForEach(socket => socket.Dispose());
        }
    }

    private static async Task<Socket> ConnectAsync(Uri door)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, door.Port));
        return socket;
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

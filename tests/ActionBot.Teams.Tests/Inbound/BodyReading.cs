using System.IO.Pipelines;
using System.Text;
using ActionBot.Teams.Inbound;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>How bodies are taken in, piece by piece and many at once.</summary>
public sealed class BodyReading : IDisposable
{
    // Only a broken test waits this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ActivityReader reader = new();

    public void Dispose() => reader.Dispose();

    [Theory]
    [InlineData(1, null)]
    [InlineData(7, 50_000L)]
    [InlineData(100_000, null)]
    [InlineData(100_000, 500_000L)]
    [InlineData(1_000_000, 1L)]
    public async Task A_body_is_the_same_in_whatever_pieces_it_comes(int piece, long? length)
    {
        var text = new string('x', piece < 100 ? 5_000 : 600_000) + "é";
        var body = Encoding.UTF8.GetBytes(Fixture.With("message-personal", activity => activity["text"] = text));
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var reading = reader.ReadAsync(pipe.Reader, length, CancellationToken.None);
        for (var at = 0; at < body.Length; at += piece)
            await pipe.Writer.WriteAsync(body.AsMemory(at, Math.Min(piece, body.Length - at)));

        await pipe.Writer.CompleteAsync();
        Assert.Equal(text, (await reading.WaitAsync(Patience)).Activity!.Text);
    }

    [Theory]
    [InlineData(1024 * 1024, false)]
    [InlineData(1024 * 1024 + 1, true)]
    public async Task A_body_is_too_large_from_its_first_byte_too_many(int bytes, bool isTooLarge)
    {
        foreach (var length in new long?[] { null, bytes })
        {
            var pipe = await FilledAsync(bytes);
            Assert.Equal(isTooLarge, (await reader.ReadAsync(pipe.Reader, length, CancellationToken.None).WaitAsync(Patience)).IsTooLarge);
        }
    }

    [Fact]
    public async Task A_body_larger_than_Teams_sends_waits_for_another_one_and_holds_up_no_small_one()
    {
        var unfinished = await FilledAsync(ActivityReader.UsualBytes + 1, complete: false);
        var first = reader.ReadAsync(unfinished.Reader, null, CancellationToken.None);
        var second = reader.ReadAsync((await FilledAsync(ActivityReader.UsualBytes + 1)).Reader, null, CancellationToken.None);
        var third = reader.ReadAsync((await FilledAsync(ActivityReader.UsualBytes + 1)).Reader, null, CancellationToken.None);
        Assert.False(first.IsCompleted || second.IsCompleted || third.IsCompleted);

        var small = new Pipe();
        await small.Writer.WriteAsync(Fixture.Bytes("message-personal"));
        await small.Writer.CompleteAsync();
        Assert.NotNull((await reader.ReadAsync(small.Reader, null, CancellationToken.None).WaitAsync(Patience)).Activity);

        await unfinished.Writer.CompleteAsync(new IOException("The other side went away."));
        await Assert.ThrowsAsync<IOException>(() => first.WaitAsync(Patience));
        Assert.Equal([(null, false), (null, false)], await Task.WhenAll(second, third).WaitAsync(Patience));
    }

    private static async Task<Pipe> FilledAsync(int bytes, bool complete = true)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(new byte[bytes]);
        if (complete)
            await pipe.Writer.CompleteAsync();

        return pipe;
    }
}

using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>A stream that is read up to a bound and no further, whatever somebody says of its length.</summary>
/// <param name="inner">What is read; it is closed with this.</param>
/// <param name="most">The most bytes that may be read.</param>
/// <param name="fault">The sentence for more.</param>
internal sealed class CountedStream(Stream inner, long most, string fault) : Stream
{
    private long stepFrom;
    private (long Bytes, string Fault)? step;

    /// <summary>Bytes read until now.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    /// <summary>From here on to the next call, at most so many bytes may be read.</summary>
    public void Step(long bytes, string tooMany) => (stepFrom, step) = (Count, (bytes, tooMany));

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() => inner.Flush();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        Count += read;
        if (Count > most)
            throw new RuleException(fault);
        if (step is { } bound && Count - stepFrom > bound.Bytes)
            throw new RuleException(bound.Fault);
        return read;
    }
}

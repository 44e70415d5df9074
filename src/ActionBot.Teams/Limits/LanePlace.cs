namespace ActionBot.Teams.Limits;

/// <summary>
/// A place in a lane's queue, from asking until the send has ended. The clock is read with the lock held: a time read before
/// would be older than a send that another records meanwhile, and that send would look like one of a clock that was set back.
/// </summary>
internal sealed class LanePlace : IDisposable
{
    private readonly Lane lane;
    private readonly Lock gate;
    private readonly TimeProvider time;
    private readonly int ahead;
    private bool hasTurn;
    private bool hasSent;
    private bool isGone;

    public LanePlace(Lane lane, Lock gate, TimeProvider time)
    {
        (this.lane, this.gate, this.time) = (lane, gate, time);
        lock (gate)
        {
            ahead = lane.Waiting++;
            lane.Places++;
        }
    }

    public ThrottleScope Scope => lane.Scope;

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>How long the windows make this place wait, counting those before it until it has the turn.</summary>
    public TimeSpan Wait()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var wait = lane.Earliest(now, hasTurn ? 0 : ahead) - now;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    public bool TryTakeTurn() => hasTurn = lane.Turn.Wait(0, CancellationToken.None);

    public async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        await lane.Turn.WaitAsync(cancellationToken);
        hasTurn = true;
    }

    public void Record(DateTimeOffset now)
    {
        lock (gate)
        {
            lane.Record(now);
            lane.Waiting--;
            hasSent = true;
            SentAt = now;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isGone)
                return;

            isGone = true;
            lane.Places--;
            if (!hasSent)
                lane.Waiting--;
        }

        if (hasTurn)
            lane.Turn.Release();
    }
}

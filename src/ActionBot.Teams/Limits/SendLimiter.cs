namespace ActionBot.Teams.Limits;

/// <summary>
/// Keeps the bot within Teams' limits: every send passes the windows of its conversation and those of the app, one at a
/// time in each conversation, in the order of asking. A wait of at most <see cref="MaxWait"/> is waited for; a longer one is
/// answered at once, so that no caller is held. One instance serves the process; several nodes share the service's limits,
/// and rely on its 429 answers for the rest.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="chance">Draws the part of a wait that differs from one wait to the next.</param>
public sealed class SendLimiter(TimeProvider time, Random? chance = null)
{
    private const string Creation = "";
    private const int MostDoublings = 10;

    private readonly Lock gate = new();
    private readonly Lane app = new(ThrottleScope.App, TeamsLimits.App);
    private readonly Dictionary<string, Lane> lanes = [];
    private DateTimeOffset nextSweep = DateTimeOffset.MinValue;

    /// <summary>The longest a caller is held: two seconds.</summary>
    public static TimeSpan MaxWait { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The first wait after a refusal that names none: two seconds.</summary>
    public static TimeSpan UnstatedWait { get; } = TimeSpan.FromSeconds(2);

    /// <summary>What such a wait grows to at the most, chance left aside: five minutes.</summary>
    public static TimeSpan LongestUnstatedWait { get; } = TimeSpan.FromMinutes(5);

    private static TimeSpan SweepInterval { get; } = TimeSpan.FromMinutes(1);

    // What to wait when the send before this one takes longer than the wait allowed.
    private static TimeSpan SlowTurn { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How many conversations are remembered now: those with a send in the last hour.</summary>
    public int Conversations
    {
        get
        {
            lock (gate)
                return lanes.Count;
        }
    }

    /// <summary>Asks to send into, change or delete in a conversation.</summary>
    public Task<SendPermit> AcquireAsync(string conversationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        return AcquireLaneAsync(conversationId, cancellationToken);
    }

    /// <summary>Asks to create a conversation.</summary>
    public Task<SendPermit> AcquireCreationAsync(CancellationToken cancellationToken) => AcquireLaneAsync(Creation, cancellationToken);

    /// <summary>
    /// Obeys a 429 of the service. It does not say whom it concerns: a conversation that is nowhere near its own limits
    /// cannot be the reason, so then the whole app waits.
    /// </summary>
    /// <param name="conversationId">The conversation of the refused send; null for a refused creation.</param>
    /// <param name="retryAfter">
    /// The wait that was asked for; null where none was: then it is <see cref="UnstatedWait"/>, twice as long with each such refusal
    /// in a row up to <see cref="LongestUnstatedWait"/>, and up to a half longer by chance, so that several nodes do not come
    /// back at one instant.
    /// </param>
    /// <returns>What waits, and how long.</returns>
    public (ThrottleScope Scope, TimeSpan Wait) Throttled(string? conversationId, TimeSpan? retryAfter)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var lane = lanes.GetValueOrDefault(conversationId ?? Creation);
            var concerned = lane is not null && lane.IsHalfFull(now) ? lane : app;
            var wait = retryAfter ?? Longer(concerned.UnstatedRefusals++);
            concerned.Pause(now + wait);
            return (concerned.Scope, wait);
        }
    }

    /// <summary>Takes note that the service took a send, so that the next refusal without a time is again the first in its row.</summary>
    /// <param name="conversationId">The conversation of the send; null for a creation.</param>
    public void Passed(string? conversationId)
    {
        lock (gate)
        {
            app.UnstatedRefusals = 0;
            if (lanes.TryGetValue(conversationId ?? Creation, out var lane))
                lane.UnstatedRefusals = 0;
        }
    }

    private TimeSpan Longer(int before)
    {
        var wait = UnstatedWait * Math.Pow(2, Math.Min(before, MostDoublings));
        return (wait < LongestUnstatedWait ? wait : LongestUnstatedWait) * (1 + ((chance ?? Random.Shared).NextDouble() / 2));
    }

    private async Task<SendPermit> AcquireLaneAsync(string key, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + MaxWait;
        var place = Enter(key);
        try
        {
            var refusal = await WaitAsync(place, deadline, cancellationToken) ?? await PassAppAsync(place, deadline, cancellationToken);
            if (refusal is not null)
                return refusal;

            var permit = SendPermit.Granted(place);
            place = null;
            return permit;
        }
        finally
        {
            place?.Dispose();
        }
    }

    private async Task<SendPermit?> PassAppAsync(LanePlace place, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        using var inApp = new LanePlace(app, gate, time);
        if (await WaitAsync(inApp, deadline, cancellationToken) is { } refusal)
            return refusal;

        // At one instant, and with the lock held, so that sends are recorded in the order of their times.
        lock (gate)
        {
            var now = time.GetUtcNow();
            place.Record(now);
            inApp.Record(now);
        }

        return null;
    }

    /// <summary>Waits for the turn and then for the windows; null when both are there, the turn then being held.</summary>
    private async Task<SendPermit?> WaitAsync(LanePlace place, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (Refusal(place, deadline) is { } full)
            return full;

        if (!await EnterTurnAsync(place, deadline, cancellationToken))
            return SendPermit.Refused(SlowTurn, place.Scope);

        while (place.Wait() is { Ticks: > 0 } wait)
        {
            if (Refusal(place, deadline) is { } refusal)
                return refusal;

            // A timer counts whole milliseconds: rounded up, it is not set twice.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
        }

        return null;
    }

    private async Task<bool> EnterTurnAsync(LanePlace place, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (place.TryTakeTurn())
            return true;

        var left = deadline - time.GetUtcNow();
        using var late = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await place.TakeTurnAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private SendPermit? Refusal(LanePlace place, DateTimeOffset deadline)
    {
        var wait = place.Wait();
        return time.GetUtcNow() + wait > deadline ? SendPermit.Refused(wait, place.Scope) : null;
    }

    private LanePlace Enter(string key)
    {
        lock (gate)
        {
            Sweep(time.GetUtcNow());
            if (!lanes.TryGetValue(key, out var lane))
                lanes[key] = lane = new Lane(ThrottleScope.Conversation, TeamsLimits.Conversation);

            return new LanePlace(lane, gate, time);
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < nextSweep)
            return;

        nextSweep = now + SweepInterval;
        foreach (var (key, _) in lanes.Where(lane => lane.Value.IsIdle(now)).ToList())
            lanes.Remove(key);
    }
}

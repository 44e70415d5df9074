namespace ActionBot.Delivery;

/// <summary>Wakes the dispatcher of this process as soon as there is something to send, so that nobody waits for its next look.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Dispose() => bell.Dispose();

    public void Wake()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Waits for a ring, or for the time to run out.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The source keeps its own timer: one that fires while it is put away must not end the process.
        using var longest = new CancellationTokenSource(most, clock);
        using var timeOut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longest.Token);
        try
        {
            await bell.WaitAsync(timeOut.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time for a look without a ring.
        }
    }
}

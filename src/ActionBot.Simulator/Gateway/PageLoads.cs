namespace ActionBot.Simulator.Gateway;

/// <summary>
/// Tells page loads apart. For each one Playground sends <c>installationUpdate add</c> and
/// <c>conversationUpdate membersAdded</c> of the personal chat side by side, in either order, after it has probed the
/// bot; a page that is closed while it loads only probes. The chat of a loaded page is empty.
/// </summary>
internal sealed class PageLoads(bool botRemembers, TimeProvider time)
{
    // The two of a pair leave Playground within a few milliseconds of each other.
    private static readonly TimeSpan PairSpan = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private bool _probed;
    private bool _known = botRemembers;
    private Pair? _pair;

    internal enum Half
    {
        Installation,
        Members,
    }

    public void Probed()
    {
        lock (_gate)
            _probed = true;
    }

    /// <summary>The chat was removed by hand: the next installation is no repetition.</summary>
    public void Removed()
    {
        lock (_gate)
            _known = false;
    }

    /// <summary>
    /// One half of a pair has come. Before the first half of a repeated page load <paramref name="removeAsync"/> runs
    /// once, after everything of the load before and before either half goes on. Dispose the pass once it has.
    /// </summary>
    public async Task<IDisposable> EnterAsync(Half half, Func<Task> removeAsync)
    {
        Pair pair;
        Pass pass;
        lock (_gate)
        {
            if (_pair is not { } current || BeginsAnother(current, half))
            {
                var before = _pair?.Passed() ?? Task.CompletedTask;
                _pair = current = new Pair(time.GetUtcNow(), _known ? RemoveAfterAsync(before, removeAsync) : before);
                _probed = false;
                _known = true;
            }
            pair = current;
            pass = pair.Add(half);
        }
        await pair.Ready;
        return pass;
    }

    private bool BeginsAnother(Pair current, Half half)
    {
        if (current.Has(half))
            return true;
        var waitsForThisHalf = time.GetUtcNow() - current.Began < PairSpan;
        return _probed && !waitsForThisHalf;
    }

    private static async Task RemoveAfterAsync(Task before, Func<Task> removeAsync)
    {
        // Let go of the lock that this is called under.
        await Task.Yield();
        await before;
        await removeAsync();
    }

    private sealed record Pair(DateTimeOffset Began, Task Ready)
    {
        private readonly List<(Half Half, Pass Pass)> _passes = [];

        public bool Has(Half half) => _passes.Exists(passed => passed.Half == half);

        public Pass Add(Half half)
        {
            var pass = new Pass();
            _passes.Add((half, pass));
            return pass;
        }

        public Task Passed() => Task.WhenAll(_passes.Select(passed => passed.Pass.Done));
    }

    private sealed class Pass : IDisposable
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public void Dispose() => _done.TrySetResult();
    }
}

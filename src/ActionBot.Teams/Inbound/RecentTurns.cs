namespace ActionBot.Teams.Inbound;

/// <summary>
/// Lets each activity reach the bot once. Teams delivers again when an answer is slow or lost: the second delivery waits
/// for the first, or is given its answer, for five minutes. A failure is forgotten at once, so that it can be tried again.
/// </summary>
internal sealed class RecentTurns(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<TurnKey, Task<TurnAnswer>> turns = [];
    private readonly Queue<(TurnKey Key, DateTimeOffset ForgetAt)> finished = [];

    public static TimeSpan Memory { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How many answers are kept at most; the oldest go first.</summary>
    public static int Capacity => 10_000;

    public async Task<TurnAnswer> OnceAsync(TurnKey key, Func<Task<TurnAnswer>> run)
    {
        var mine = new TaskCompletionSource<TurnAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<TurnAnswer>? first;
        lock (gate)
        {
            Forget();
            if (!turns.TryGetValue(key, out first))
                turns[key] = mine.Task;
        }

        return first is null ? await RunAsync(key, run, mine) : await first;
    }

    private async Task<TurnAnswer> RunAsync(TurnKey key, Func<Task<TurnAnswer>> run, TaskCompletionSource<TurnAnswer> mine)
    {
        var answer = await run();
        lock (gate)
        {
            if (answer.Succeeded)
                finished.Enqueue((key, time.GetUtcNow() + Memory));
            else
                turns.Remove(key);
        }

        mine.SetResult(answer);
        return answer;
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        while (finished.TryPeek(out var oldest) && (oldest.ForgetAt <= now || finished.Count > Capacity))
            turns.Remove(finished.Dequeue().Key);
    }
}

/// <summary>What makes an activity the same one. The sender is part of it: nobody's activity is to be taken for somebody else's.</summary>
internal sealed record TurnKey(string ConversationId, string UserId, string ActivityId, string Type);

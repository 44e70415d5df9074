namespace ActionBot.Simulator.Teams;

/// <summary>The platform's published limits of one bot: per thread and operation, and 50 calls a second in all.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private static readonly Window[] Sending = Windows(7, 8, 60, 1800);
    private static readonly Window[] Reading = Windows(14, 16, 120, 3600);
    private static readonly Window[] App = [new(50, TimeSpan.FromSeconds(1))];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _calls = [];

    /// <summary>Null if the call may pass, which is then counted; else how long to wait.</summary>
    public TimeSpan? Refuse(ConnectorOperation operation, string thread)
    {
        var (kind, windows) = operation switch
        {
            ConnectorOperation.GetMembers or ConnectorOperation.GetConversations => ("read", Reading),
            // A conversation that is being created is a thread of its own: only the limit of the app bears on it.
            ConnectorOperation.CreateConversation => ("create", []),
            _ => ("send", Sending),
        };
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var ofThread = CallsOf($"{kind} {thread}");
            var ofApp = CallsOf("");
            var wait = TimeSpan.FromTicks(Math.Max(Wait(ofThread, windows, now).Ticks, Wait(ofApp, App, now).Ticks));
            if (wait > TimeSpan.Zero)
                return wait;
            ofThread.Add(now);
            ofApp.Add(now);
            return null;
        }
    }

    private static TimeSpan Wait(List<DateTimeOffset> calls, Window[] windows, DateTimeOffset now)
    {
        if (calls.Count >= 8192)
            calls.RemoveRange(0, calls.Count - 4096);
        return windows
            .Where(window => calls.Count >= window.Calls)
            .Select(window => calls[^window.Calls] + window.Length - now)
            .Append(TimeSpan.Zero)
            .Max();
    }

    private static Window[] Windows(int oneSecond, int twoSeconds, int halfMinute, int hour) =>
        [
            new(oneSecond, TimeSpan.FromSeconds(1)),
            new(twoSeconds, TimeSpan.FromSeconds(2)),
            new(halfMinute, TimeSpan.FromSeconds(30)),
            new(hour, TimeSpan.FromHours(1)),
        ];

    private List<DateTimeOffset> CallsOf(string key)
    {
        if (!_calls.TryGetValue(key, out var calls))
            _calls[key] = calls = [];
        return calls;
    }

    private readonly record struct Window(int Calls, TimeSpan Length);
}

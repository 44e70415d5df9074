using ActionBot.Teams.Inbound.Checks;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Inbound;

/// <summary>
/// Logs refusals: the first of each minute one by one, the others as a number. Anybody can be refused ten thousand times a
/// second, and whoever writes all of that down has time for nothing else.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger) : IDisposable
{
    private readonly Lock gate = new();
    private ITimer? endOfMinute;
    private int seen;

    /// <summary>How many of a minute are logged one by one.</summary>
    public static int Detailed => 20;

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    public void Refused(Refusal refusal, string? activityId)
    {
        if (Counts())
            TeamsLog.Refused(logger, refusal, LogText.Of(activityId));
    }

    public void BadId(string field, string? activityId)
    {
        if (Counts())
            TeamsLog.BadId(logger, field, LogText.Of(activityId));
    }

    public void Dispose() => endOfMinute?.Dispose();

    private bool Counts()
    {
        lock (gate)
        {
            endOfMinute ??= time.CreateTimer(static log => ((RefusalLog)log!).End(), this, Window, Timeout.InfiniteTimeSpan);
            return ++seen <= Detailed;
        }
    }

    private void End()
    {
        int more;
        lock (gate)
        {
            more = seen - Detailed;
            seen = 0;
            endOfMinute?.Dispose();
            endOfMinute = null;
        }

        if (more > 0)
            TeamsLog.MoreRefused(logger, more);
    }
}

namespace ActionBot.Simulator.Teams;

/// <summary>Lets a planned fault befall a call.</summary>
internal static class FaultAnswers
{
    /// <summary>The answer that never comes: the connection breaks where it would be written.</summary>
    public static readonly IResult Broken = new BrokenAnswer();

    /// <summary>The answer in place of any effect, or null if the call may have its effect (perhaps after a wait).</summary>
    public static async Task<IResult?> BeforeAsync(Fault? fault, HttpContext http, TimeProvider time)
    {
        switch (fault)
        {
            case Fault.RefusedCall { Code: 429 } throttled:
                return ConnectorErrors.Throttled(http, throttled.RetryAfter);
            case Fault.RefusedCall refusal:
                ConnectorErrors.Wait(http, refusal.RetryAfter);
                return ConnectorErrors.Error(refusal.Code, refusal.Error, "A planned fault.");
            case Fault.BrokenConnection { AfterEffect: false }:
                return Broken;
            case Fault.Latency latency:
                await Task.Delay(latency.Wait, time, http.RequestAborted);
                return null;
            default:
                return null;
        }
    }

    /// <summary>The answer itself, unless it is to be lost.</summary>
    public static object? After(Fault? fault, object? answer) => fault is Fault.BrokenConnection ? Broken : answer;

    private sealed class BrokenAnswer : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Abort();
            return Task.CompletedTask;
        }
    }
}

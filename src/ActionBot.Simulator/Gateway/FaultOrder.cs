using System.Text.Json;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Teams;

namespace ActionBot.Simulator.Gateway;

/// <summary>
/// Faults ordered over HTTP: <c>{"kind":"429","count":2,"retryAfter":3}</c>. Kinds: a status from 400 to 599,
/// <c>lost-reply</c>, <c>disconnected</c>, <c>slow</c> (by <c>retryAfter</c> seconds).
/// </summary>
internal static class FaultOrder
{
    private const string Usage =
        "Expected {\"kind\":\"429\", \"count\":1, \"retryAfter\":2}; kinds are 400 to 599, lost-reply, disconnected and slow.";

    public static async Task<IResult> TakeAsync(HttpContext http, Faults faults)
    {
        try
        {
            var order = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            if (FaultOf(order?["kind"]?.ToString(), order?["retryAfter"]?.GetValue<double>()) is not { } fault)
                return Results.Text(Usage, statusCode: 400);
            faults.Next(fault, Math.Clamp(order?["count"]?.GetValue<int>() ?? 1, 0, 10_000));
            return Results.StatusCode(204);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return Results.Text(Usage, statusCode: 400);
        }
    }

    private static Fault? FaultOf(string? kind, double? retryAfter)
    {
        TimeSpan? seconds = retryAfter is { } given ? TimeSpan.FromSeconds(Math.Clamp(given, 0, 3600)) : null;
        return kind switch
        {
            "lost-reply" => Fault.LostReply,
            "disconnected" => Fault.Disconnected,
            "slow" => Fault.Slow(seconds ?? TimeSpan.FromSeconds(1)),
            "429" => Fault.Throttled(seconds),
            "412" => Fault.PreconditionFailed,
            _ when int.TryParse(kind, out var status) && status is >= 400 and <= 599 => Fault.Status(status),
            _ => null,
        };
    }
}

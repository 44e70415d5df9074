using System.Text;
using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>What is answered to an activity. The body is bytes, because two deliveries of one activity may be given it at once.</summary>
internal sealed record TurnAnswer(int Status, byte[]? Body)
{
    public static TurnAnswer Accepted { get; } = new(200, null);

    /// <summary>False when the bot failed: then a repeated delivery is tried again.</summary>
    public bool Succeeded { get; init; } = true;

    public static TurnAnswer Of(InvokeResult result) =>
        new(result.HttpStatus, result.Body is null ? null : Encoding.UTF8.GetBytes(result.Body.ToJsonString(ActivityJson.Wire.Options)));

    public static TurnAnswer Fault(bool isInvoke) =>
        (isInvoke ? Of(InvokeResult.Fault()) : new TurnAnswer(500, null)) with
        {
            Succeeded = false,
        };
}

using ActionBot.Domain.Register;
using ActionBot.Exchange.Rows;
using ActionBot.Exchange.Values;

namespace ActionBot.Exchange.Writing;

/// <summary>When the register's word on where an action stands is taken. "Closed" always is; otherwise what moved on here stays.</summary>
internal static class StatusRule
{
    /// <summary>The state to take from the register, or null to leave the action as it is.</summary>
    public static StatusReading? Take(ActionItem action, RegisterRow row, StatedBefore before)
    {
        var stated = row.Status;
        if (stated.Status == ActionStatus.Closed)
            return Closing(action, stated, before);
        if (stated.Status == action.Status)
            return null;
        var answeredSince = action.Standing is not null && !(row.LastUpdated > action.LastAnsweredOn);
        var stoodSoByRegister = before.Knows(action.Ref)
            ? before.Of(action.Ref, "status") == action.Status.ToString()
            : action.Status == ActionStatus.Open;
        return stoodSoByRegister && !answeredSince ? stated : null;
    }

    /// <summary>An action closed here keeps the reason given here; one closed by the register follows it.</summary>
    private static StatusReading? Closing(ActionItem action, StatusReading stated, StatedBefore before)
    {
        if (action.Status != ActionStatus.Closed)
            return stated;
        var closedByRegister = before.Of(action.Ref, "closedAs") is { } kind && kind == action.ClosedAs?.ToString();
        return closedByRegister && stated.ClosedAs != action.ClosedAs ? stated : null;
    }
}

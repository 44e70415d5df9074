using ActionBot.Domain.Register;

namespace ActionBot.Exchange.Values;

/// <summary>Where an action stands, with the way it was closed.</summary>
internal readonly record struct StatusReading(ActionStatus Status, ClosureKind? ClosedAs = null);

/// <summary>The state of an action.</summary>
internal static class StatusReader
{
    public const string Expected = "In progress, Complete, Awaiting verification, Closed, Superseded, No longer relevant or Risk accepted";

    private static readonly Dictionary<string, StatusReading> Words = WordTable.Of(
        (
            new StatusReading(ActionStatus.Open),
            "|open|in progress|ongoing|on-going|on going|not started|not yet started|started|outstanding|overdue|on track|at "
                + "risk|delayed|live|active|partially implemented|partially complete|part implemented|work in "
                + "progress|wip|reopened|new"
        ),
        (
            new(ActionStatus.AwaitingVerification),
            "complete|completed|done|awaiting verification|complete awaiting verification|completed awaiting "
                + "verification|done awaiting verification|implemented awaiting verification|awaiting validation|awaiting sign "
                + "off|awaiting sign-off|awaiting closure|pending closure|pending verification|submitted for closure"
        ),
        (new(ActionStatus.ClosureRequested), "closure requested|request to close|requested closure"),
        (
            new(ActionStatus.Closed, ClosureKind.Implemented),
            "closed|implemented|fully implemented|closed implemented|closed complete|closed completed|verified|discharged"
        ),
        (new(ActionStatus.Closed, ClosureKind.Superseded), "superseded|closed superseded"),
        (
            new(ActionStatus.Closed, ClosureKind.NoLongerRelevant),
            "no longer relevant|no longer required|no longer needed|no longer applicable|closed no "
                + "longer relevant|closed no longer required|obsolete|withdrawn|cancelled"
        ),
        (new(ActionStatus.Closed, ClosureKind.RiskAccepted), "risk accepted|closed risk accepted|accepted risk")
    );

    public static StatusReading? Read(string text) => WordTable.Find(Words, text);
}

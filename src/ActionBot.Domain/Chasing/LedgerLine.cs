using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.Chasing;

/// <summary>
/// What was decided about asking for one action on one day. There is exactly one line for every action that was not closed, and
/// it is never lost: a later decision of the same day takes its place.
/// </summary>
public sealed class LedgerLine
{
    /// <summary>The day, where the person is who would be asked.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The action.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>Who was asked or would have been: the owner or a delegate; none where there is nobody.</summary>
    public long? PersonId { get; set; }

    /// <summary>Why it was asked about; none where it was not.</summary>
    public RequestReason? Asked { get; set; }

    /// <summary>The rule by which it was not asked about; none where it was.</summary>
    public SkipReason? Skipped { get; set; }

    /// <summary>The first day on which the decision could be another, where the rule knew it.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The decision as a sentence, as it could be told on the day.</summary>
    public required string Reason { get; set; }

    /// <summary>What the rule looked at: "rating=High; target=2026-01-01; asked=…".</summary>
    public required string Inputs { get; set; }

    /// <summary>The message in which it was asked about.</summary>
    public long? CheckInId { get; set; }
}

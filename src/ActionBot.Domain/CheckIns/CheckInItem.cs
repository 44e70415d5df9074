using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;

namespace ActionBot.Domain.CheckIns;

/// <summary>One action in a check-in.</summary>
public sealed class CheckInItem
{
    /// <summary>The check-in.</summary>
    public long CheckInId { get; set; }

    /// <summary>The check-in.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The action.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>Its place in the card, from 1. Places never change, so rows do not jump.</summary>
    public int Place { get; set; }

    /// <summary>Why it is asked about.</summary>
    public RequestReason Reason { get; set; }

    /// <summary>Who owned the action then: somebody who takes it over has not been asked yet.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The answer since it was asked, whichever card it came through.</summary>
    public long? UpdateId { get; set; }

    /// <summary>The answer since it was asked, whichever card it came through.</summary>
    public ProgressUpdate? Update { get; set; }
}

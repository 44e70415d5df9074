using ActionBot.Domain.Register;

namespace ActionBot.Domain.CheckIns;

/// <summary>A step of the ladder of which somebody was told in a digest or notice.</summary>
public sealed class ToldStep
{
    /// <summary>The message.</summary>
    public long CheckInId { get; set; }

    /// <summary>The message.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>The action.</summary>
    public ActionItem? ActionItem { get; set; }

    /// <summary>The step.</summary>
    public LadderStep Step { get; set; }

    /// <summary>Who owned the action then.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Its place in the card, from 1.</summary>
    public int Place { get; set; }
}

namespace ActionBot.Domain.CheckIns;

/// <summary>An owner's word that an action is not theirs. It stands until the owner of the action changes.</summary>
public sealed class OwnershipClaim
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The action.</summary>
    public long ActionItemId { get; set; }

    /// <summary>Who says that it is not theirs.</summary>
    public long PersonId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Who should be asked instead, in the person's words.</summary>
    public string? Suggested { get; set; }

    /// <summary>When it was settled.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Whether nobody has settled it yet.</summary>
    public bool IsOpen => SettledAt is null;
}

namespace ActionBot.Domain.Register.People;

/// <summary>
/// An owner's word that somebody else answers for them for a while. The delegate sees and answers for the owner's actions.
/// </summary>
public sealed class Delegation
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Whose actions.</summary>
    public long PersonId { get; set; }

    /// <summary>Who answers for them.</summary>
    public long DelegateId { get; set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly Until { get; set; }

    /// <summary>When it was ended before its last day.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

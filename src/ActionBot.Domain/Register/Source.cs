namespace ActionBot.Domain.Register;

/// <summary>A body that issues reports: internal audit, an inspectorate, a coroner.</summary>
public sealed class Source
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The short name the register uses, such as "DARA". Unique, compared without case.</summary>
    public required string Code { get; set; }

    /// <summary>What people call it, such as "Internal audit". It heads the sections of a card.</summary>
    public required string Name { get; set; }

    /// <summary>Whether it is the organisation's own or an outside body.</summary>
    public SourceKind Kind { get; set; }

    /// <summary>Who checks its actions, in words, such as "Internal audit" or "The inspectorate liaison team".</summary>
    public string VerifierName { get; set; } = "The tracking team";

    /// <summary>The people who may close its actions.</summary>
    public List<SourceVerifier> Verifiers { get; } = [];
}

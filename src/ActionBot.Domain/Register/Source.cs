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

/// <summary>A person who may approve completion, closure and date changes of a source's actions.</summary>
public sealed class SourceVerifier
{
    /// <summary>The source.</summary>
    public long SourceId { get; set; }

    /// <summary>The verifier.</summary>
    public long PersonId { get; set; }

    /// <summary>The verifier.</summary>
    public Person? Person { get; set; }
}

/// <summary>One audit or inspection.</summary>
public sealed class Report
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Who issued it.</summary>
    public long SourceId { get; set; }

    /// <summary>Who issued it.</summary>
    public Source? Source { get; set; }

    /// <summary>Its title, unique within the source.</summary>
    public required string Title { get; set; }

    /// <summary>When it was issued.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>The auditor's opinion.</summary>
    public Assurance Assurance { get; set; }
}

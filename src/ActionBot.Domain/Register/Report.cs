namespace ActionBot.Domain.Register;

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

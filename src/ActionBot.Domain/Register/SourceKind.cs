namespace ActionBot.Domain.Register;

/// <summary>Who issues the reports of a source.</summary>
public enum SourceKind
{
    /// <summary>The organisation's own internal audit.</summary>
    InternalAudit = 0,

    /// <summary>A body outside the organisation: an inspectorate, a coroner, a regulator. All its actions are monitored.</summary>
    OutsideBody = 1,
}

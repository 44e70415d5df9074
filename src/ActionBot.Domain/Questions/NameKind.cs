namespace ActionBot.Domain.Questions;

/// <summary>What a name of the register is the name of.</summary>
public enum NameKind
{
    /// <summary>A node of the organisation's tree; everything below it counts.</summary>
    Area,

    /// <summary>A body that issues reports.</summary>
    Source,

    /// <summary>A board: that an action waits for, or that owns its risk.</summary>
    Board,

    /// <summary>A theme.</summary>
    Theme,

    /// <summary>An audit or inspection.</summary>
    Report,

    /// <summary>The owner.</summary>
    Person,

    /// <summary>How it is delivered.</summary>
    Route,

    /// <summary>A corporate risk.</summary>
    Risk,

    /// <summary>Critical, High, Medium, Low or not rated.</summary>
    Rating,

    /// <summary>The auditor's opinion.</summary>
    Assurance,

    /// <summary>An action, by its ref.</summary>
    Ref,
}

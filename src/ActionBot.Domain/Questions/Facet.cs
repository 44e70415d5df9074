namespace ActionBot.Domain.Questions;

/// <summary>By what an answer is counted.</summary>
public enum Facet
{
    /// <summary>The area that has to do it.</summary>
    Area,

    /// <summary>The owner.</summary>
    Owner,

    /// <summary>Who issued the report.</summary>
    Source,

    /// <summary>The report.</summary>
    Report,

    /// <summary>The rating, riskiest first.</summary>
    Rating,

    /// <summary>The theme.</summary>
    Theme,

    /// <summary>The board that a decision waits for.</summary>
    Board,

    /// <summary>Why it is late, by the owner's latest answer.</summary>
    Reason,

    /// <summary>The month of the target date, earliest first.</summary>
    Month,

    /// <summary>The financial quarter of the target date, earliest first.</summary>
    Quarter,

    /// <summary>The auditor's opinion.</summary>
    Assurance,

    /// <summary>How it is delivered.</summary>
    Route,
}

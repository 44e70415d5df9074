namespace ActionBot.Domain.Questions;

/// <summary>In which order the actions of an answer stand.</summary>
public enum Ordering
{
    /// <summary>By target date, those without one last, the riskier first among equals.</summary>
    Oldest,

    /// <summary>The latest target date first.</summary>
    Newest,

    /// <summary>By rating, then by target date.</summary>
    Riskiest,

    /// <summary>By ref.</summary>
    Ref,

    /// <summary>Those answered longest ago first.</summary>
    Silent,
}

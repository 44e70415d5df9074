namespace ActionBot.Domain.Questions.Grammar;

/// <summary>What a piece of a question does to it.</summary>
internal enum PieceKind
{
    /// <summary>Nothing.</summary>
    Noise,

    /// <summary>A word that nobody knows.</summary>
    Unknown,

    /// <summary>Refuses what follows.</summary>
    Not,

    /// <summary>Joins what stands before with what follows as one or the other.</summary>
    Or,

    /// <summary>Joins what stands before with what follows.</summary>
    And,

    Mark,
    Name,
    Span,

    /// <summary>Says which day the spans are about.</summary>
    Field,

    /// <summary>Longer ago than a day: late, unanswered or old, whichever is spoken of.</summary>
    Longer,

    /// <summary>Less long ago than a day.</summary>
    Shorter,

    By,
    Order,
    Count,
    Limit,

    /// <summary>The next of what was shown.</summary>
    More,

    /// <summary>Refers to the last question: "only", "what about".</summary>
    Again,

    /// <summary>The asker's own.</summary>
    Mine,

    /// <summary>The asker's areas.</summary>
    MyArea,

    /// <summary>The boards that the asker serves.</summary>
    MyBoard,

    /// <summary>"Who".</summary>
    Who,

    /// <summary>Says what the next or last name is the name of.</summary>
    Kind,

    /// <summary>What follows stands in the words of the action.</summary>
    About,

    /// <summary>Words in quotes.</summary>
    Quote,
}

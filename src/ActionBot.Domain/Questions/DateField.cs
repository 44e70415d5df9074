namespace ActionBot.Domain.Questions;

/// <summary>Which day of an action a span is about.</summary>
public enum DateField
{
    /// <summary>The agreed target date.</summary>
    Target,

    /// <summary>The day of the latest answer.</summary>
    Answered,

    /// <summary>The day on which its report was issued.</summary>
    Issued,

    /// <summary>The day on which it was closed.</summary>
    Closed,
}

namespace ActionBot.Domain.Register;

/// <summary>The names and words of the six answers.</summary>
public static class AnswerChoices
{
    /// <summary>All six, in the order in which they are offered.</summary>
    public static IReadOnlyList<AnswerChoice> All { get; } = Enum.GetValues<AnswerChoice>();

    private static readonly Dictionary<string, AnswerChoice> ByCode = All.ToDictionary(c => c.Code(), StringComparer.Ordinal);

    /// <summary>The code that stands in card data, such as "atRisk".</summary>
    /// <param name="choice">The answer.</param>
    public static string Code(this AnswerChoice choice) =>
        choice switch
        {
            AnswerChoice.OnTrack => "onTrack",
            AnswerChoice.AtRisk => "atRisk",
            AnswerChoice.Decision => "decision",
            AnswerChoice.Other => "other",
            AnswerChoice.Done => "done",
            AnswerChoice.NotNeeded => "notNeeded",
        };

    /// <summary>What a person reads, such as "At risk".</summary>
    /// <param name="choice">The answer.</param>
    public static string Title(this AnswerChoice choice) =>
        choice switch
        {
            AnswerChoice.OnTrack => "On track",
            AnswerChoice.AtRisk => "At risk",
            AnswerChoice.Decision => "Waiting for a decision",
            AnswerChoice.Other => "Waiting for something else",
            AnswerChoice.Done => "Done",
            AnswerChoice.NotNeeded => "No longer needed",
        };

    /// <summary>Whether the owner says that the target date is in danger: something threatens the action or holds it up.</summary>
    /// <param name="choice">The answer.</param>
    public static bool IsThreat(this AnswerChoice choice) =>
        choice switch
        {
            AnswerChoice.AtRisk or AnswerChoice.Decision or AnswerChoice.Other => true,
            AnswerChoice.OnTrack or AnswerChoice.Done or AnswerChoice.NotNeeded => false,
        };

    /// <summary>The answer of a code out of card data; false for anything else, which is then forged or of a later version.</summary>
    /// <param name="code">The code.</param>
    /// <param name="choice">The answer.</param>
    public static bool TryParse(string? code, out AnswerChoice choice)
    {
        choice = default;
        return code is not null && ByCode.TryGetValue(code, out choice);
    }

    /// <summary>The code of a reason in card data, such as "riskAccepted".</summary>
    /// <param name="reason">The reason.</param>
    public static string Code(this NotNeededReason reason) =>
        reason switch
        {
            NotNeededReason.Superseded => "superseded",
            NotNeededReason.NoLongerRelevant => "noLongerRelevant",
            NotNeededReason.RiskAccepted => "riskAccepted",
        };

    /// <summary>What a person reads, such as "Superseded by another action".</summary>
    /// <param name="reason">The reason.</param>
    public static string Title(this NotNeededReason reason) =>
        reason switch
        {
            NotNeededReason.Superseded => "Superseded by another action",
            NotNeededReason.NoLongerRelevant => "No longer relevant",
            NotNeededReason.RiskAccepted => "Risk accepted",
        };
}

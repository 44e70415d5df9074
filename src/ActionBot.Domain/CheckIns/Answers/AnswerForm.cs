using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>What a person sent: one of the six answers and the fields as typed. Nothing in it is trusted.</summary>
/// <param name="Choice">The answer.</param>
/// <param name="Values">The fields by id; empty ones are missing.</param>
public sealed record AnswerForm(AnswerChoice Choice, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The most characters of a line.</summary>
    public const int MaxLine = 280;

    /// <summary>The most characters of a name or ref.</summary>
    public const int MaxName = 120;

    /// <summary>The most characters of a link.</summary>
    public const int MaxLink = 500;

    /// <summary>The field's text on one line without control characters, or "" when it is missing.</summary>
    /// <param name="field">A field id.</param>
    public string this[string field] => Values.TryGetValue(field, out var value) ? British.OneLine(value) : "";

    /// <summary>The refs that the form names, for the caller to look up before <see cref="AnswerRules.Check"/>.</summary>
    public IReadOnlyList<string> NamedRefs =>
        Choice switch
        {
            AnswerChoice.Other => this[AnswerFields.OtherOn] is { Length: > 0 } on ? [on] : [],
            AnswerChoice.NotNeeded => this[AnswerFields.NotNeededRef] is { Length: > 0 } by ? [by] : [],
            AnswerChoice.OnTrack or AnswerChoice.AtRisk or AnswerChoice.Decision or AnswerChoice.Done => [],
        };
}

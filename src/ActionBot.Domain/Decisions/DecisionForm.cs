using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Decisions;

/// <summary>An outcome, as a secretary typed it. Nothing in it is trusted.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Values">The fields by id; empty ones are missing.</param>
public sealed record DecisionForm(DecisionOutcome Outcome, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The most characters of a minute's reference.</summary>
    public const int MaxMinute = 60;

    /// <summary>What changes, why it is not supported, or why it is deferred.</summary>
    public string? Text => Line(DecisionFields.Of(Outcome).Text);

    /// <summary>Reference of the minute.</summary>
    public string? Minute => Line(DecisionFields.Of(Outcome).Minute);

    /// <summary>The later meeting that was chosen, as card data names it.</summary>
    public string? DeferredTo => Outcome.IsFinal() ? null : Line(DecisionFields.DeferredTo);

    /// <summary>The faults of the fields.</summary>
    /// <param name="later">Whether the chosen meeting is a later one of the board that is to come.</param>
    public IReadOnlyList<FieldFault> Check(bool later)
    {
        List<FieldFault> faults = [];
        var (text, minute) = DecisionFields.Of(Outcome);
        if (Text is null && Missing(Outcome) is { } missing)
            faults.Add(new(text!, missing));
        else if (Text?.Length > AnswerForm.MaxLine)
            faults.Add(new(text!, $"Say it in at most {AnswerForm.MaxLine} characters; these are {Text.Length:N0}."));
        if (Minute?.Length > MaxMinute)
            faults.Add(new(minute!, $"Give the reference in at most {MaxMinute} characters."));
        if (!Outcome.IsFinal() && !later)
            faults.Add(
                new(
                    DecisionFields.DeferredTo,
                    DeferredTo is null ? "Choose the meeting." : "Choose another meeting: that one is not to come any more."
                )
            );
        return faults;
    }

    private static string? Missing(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.AgreedWithChanges => "Say in one line what changes.",
            DecisionOutcome.NotSupported => "Say in one line why.",
            DecisionOutcome.Agreed or DecisionOutcome.Deferred => null,
        };

    private string? Line(string? field) =>
        field is not null && Values.TryGetValue(field, out var value) && British.OneLine(value) is { Length: > 0 } line ? line : null;
}

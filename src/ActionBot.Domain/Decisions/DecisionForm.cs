using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Decisions;

/// <summary>The ids of the fields of the decision form. They stand in cards that are already in chats, so they never change.</summary>
public static class DecisionFields
{
    /// <summary>Agreed: reference of the minute.</summary>
    public const string AgreedMinute = "agreed_minute";

    /// <summary>Agreed with changes: what changes.</summary>
    public const string ChangesWhat = "changes_what";

    /// <summary>Agreed with changes: reference of the minute.</summary>
    public const string ChangesMinute = "changes_minute";

    /// <summary>Not supported: why.</summary>
    public const string NotSupportedWhy = "notSupported_why";

    /// <summary>Not supported: reference of the minute.</summary>
    public const string NotSupportedMinute = "notSupported_minute";

    /// <summary>Deferred: the later meeting.</summary>
    public const string DeferredTo = "deferred_to";

    /// <summary>Deferred: why.</summary>
    public const string DeferredWhy = "deferred_why";

    /// <summary>The fields of an outcome: its text, its minute.</summary>
    /// <param name="outcome">The outcome.</param>
    public static (string? Text, string? Minute) Of(DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Agreed => (null, AgreedMinute),
            DecisionOutcome.AgreedWithChanges => (ChangesWhat, ChangesMinute),
            DecisionOutcome.NotSupported => (NotSupportedWhy, NotSupportedMinute),
            DecisionOutcome.Deferred => (DeferredWhy, null),
        };

    /// <summary>All fields.</summary>
    public static IReadOnlyList<string> All { get; } =
    [AgreedMinute, ChangesWhat, ChangesMinute, NotSupportedWhy, NotSupportedMinute, DeferredTo, DeferredWhy];
}

/// <summary>The words and codes of outcomes.</summary>
public static class DecisionOutcomes
{
    /// <summary>All outcomes in the order of the form.</summary>
    public static IReadOnlyList<DecisionOutcome> All { get; } =
    [DecisionOutcome.Agreed, DecisionOutcome.AgreedWithChanges, DecisionOutcome.NotSupported, DecisionOutcome.Deferred];

    /// <summary>"Agreed with changes".</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Title(this DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Agreed => "Agreed",
            DecisionOutcome.AgreedWithChanges => "Agreed with changes",
            DecisionOutcome.NotSupported => "Not supported",
            DecisionOutcome.Deferred => "Deferred",
        };

    /// <summary>"agreedWithChanges", as card data has it.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Code(this DecisionOutcome outcome) => char.ToLowerInvariant($"{outcome}"[0]) + $"{outcome}"[1..];

    /// <summary>The outcome of a code, or null.</summary>
    /// <param name="code">A code of card data.</param>
    public static DecisionOutcome? Read(string? code) => All.Where(o => o.Code() == code).Select(o => (DecisionOutcome?)o).FirstOrDefault();

    /// <summary>
    /// Whether the owner is asked for a new plan or a closure request: the decision no longer supports the agreed action.
    /// </summary>
    /// <param name="outcome">The outcome.</param>
    public static bool NeedsNewPlan(this DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.AgreedWithChanges or DecisionOutcome.NotSupported => true,
            DecisionOutcome.Agreed or DecisionOutcome.Deferred => false,
        };

    /// <summary>Whether it ends the wait; otherwise the decision goes to another meeting of the board.</summary>
    /// <param name="outcome">The outcome.</param>
    public static bool IsFinal(this DecisionOutcome outcome) =>
        outcome switch
        {
            DecisionOutcome.Agreed or DecisionOutcome.AgreedWithChanges or DecisionOutcome.NotSupported => true,
            DecisionOutcome.Deferred => false,
        };
}

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

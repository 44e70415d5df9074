namespace ActionBot.Domain.Decisions;

/// <summary>The words and codes of outcomes.</summary>
public static class DecisionOutcomes
{
    /// <summary>All outcomes in the order of the form.</summary>
    public static IReadOnlyList<DecisionOutcome> All { get; } = Enum.GetValues<DecisionOutcome>();

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

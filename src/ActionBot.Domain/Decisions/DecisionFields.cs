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

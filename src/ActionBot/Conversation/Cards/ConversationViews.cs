namespace ActionBot.Conversation.Cards;

/// <summary>What the welcome says of the reader's actions.</summary>
/// <param name="Sender">Who asks, from configuration: "The audit tracking team".</param>
/// <param name="OpenBySource">Open actions of the reader by source name.</param>
/// <param name="Due">How many of them are overdue, undated or due soon.</param>
/// <param name="IsKnown">Whether the reader is known to the register at all.</param>
/// <param name="PerWeek">How many messages a week are the most, as a word.</param>
internal sealed record WelcomeView(
    string Sender,
    bool IsKnown,
    IReadOnlyList<(string Source, int Count)> OpenBySource,
    int Due,
    TimeOnly SendAt,
    string? ExampleRef,
    string PerWeek = "three"
)
{
    /// <summary>Whether the reader owns an action that is not closed, though perhaps none that is asked about.</summary>
    public bool Owns { get; init; }

    /// <summary>The areas that the reader leads, without those inside one of them.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>The boards in whose secretariat the reader is.</summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];
}

/// <summary>One action for somebody who may see it but does not answer for it.</summary>
/// <param name="Facts">Label and value, in the order to be read.</param>
internal sealed record ActionView(
    string Ref,
    string Source,
    string Report,
    string AgreedAction,
    string? Risk,
    DateOnly? TargetDate,
    bool IsClosed,
    DateOnly Today,
    IReadOnlyList<(string Label, string Value)> Facts
);

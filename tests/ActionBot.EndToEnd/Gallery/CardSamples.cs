using ActionBot.Teams.Cards;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>A card in one of its states.</summary>
/// <param name="Name">Its name, which is also that of its picture.</param>
/// <param name="Card">The card.</param>
public sealed record CardSample(string Name, AdaptiveCard Card)
{
    /// <summary>Whether each of its forms is photographed open; whether they fit is checked in any case.</summary>
    public bool PhotographForms { get; init; }

    /// <summary>Whether it is also photographed in the dark theme.</summary>
    public bool PhotographDark { get; init; }

    /// <summary>Texts that must be read on it exactly as they stand here.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];
}

/// <summary>Every card in every state. A feature with cards adds its samples here.</summary>
public static class CardSamples
{
    public static IReadOnlyList<CardSample> All { get; } =
    [
        .. BundleSamples.All,
        .. ItemSamples.All,
        .. ReceiptSamples.All,
        .. ConversationSamples.All,
        .. ControlSamples.All,
        .. ToldSamples.All,
        .. PositionSamples.All,
        .. BoardSamples.All,
        .. DependencySamples.All,
        .. AgendaSamples.All,
        .. QuestionSamples.All,
        .. AccountSamples.All,
    ];
}

/// <summary>Texts at the limits of what a register holds.</summary>
internal static class HardTexts
{
    /// <summary>The longest ref, with no place to break it.</summary>
    public const string LongRef = "INTERNALAUDITREPORT20252026ACTION0000042";

    public const string LongName = "The Joint Inspection and Assurance Liaison Team for Specialist Operations and Protective Security";

    public const string Markup =
        "Check *all* _bases_ [today](https://example.org) & `log` <at>Bot</at> "
        + "{{DATE(2026-02-10T09:30:00Z)}} ~~twice~~ C:\\keys\\a_b.txt **now**";

    public static string Long(int length) =>
        string.Concat(
            Enumerable.Repeat(
                "Reconcile every claim for cost recovery with the duty records of the "
                    + "officers who were deployed, and keep the result for the auditor. ",
                length / 100 + 1
            )
        )[..length];
}

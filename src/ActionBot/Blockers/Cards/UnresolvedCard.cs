using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Blockers.Cards;

/// <summary>What owners wait for and no register has, with why, for administrators.</summary>
internal static class UnresolvedCard
{
    private const int MostRows = 20,
        MostTyped = 120;

    private const string Why =
        "Their owners typed these refs and may not see such an action, so they are kept as typed. "
        + "Import the register that has it, or ask the owner.";

    /// <summary>What it says, as a sentence.</summary>
    public static string Headline(int count) =>
        count switch
        {
            0 => "Every ref that somebody waits for is known",
            1 => "1 action waits for a ref that leads nowhere",
            _ => $"{count:N0} actions wait for a ref that leads nowhere",
        };

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(IReadOnlyList<ResolvedWait> waits) =>
        new()
        {
            FallbackText = Headline(waits.Count),
            Body =
            [
                Heading(Headline(waits.Count)),
                .. waits.Count == 0 ? Array.Empty<CardElement>() : [new TextBlock(Why) { Spacing = Spacing.Small }],
                .. waits
                    .Take(MostRows)
                    .Select(
                        (w, i) =>
                            new Container([
                                Strong(CardText.Escape(w.Wait.Ref)) with
                                {
                                    Color = TextColor.Accent,
                                },
                                new TextBlock(CardText.Escape(w.InWords())) { Spacing = Spacing.None },
                            ])
                            {
                                Spacing = i == 0 ? Spacing.Small : Spacing.Medium,
                                Separator = i > 0,
                                SelectAction = Press($"Open {w.Wait.Ref}", DependencyData.Show(w.Wait.Ref)),
                            }
                    ),
                .. waits.Count > MostRows
                    ? [Muted($"… and {waits.Count - MostRows:N0} more.") with { Spacing = Spacing.Medium, Separator = true }]
                    : Array.Empty<CardElement>(),
            ],
        };

    private static string InWords(this ResolvedWait wait) =>
        $"waits for “{British.Shorten(British.OneLine(wait.Wait.Typed), MostTyped)}”: {wait.Why()}";
}

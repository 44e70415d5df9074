using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>The receipt of a lead's word, in the place of the digest.</summary>
internal static class ConfirmedCard
{
    private const int MostRefs = 12;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ConfirmedView view) =>
        new()
        {
            FallbackText = $"{ToldParts.Title(view.Areas)}: your answer is recorded.",
            Body =
            [
                .. Band(view.Band),
                .. ToldParts.Head(ToldParts.Title(view.Areas), view.Areas),
                Muted($"Position on {British.Weekday(view.AsAt, view.Today)}") with
                {
                    Spacing = Spacing.None,
                },
                ToldParts.Numbers(view.Numbers, before: null),
                Said(view),
                Row(Press("Change my answer", DigestData.Change(view.Ask))) with
                {
                    Spacing = Spacing.Medium,
                },
                Row(Press("Show today’s position", DigestData.Position())),
            ],
        };

    private static Container Said(ConfirmedView view) =>
        new([
            Strong(view.Word.IsRight ? $"✓ Confirmed by you on {view.Recorded}" : $"Something is wrong, said by you on {view.Recorded}"),
            .. view.Word.IsRight
                ? [new TextBlock("Kept with the date. You are asked again next week.") { Spacing = Spacing.Small }]
                : Wrong(view),
        ])
        {
            Style = ContainerStyle.Emphasis,
            Bleed = true,
            Spacing = Spacing.Medium,
        };

    private static IEnumerable<CardElement> Wrong(ConfirmedView view) =>
        [
            Facts([
                .. view.Word.Refs.Count == 0 ? Array.Empty<(string, string)>() : [("Actions", Refs(view.Word.Refs))],
                ("In your words", $"“{view.Word.Line}”"),
            ]),
            new TextBlock(
                view.IsTold
                    ? "The tracking team has been told."
                    : "It is kept. No tracking team is named yet, so please tell them yourself."
            )
            {
                Spacing = Spacing.Small,
            },
        ];

    private static string Refs(IReadOnlyList<string> refs) =>
        string.Join(", ", refs.Take(MostRefs)) + (refs.Count > MostRefs ? $" and {refs.Count - MostRefs:N0} more" : "");
}

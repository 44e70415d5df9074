using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Blockers.Cards;

/// <summary>A chain of waits: what an action waits for, or what waits for it, nearest first.</summary>
internal static class ChainCard
{
    /// <summary>The most links that are shown.</summary>
    public const int MostRows = 12;

    private const int MostText = 120;

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(ChainView view) =>
        new()
        {
            FallbackText = view.Headline,
            Body =
            [
                Heading(CardText.Escape(view.Headline)),
                Muted(British.Weekday(view.Today, view.Today)) with
                {
                    Spacing = Spacing.None,
                },
                .. view.Rows.Count == 0
                    ? [new TextBlock(CardText.Escape(view.Nothing)) { Spacing = Spacing.Small }]
                    : Array.Empty<CardElement>(),
                .. view.Rows.Any(r => r.IsSeen)
                    ? [Muted("Press one to open it.") with { Spacing = Spacing.Small }]
                    : Array.Empty<CardElement>(),
                .. view.Rows.Select((r, i) => Link(view, r, i == 0)),
                .. view.More > 0 || view.MoreUnseen
                    ?
                    [
                        Muted(view.MoreUnseen ? "… and others." : $"… and {view.More:N0} more.") with
                        {
                            Spacing = Spacing.Medium,
                            Separator = true,
                        },
                    ]
                    : Array.Empty<CardElement>(),
                .. view.Note is { } note
                    ? [Muted(CardText.Escape(note)) with { Spacing = Spacing.Medium, Separator = true }]
                    : Array.Empty<CardElement>(),
            ],
        };

    private static Container Link(ChainView view, ChainRow row, bool isFirst) =>
        new([
            row.Ref is { } reference
                ? row.IsSeen
                    ? Sides(
                        RefLine(reference, row.Rating) with
                        {
                            Color = TextColor.Accent,
                        },
                        row.IsOpen
                            ? Chip(row.TargetDate, view.Today) with
                            {
                                Size = TextSize.Small,
                            }
                            : new TextBlock("Closed") { Size = TextSize.Small }
                    )
                    : RefLine(reference, Domain.Register.Rating.NotRated)
                : Strong(CardText.Escape(row.Title ?? "")),
            .. row.AgreedAction is { } action
                ? [new TextBlock(CardText.Escape(British.Shorten(British.OneLine(action), MostText))) { Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
            .. row.Lines.Select(l => Muted(CardText.Escape(l)) with { Spacing = Spacing.None }),
        ])
        {
            Spacing = isFirst ? Spacing.Small : Spacing.Medium,
            Separator = !isFirst,
            SelectAction = row is { Ref: { } opened, IsSeen: true } ? Press($"Open {opened}", DependencyData.Show(opened)) : null,
        };
}

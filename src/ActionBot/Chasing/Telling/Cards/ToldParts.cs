using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>The parts that digests, notices and their receipts share.</summary>
internal static class ToldParts
{
    /// <summary>The most rows that are seen before anybody asks for more.</summary>
    public const int Visible = 5;

    private const int MostOfAreas = 160;
    private const int MostOfArea = 80;
    private const int MostOfWhy = 160;
    private const int MostOfAction = 90;
    private const int WideNumber = 10_000;

    /// <summary>"Public Order this week", or "Your areas this week" where there are several.</summary>
    public static string Title(IReadOnlyList<string> areas) => $"{Name(areas)} this week";

    /// <summary>The one area, or "Your areas".</summary>
    public static string Name(IReadOnlyList<string> areas) => areas.Count == 1 ? British.Shorten(areas[0], MostOfArea) : "Your areas";

    /// <summary>The heading and, where there are several areas, what they are.</summary>
    public static IEnumerable<CardElement> Head(string title, IReadOnlyList<string> areas)
    {
        yield return Heading(CardText.Escape(title));
        if (areas.Count > 1)
            yield return Muted(CardText.Escape(British.Shorten(British.List(areas), MostOfAreas))) with
            {
                Spacing = Spacing.None,
            };
    }

    /// <summary>The four numbers side by side.</summary>
    public static ColumnSet Numbers(AreaNumbers now, AreaNumbers? before) =>
        new([
            Number(now.Open, before?.Open, "open", false),
            Number(now.Overdue, before?.Overdue, "overdue", true),
            Number(now.NoAnswer, before?.NoAnswer, "no answer", false),
            Number(now.NoDate, before?.NoDate, "no date", false),
        ])
        {
            Spacing = Spacing.Medium,
        };

    /// <summary>Rows, of which only the first are seen before a button shows the rest.</summary>
    /// <param name="id">A word for the ids, unique in the card.</param>
    /// <param name="drawn">Each row, drawn.</param>
    public static IEnumerable<CardElement> Capped(string id, IReadOnlyList<CardElement> drawn)
    {
        if (drawn.Count <= Visible)
            return drawn;
        string[] both = [$"{id}_more", $"{id}_all"];
        return
        [
            .. drawn.Take(Visible),
            new Container([Row(new ToggleVisibilityAction($"Show all {drawn.Count:N0}", both))])
            {
                Id = $"{id}_all",
                Spacing = Spacing.Small,
            },
            new Container([.. drawn.Skip(Visible), Row(new ToggleVisibilityAction("Show fewer", both))])
            {
                Id = $"{id}_more",
                IsVisible = false,
                Spacing = Spacing.Small,
                Separator = true,
            },
        ];
    }

    /// <summary>A row that opens its action when it is pressed.</summary>
    public static Container Pressable(ToldRow row, bool first) => Drawn(row, first, [], Press($"Show {row.Ref}", DigestData.Show(row.Ref)));

    /// <summary>A row to read, for somebody who may not open the action.</summary>
    public static Container Readable(ToldRow row, bool first) =>
        Drawn(
            row,
            first,
            [new TextBlock(CardText.Escape(British.Shorten(British.OneLine(row.Action), MostOfAction))) { Spacing = Spacing.None }],
            null
        );

    private static Container Drawn(ToldRow row, bool first, IEnumerable<CardElement> action, CardButton? press) =>
        new([
            new TextBlock($"**{CardText.Escape(row.Ref)} · {CardText.Escape(row.Due)}**")
            {
                Size = TextSize.Small,
                Color = press is null ? TextColor.Default : TextColor.Accent,
            },
            .. action,
            (press is null ? Muted(Why(row)) : new TextBlock(Why(row))) with
            {
                Spacing = Spacing.None,
            },
            .. row.NeedsOwner
                ? [Row(Press("Name an owner", DigestData.NameOwner(row.Ref)) with { Tooltip = $"Name an owner for {row.Ref}" })]
                : Array.Empty<CardElement>(),
        ])
        {
            Separator = !first,
            Spacing = Spacing.Small,
            SelectAction = press,
        };

    private static string Why(ToldRow row) => CardText.Escape(British.Shorten(British.OneLine(row.Why), MostOfWhy));

    private static Column Number(int now, int? before, string label, bool isLate) =>
        new(
            ColumnWidth.Stretch,
            [
                new TextBlock($"{now:N0}")
                {
                    Size = now >= WideNumber ? TextSize.Large : TextSize.ExtraLarge,
                    Weight = TextWeight.Bolder,
                    Color = isLate && now > 0 ? TextColor.Attention : TextColor.Default,
                },
                new TextBlock(label) { Size = TextSize.Small, Spacing = Spacing.None },
                .. before is { } then ? [Muted(Change(now - then)) with { Spacing = Spacing.None }] : Array.Empty<CardElement>(),
            ]
        );

    private static string Change(int by) =>
        by switch
        {
            0 => "same",
            > 0 => $"+{by:N0}",
            _ => $"−{-by:N0}",
        };
}

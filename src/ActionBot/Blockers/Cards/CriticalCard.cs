using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Blockers.Cards;

/// <summary>What holds up most, page by page.</summary>
internal static class CriticalCard
{
    /// <summary>The most rows of one page.</summary>
    public const int PageSize = 10;

    private const int MostText = 120,
        MostTitle = 90,
        MostRefs = 6;

    /// <summary>What it says, as a sentence.</summary>
    public static string Headline(CriticalView view) =>
        view.Total switch
        {
            0 => "Nothing holds anything up",
            1 => "1 thing holds actions up",
            _ => $"{view.Total:N0} things hold actions up",
        };

    /// <summary>Draws one page.</summary>
    public static AdaptiveCard Draw(CriticalView view) =>
        new()
        {
            FallbackText = Headline(view),
            Body =
            [
                Heading(Headline(view)),
                Muted(
                    (view.Everything ? "In the whole register" : "Among the actions you may see")
                        + $" · {British.Weekday(view.Today, view.Today)}"
                ) with
                {
                    Spacing = Spacing.None,
                },
                .. view.Total == 0
                    ?
                    [
                        new TextBlock("No open action waits for a decision, for another action or for an outside body.")
                        {
                            Spacing = Spacing.Small,
                        },
                    ]
                    : (IEnumerable<CardElement>)
                        [
                            new TextBlock(
                                $"First what would move the most {(view.HasCritical ? "overdue, Critical" : "overdue")} and High actions."
                            )
                            {
                                Spacing = Spacing.Small,
                            },
                        ],
                .. view.Rows.Select((r, i) => Thing(view, r, i)),
                .. Pages(view),
            ],
        };

    /// <summary>"holds up 5 actions: 3 overdue, 1 Critical, 4 High".</summary>
    public static string Counts(CriticalRow row, int held)
    {
        string[] parts =
        [
            .. row.Overdue > 0 ? [$"{row.Overdue:N0}\u00A0overdue"] : Array.Empty<string>(),
            .. row.Critical > 0 ? [$"{row.Critical:N0}\u00A0Critical"] : Array.Empty<string>(),
            .. row.High > 0 ? [$"{row.High:N0}\u00A0High"] : Array.Empty<string>(),
        ];
        return $"holds up {British.Count(held, "action")}{(parts.Length > 0 ? ": " + string.Join(", ", parts) : "")}";
    }

    private static Container Thing(CriticalView view, CriticalRow row, int index)
    {
        var title = $"{view.First + index:N0} · {CardText.Escape(British.Shorten(British.OneLine(row.Title), MostTitle))}";
        return new([
            Strong(title) with
            {
                Color = row.Ref is null ? TextColor.Default : TextColor.Accent,
            },
            new TextBlock($"{row.Kind}, {Counts(row, row.Held.Count)}") { Spacing = Spacing.None },
            .. row.About is { } about
                ? [new TextBlock($"“{CardText.Escape(British.Shorten(British.OneLine(about), MostText))}”") { Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
            Muted($"{CardText.Escape(Refs(row.Held))} · since {British.Date(row.Since, view.Today)}") with
            {
                Spacing = Spacing.None,
            },
        ])
        {
            Spacing = index == 0 ? Spacing.Small : Spacing.Medium,
            Separator = index > 0,
            SelectAction = row.Ref is { } reference ? Press($"Open {reference}", DependencyData.Show(reference)) : null,
        };
    }

    private static string Refs(IReadOnlyList<string> held) =>
        held.Count <= MostRefs ? string.Join(", ", held) : $"{string.Join(", ", held.Take(MostRefs))} and {held.Count - MostRefs:N0} more";

    private static IEnumerable<CardElement> Pages(CriticalView view)
    {
        if (view.Total <= PageSize)
            yield break;
        var last = view.First + view.Rows.Count - 1;
        List<CardButton> buttons = [];
        if (view.First > 1)
            buttons.Add(Press($"Previous {PageSize}", DependencyData.Critical(Math.Max(0, view.First - 1 - PageSize))));
        if (last < view.Total)
            buttons.Add(Press($"Next {Math.Min(PageSize, view.Total - last)}", DependencyData.Critical(last)));
        yield return new Container([Muted($"{view.First:N0} to {last:N0} of {view.Total:N0}"), Row([.. buttons])])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }
}

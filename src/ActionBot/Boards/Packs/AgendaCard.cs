using ActionBot.Boards.Cards;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Boards.Packs;

/// <summary>
/// The items for a meeting, to read: what is asked, for which action and risk, how long it has waited and what was decided
/// before.
/// </summary>
internal static class AgendaCard
{
    public const string PageVerb = "agenda.page";

    /// <summary>The most items of one card.</summary>
    public const int PageSize = 8;

    private const int MostAction = 140,
        MostRisk = 120,
        MostQuestion = 280,
        MostAlso = 4,
        MostEarlier = 3,
        MostEarlierText = 120,
        MostName = 60;

    /// <summary>What it holds, as a sentence.</summary>
    public static string Headline(AgendaPack pack) =>
        pack.Items.Count switch
        {
            0 => $"Nothing is on the agenda of {British.Date(pack.Meeting, pack.Today)}",
            var n => $"{British.Count(n, "item")} for {British.Date(pack.Meeting, pack.Today)}",
        };

    /// <summary>Draws one page.</summary>
    public static AdaptiveCard Draw(AgendaPack pack, int page)
    {
        var pages = Math.Max(1, (pack.Items.Count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 0, pages - 1);
        var items = pack.Items.Skip(shown * PageSize).Take(PageSize).ToList();
        return new()
        {
            FallbackText = $"{Headline(pack)}: {pack.Board}",
            Body =
            [
                Heading(Headline(pack)),
                Muted(
                    $"{CardText.Escape(pack.Board)} · "
                        + $"{(pack.Meeting < pack.Today ? "met" : $"papers due {British.Date(pack.PapersDue, pack.Today)}")}"
                ) with
                {
                    Spacing = Spacing.None,
                },
                .. items.Select((item, i) => Item(pack, item, i == 0)),
                .. pages > 1 ? [Pages(pack, shown, items)] : Array.Empty<CardElement>(),
                .. pack.Unplanned > 0
                    ?
                    [
                        Muted(
                            $"{British.Count(pack.Unplanned, "more decision")} {(pack.Unplanned == 1 ? "waits" : "wait")} "
                                + $"for the board and {(pack.Unplanned == 1 ? "is" : "are")} on no meeting."
                        ) with
                        {
                            Spacing = Spacing.Medium,
                            Separator = true,
                        },
                    ]
                    : Array.Empty<CardElement>(),
            ],
        };
    }

    private static Container Item(AgendaPack pack, PackItem item, bool isFirst) =>
        new([
            Strong($"{item.Number:N0} · {CardText.Escape(Short(item.Question ?? "What is to be decided was not said.", MostQuestion))}"),
            Sides(RefLine(item.Ref, item.Rating), Chip(item.TargetDate, pack.Today) with { Size = TextSize.Small }) with
            {
                Spacing = Spacing.Small,
            },
            new TextBlock(CardText.Escape(Short(item.AgreedAction, MostAction))) { Spacing = Spacing.Small },
            .. string.IsNullOrWhiteSpace(item.Risk)
                ? Array.Empty<CardElement>()
                : [Muted("Risk: " + CardText.Escape(Short(item.Risk, MostRisk))) with { Spacing = Spacing.None }],
            Muted(CardText.Escape($"{Short(item.Owner ?? "No owner", MostName)} · {Waits(item, pack.Today)}")) with
            {
                Spacing = Spacing.None,
            },
            .. item.Also.Count == 0
                ? Array.Empty<CardElement>()
                : [Muted(CardText.Escape($"Also waiting: {Refs(item.Also)}")) with { Spacing = Spacing.None }],
            .. item
                .Earlier.TakeLast(MostEarlier)
                .Select(d =>
                    Muted(
                        CardText.Escape($"{British.Date(d.On, pack.Today)}, {Short(d.Board, MostName)}: {Short(d.Words, MostEarlierText)}")
                    ) with
                    {
                        Spacing = Spacing.None,
                    }
                ),
            .. item.Outcome is { } outcome
                ? [Strong(CardText.Escape($"✓ {Short(outcome.Words, MostEarlierText)}")) with { Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
        ])
        {
            Spacing = Spacing.Medium,
            Separator = !isFirst,
        };

    /// <summary>"waiting 12 working days, since 2 March, deferred twice".</summary>
    public static string Waits(PackItem item, DateOnly today) =>
        $"{(item.Outcome is null ? "waiting" : "waited")} {British.Count(item.WaitingDays, "working day")}, since "
        + $"{British.Date(item.Since, today)}"
        + $"{item.Deferrals switch { 0 => "", 1 => ", deferred once", 2 => ", deferred twice", var n => $", deferred {n} times" }}";

    private static Container Pages(AgendaPack pack, int page, List<PackItem> items)
    {
        List<CardButton> buttons = [];
        if (page > 0)
            buttons.Add(Press($"Previous {PageSize}", Data(pack, page - 1)));
        if (items[^1].Number < pack.Items.Count)
            buttons.Add(Press($"Next {Math.Min(PageSize, pack.Items.Count - items[^1].Number)}", Data(pack, page + 1)));
        return new([Muted($"Items {items[0].Number:N0} to {items[^1].Number:N0} of {pack.Items.Count:N0}"), Row([.. buttons])])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }

    private static System.Text.Json.Nodes.JsonObject Data(AgendaPack pack, int page)
    {
        var data = Conversation.Cards.CardParts.Data(PageVerb);
        data["meeting"] = BoardData.Meeting(pack.MeetingId);
        data["page"] = page;
        return data;
    }

    private static string Refs(IReadOnlyList<string> refs) =>
        refs.Count <= MostAlso ? British.List(refs) : $"{string.Join(", ", refs.Take(MostAlso))} and {refs.Count - MostAlso:N0} more";

    private static string Short(string text, int most) => British.Shorten(British.OneLine(text), most);
}

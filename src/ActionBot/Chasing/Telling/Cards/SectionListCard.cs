using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Chasing.Telling.Cards;

/// <summary>The actions of one section of a position, page by page.</summary>
internal static class SectionListCard
{
    /// <summary>The most rows of one page.</summary>
    public const int PageSize = 10;

    /// <summary>Draws one page.</summary>
    public static AdaptiveCard Draw(SectionListView view) =>
        new()
        {
            FallbackText = Headline(view),
            Body =
            [
                Heading(CardText.Escape(Headline(view))),
                Muted($"{CardText.Escape(ToldParts.Name(view.Areas))} · {British.Weekday(view.Today, view.Today)}") with
                {
                    Spacing = Spacing.None,
                },
                new TextBlock(SectionWording.Meaning(view.Section)) { Spacing = Spacing.Small },
                .. view.Rows.Count == 0 ? Array.Empty<CardElement>() : [Muted("Press one to open it.") with { Spacing = Spacing.Small }],
                .. view.Rows.Select((r, i) => ToldParts.Pressable(r, i == 0)),
                .. Pages(view),
            ],
        };

    /// <summary>The section and how many actions are in it.</summary>
    public static string Headline(SectionListView view) => $"{SectionWording.Title(view.Section)}: {British.Count(view.Total, "action")}";

    private static IEnumerable<CardElement> Pages(SectionListView view)
    {
        if (view.Total <= PageSize)
            yield break;
        var first = view.Page * PageSize + 1;
        var left = view.Total - (view.Page + 1) * PageSize;
        List<CardButton> buttons = [];
        if (view.Page > 0)
            buttons.Add(Press($"Previous {PageSize}", DigestData.List(view.Section, view.Page - 1)));
        if (left > 0)
            buttons.Add(Press($"Next {Math.Min(left, PageSize)}", DigestData.List(view.Section, view.Page + 1)));
        yield return new Container([Muted($"Actions {first:N0} to {first + view.Rows.Count - 1:N0} of {view.Total:N0}"), Row([.. buttons])])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }
}

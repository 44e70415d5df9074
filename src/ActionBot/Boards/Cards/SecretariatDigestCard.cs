using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.Boards.Cards;

/// <summary>
/// What waits for a board, for its secretariat: each item with the question, whom it holds up, and what can be done with it.
/// </summary>
internal static class SecretariatDigestCard
{
    /// <summary>The most items of one card.</summary>
    public const int PageSize = 8;

    private const int MostRisk = 120,
        MostOwner = 60,
        MostAction = 70,
        MostAlso = 4;

    // Below what Teams takes, with room for what a client adds to it.
    private const int MostSize = 64 * 1024;

    /// <summary>Draws it; with fewer boards to pass items on to where it would be too large.</summary>
    public static AdaptiveCard Draw(BoardDigestView view)
    {
        for (var boards = view.Boards.Count; ; boards /= 2)
        {
            var card = DrawAll(view with { Boards = [.. view.Boards.Take(boards)] });
            if (boards <= 1 || CardGuard.Check(card).Size <= MostSize)
                return card;
        }
    }

    /// <summary>What it is about, as a sentence; also the words of the notification.</summary>
    public static string Headline(BoardDigestView view) =>
        view is { Total: 0, Overdue.Count: > 0 } ? Late(view.Overdue.Count) : Waiting(view.Waiting);

    private static string Waiting(int count) =>
        count switch
        {
            0 => "Nothing waits for a decision any more",
            1 => "1 item waits for a decision",
            var n => $"{n:N0} items wait for a decision",
        };

    private static string Late(int count, bool ofSeveral = false) =>
        $"{(count == 1 ? "1 action" : $"{count:N0} actions")} on {(count == 1 && !ofSeveral ? "a risk" : "risks")} "
        + $"of your {(ofSeveral ? "boards" : "board")} {(count == 1 ? "is" : "are")} overdue";

    /// <summary>The words of the notification.</summary>
    public static string Summary(BoardDigestView view) =>
        $"{Headline(view)}: {view.Board}" + (view.Others.Count > 0 ? $", and {British.Count(view.Others.Count, "more board")}" : "");

    private static AdaptiveCard DrawAll(BoardDigestView view) =>
        new()
        {
            FallbackText = Summary(view),
            Body =
            [
                .. Band(view.Band),
                Heading(Headline(view)),
                Muted($"{CardText.Escape(view.Board)}, for the secretariat") with
                {
                    Spacing = Spacing.None,
                },
                .. Top(view),
                .. view.Items.Select((item, i) => Item(view, item, i == 0)),
                .. Pages(view),
                .. Overdue(view),
                .. Others(view),
            ],
        };

    private static IEnumerable<CardElement> Top(BoardDigestView view)
    {
        if (view.Cause == DigestCause.OutcomesMissing && view.Items.Any(i => IsOver(i, view.Today)))
            yield return Strong("A meeting is over. Please record what was decided.") with
            {
                Spacing = Spacing.Medium,
            };
        if (view.Next is not { } next)
        {
            if (view.Waiting > 0)
                yield return new TextBlock("No meeting is planned. Type “add a meeting on 3 March” to plan one.")
                {
                    Spacing = Spacing.Medium,
                };
            yield break;
        }
        yield return new ColumnSet([
            new(
                ColumnWidth.Stretch,
                [Muted("Next meeting"), Strong(British.Weekday(next.Date, view.Today)) with { Spacing = Spacing.None }]
            ),
            new(
                ColumnWidth.Stretch,
                [
                    Muted("Papers due"),
                    Strong(British.Weekday(next.PapersDue, view.Today)) with
                    {
                        Spacing = Spacing.None,
                    },
                    Muted(PapersIn(next, view.Today)) with
                    {
                        Spacing = Spacing.None,
                    },
                ]
            ),
        ])
        {
            Spacing = Spacing.Medium,
        };
    }

    private static string PapersIn(MeetingView meeting, DateOnly today) =>
        meeting.PapersDue.CompareTo(today) switch
        {
            < 0 => "past",
            0 => "today",
            _ => $"in {British.Count(meeting.PapersIn, "working day").Replace(' ', '\u00A0')}",
        };

    private static Container Item(BoardDigestView view, DigestItemView item, bool first) =>
        new([
            Sides(
                new TextBlock($"**Item {item.Number:N0}** · {CardText.Escape(StateOf(item, view.Today))}") { Size = TextSize.Small },
                Chip(item, view.Today)
            ),
            Strong(CardText.Escape(item.Question)) with
            {
                Spacing = Spacing.Small,
            },
            new TextBlock(
                $"For **{CardText.Escape(item.Ref)}**"
                    + (item.Rating.Given() is { } rating ? $" · {rating}" : "")
                    + (item.Owner is { } owner ? $" · {CardText.Escape(British.Shorten(owner, MostOwner))}" : "")
            )
            {
                Size = TextSize.Small,
                Spacing = Spacing.Small,
            },
            .. item.Outcome is null && !string.IsNullOrWhiteSpace(item.Risk)
                ? [Muted("Risk: " + CardText.Escape(British.Shorten(British.OneLine(item.Risk), MostRisk))) with { Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
            .. item.Outcome is null
                ? [Muted($"Since {British.Date(item.Since, view.Today)}. {Also(item)}") with { Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
            .. item.Outcome is null ? Buttons(view, item) : [],
        ])
        {
            Spacing = first ? Spacing.Medium : Spacing.Large,
            Separator = true,
        };

    private static string StateOf(DigestItemView item, DateOnly today) =>
        item switch
        {
            { Outcome: { } outcome } => item.By is { } by ? $"✓ {outcome}, by {British.Shorten(by, MostOwner)}" : $"✓ {outcome}",
            { From: { } from } => from,
            { State: BlockerState.Accepted, Meeting: null } => "accepted, without a meeting",
            { State: BlockerState.Accepted, Deferrals: > 0 } =>
                $"deferred {Times(item.Deferrals)}, to {British.Date(item.Meeting!.Date, today)}",
            { State: BlockerState.Accepted } => $"accepted for {British.Date(item.Meeting!.Date, today)}"
                + (item.By is { } by ? $" by {British.Shorten(by, MostOwner)}" : ""),
            { Deferrals: > 0 } => $"deferred {Times(item.Deferrals)}",
            _ => "new",
        };

    private static string Times(int count) =>
        count switch
        {
            1 => "once",
            2 => "twice",
            _ => British.Count(count, "time"),
        };

    private static TextBlock Chip(DigestItemView item, DateOnly today) =>
        item switch
        {
            { Outcome: not null } => new TextBlock("Done") { Size = TextSize.Small },
            { State: BlockerState.Accepted } when IsOver(item, today) => new TextBlock("No outcome yet")
            {
                Size = TextSize.Small,
                Color = TextColor.Attention,
            },
            { State: BlockerState.Accepted, Meeting: { } meeting } => new TextBlock(
                meeting.PapersDue < today ? "Papers were due" : $"Papers by {British.Date(meeting.PapersDue, today)}"
            )
            {
                Size = TextSize.Small,
                Color = meeting.PapersDue < today ? TextColor.Attention : TextColor.Default,
            },
            { ReplyBy: { } by } when by >= today => new TextBlock($"Reply by {British.Date(by, today)}")
            {
                Size = TextSize.Small,
                Color = TextColor.Accent,
            },
            _ => new TextBlock($"Waiting {British.Count(item.WaitingDays, "working\u00A0day")}")
            {
                Size = TextSize.Small,
                Color = TextColor.Attention,
            },
        };

    private static bool IsOver(DigestItemView item, DateOnly today) => item.Outcome is null && item.Meeting?.Date < today;

    private static string Also(DigestItemView item) =>
        item.Also.Count switch
        {
            0 => "Nothing else waits for it.",
            1 => $"{CardText.Escape(item.Also[0])} waits for it too.",
            <= MostAlso => $"{CardText.Escape(British.List(item.Also))} wait for it too.",
            _ => $"{CardText.Escape(string.Join(", ", item.Also.Take(MostAlso - 1)))} and "
                + $"{item.Also.Count - MostAlso + 1:N0} more wait for it too.",
        };

    private static IEnumerable<CardElement> Buttons(BoardDigestView view, DigestItemView item)
    {
        List<CardButton> first = [];
        if (item.Target is { } target)
        {
            var date = British.Plain(British.Date(target.Date, view.Today));
            var isMove = item.Meeting is not null;
            first.Add(
                Press(
                    isMove ? $"Move to {date}" : $"Accept for {date}",
                    BoardData.Accept(item.BlockerId, item.Rev, target.Id, view.Place)
                ) with
                {
                    Tooltip = isMove
                        ? $"Move item {item.Number} to the meeting of {date}"
                        : $"Accept item {item.Number} for the meeting of {date}",
                }
            );
        }
        var decided = Press("Decided", BoardData.Item(BoardData.OpenVerb, item.BlockerId, item.Rev, view.Place)) with
        {
            Tooltip = $"Record the decision on item {item.Number}",
        };
        // A long date leaves no room beside it on a phone.
        if (first.Sum(b => b.Title.Length) + decided.Title.Length <= 26)
            first.Add(decided);
        yield return Row([.. first]);
        if (!first.Contains(decided))
            yield return Row(decided);
        yield return Row([SendBack(view, item), .. view.Boards.Count > 0 ? [AnotherBoard(view, item)] : Array.Empty<CardButton>()]);
    }

    private static ShowCardAction SendBack(BoardDigestView view, DigestItemView item) =>
        new(
            "Send back",
            new()
            {
                Body =
                [
                    Line(
                        BoardData.BackField(item.BlockerId),
                        "Why does it go back?",
                        view.Typed?.GetValueOrDefault(BoardData.BackField(item.BlockerId)),
                        "Give the owner a reason."
                    ),
                    Muted(
                        item.Owner is { } owner
                            ? $"Goes to the owner: {CardText.Escape(British.Shorten(owner, MostOwner))}."
                            : "It has no owner: the lead is told."
                    ) with
                    {
                        Spacing = Spacing.Small,
                    },
                ],
                Actions = [new SubmitAction("Send back", BoardData.Item(BoardData.SendBackVerb, item.BlockerId, item.Rev, view.Place))],
            }
        )
        {
            Tooltip = $"Send item {item.Number} back to its owner",
        };

    private static ShowCardAction AnotherBoard(BoardDigestView view, DigestItemView item) =>
        new(
            "Another board",
            new()
            {
                Body =
                [
                    new ChoiceSetInput(
                        BoardData.BoardField(item.BlockerId),
                        "Which board decides?",
                        [.. view.Boards.Select(b => new Choice(CardText.Plain(b.Name), b.Code))]
                    )
                    {
                        Style = ChoiceStyle.Filtered,
                        Placeholder = "Choose or type a name",
                        IsRequired = true,
                        ErrorMessage = "Choose the board.",
                        Value = view.Typed?.GetValueOrDefault(BoardData.BoardField(item.BlockerId)),
                    },
                    Line(
                        BoardData.WhyField(item.BlockerId),
                        "Why? (optional)",
                        view.Typed?.GetValueOrDefault(BoardData.WhyField(item.BlockerId))
                    ),
                ],
                Actions = [new SubmitAction("Pass on", BoardData.Item(BoardData.RerouteVerb, item.BlockerId, item.Rev, view.Place))],
            }
        )
        {
            Tooltip = $"Pass item {item.Number} to another board",
        };

    private static IEnumerable<CardElement> Pages(BoardDigestView view)
    {
        if (view.Pages <= 1)
            yield break;
        var page = view.Place.Page;
        var first = page * PageSize + 1;
        var last = first + view.Items.Count - 1;
        var left = view.Total - last;
        List<CardButton> buttons = [];
        // Everybody sees the card of a channel: another page of it is a new message.
        if (page > 0 && !view.IsShared)
            buttons.Add(Press($"Previous {PageSize}", BoardData.At(BoardData.PageVerb, view.Place with { Page = page - 1 })));
        if (left > 0)
            buttons.Add(
                Press(
                    view.IsShared ? $"More ({left:N0})" : $"Next {Math.Min(left, PageSize)}",
                    BoardData.At(view.IsShared ? BoardData.MoreVerb : BoardData.PageVerb, view.Place with { Page = page + 1 })
                )
            );
        yield return new Container([
            Muted(last <= first ? $"Item {first:N0} of {view.Total:N0}" : $"Items {first:N0} to {last:N0} of {view.Total:N0}"),
            .. buttons.Count > 0 ? [Row([.. buttons])] : Array.Empty<CardElement>(),
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }

    private static IEnumerable<CardElement> Overdue(BoardDigestView view)
    {
        if (view.Overdue.Count == 0 || view.Place.Page > 0)
            yield break;
        yield return new Container([
            .. view.Total > 0 || view.Others.Count > 0
                ? [Strong(Late(view.Overdue.Count, view.Others.Count > 0))]
                : Array.Empty<CardElement>(),
            Muted($"Nothing is asked here. The board may wish to hear of {(view.Overdue.Count == 1 ? "it" : "them")}.") with
            {
                Spacing = Spacing.None,
            },
            .. view.Overdue.Select(o => new TextBlock(
                $"**{CardText.Escape(o.Ref)}** · {DueWording.Of(o.TargetDate, view.Today).Text}"
                    + (view.Others.Count > 0 && o.Board is { } board ? $" · {CardText.Escape(British.Shorten(board, MostOwner))}" : "")
                    + $": {CardText.Escape(British.Shorten(British.OneLine(o.Action), MostAction))}"
            )
            {
                Size = TextSize.Small,
                Spacing = Spacing.Small,
            }),
        ])
        {
            Separator = true,
            Spacing = Spacing.Large,
        };
    }

    // Opened as a message of its own, so that neither list takes the place of the other.
    private static IEnumerable<CardElement> Others(BoardDigestView view) =>
        view.Others.Select(
            (other, i) =>
                new Container([
                    .. i == 0 ? [Muted(view.Others.Count == 1 ? "Your other board" : "Your other boards")] : Array.Empty<CardElement>(),
                    Strong(CardText.Escape(other.Board)) with
                    {
                        Spacing = i == 0 ? Spacing.Small : Spacing.None,
                    },
                    new TextBlock(Waiting(other.Waiting)) { Spacing = Spacing.None },
                    .. other.Next is { } next && other.Waiting > 0
                        ?
                        [
                            Muted(
                                $"Meets on {British.Weekday(next.Date, view.Today)}. Papers are "
                                    + $"due on {British.Date(next.PapersDue, view.Today)}."
                            ) with
                            {
                                Spacing = Spacing.None,
                            },
                        ]
                        : Array.Empty<CardElement>(),
                    Row(
                        Press("Show its items", BoardData.At(BoardData.MoreVerb, new(other.Digest, 0))) with
                        {
                            Tooltip = $"Show the items of the {other.Board}",
                        }
                    ),
                ])
                {
                    Separator = true,
                    Spacing = i == 0 ? Spacing.Large : Spacing.Medium,
                }
        );
}

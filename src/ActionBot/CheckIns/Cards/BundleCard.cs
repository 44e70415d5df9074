using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.CheckIns.Cards;

/// <summary>Everything a person is asked about, in sections by source: not yet answered, partly answered, or all answered.</summary>
internal static class BundleCard
{
    /// <summary>The most rows of one page.</summary>
    public const int PageSize = 10;

    private const int MostText = 90;

    // A guard only: what is cut to so many characters fits into them on a narrow phone too.
    private const int MostLines = 3;

    /// <summary>Draws one page.</summary>
    public static AdaptiveCard Draw(BundleView view) =>
        new()
        {
            FallbackText = Headline(view) + (IsDone(view) ? "" : ". Open this message in Teams to answer."),
            Body =
            [
                .. Band(view.Band),
                Heading(Headline(view)),
                Muted($"{CardText.Escape(view.Person)} · {British.Weekday(view.Today, view.Today)}") with
                {
                    Spacing = Spacing.None,
                },
                .. Progress(view),
                .. IsDone(view)
                    ? BySource(view, view.Rows)
                    : [.. BySource(view, [.. view.Rows.Where(r => r.Answered is null)]), .. Answered(view)],
                .. Pages(view),
                .. Foot(view),
            ],
        };

    /// <summary>What is wanted, as a sentence; also the words of the notification.</summary>
    public static string Headline(BundleView view)
    {
        var open = view.Total - view.AnsweredCount - view.PutOffCount;
        return view switch
        {
            { Total: 0 } => "No open actions are yours",
            _ when IsDone(view) => view.Total == 1 ? "Answered. Thank you." : $"All {view.Total:N0} answered. Thank you.",
            { OnRequest: true, DueOnly: true } => $"{view.Total:N0} of your actions {(view.Total == 1 ? "is" : "are")} due",
            { OnRequest: true } =>
                $"{view.Total:N0} open {(view.Total == 1 ? "action is" : "actions are")} yours{(view.ForOthers ? " to answer" : "")}",
            _ when open == 0 => "Nothing needs your answer now",
            _ when view.AnsweredCount + view.PutOffCount > 0 =>
                $"{open:N0} {(open == 1 ? "action still needs" : "actions still need")} your answer",
            _ => $"{open:N0} {(open == 1 ? "action needs" : "actions need")} your answer",
        };
    }

    private static bool IsDone(BundleView view) => view.AnsweredCount >= view.Total;

    private static IEnumerable<CardElement> Progress(BundleView view)
    {
        if (view.Total == 0)
            yield return new TextBlock("You are not asked about anything.") { Spacing = Spacing.Small };
        else if (IsDone(view))
            yield return new TextBlock(
                "Nothing more is needed now."
                    + (view.NextAskedOn is { } next ? $" The next question comes on {British.Date(next, view.Today)} at the earliest." : "")
            )
            {
                Spacing = Spacing.Small,
            };
        else if (view.AnsweredCount + view.PutOffCount > 0 || (view.Total > 1 && !view.OnRequest))
            yield return Strong(
                $"{view.AnsweredCount:N0} of {view.Total:N0} answered{(view.PutOffCount > 0 ? $", {view.PutOffCount:N0} put off" : "")}"
            ) with
            {
                Spacing = Spacing.Small,
            };
        if (view.Pages > 1)
            yield return Muted(PageLine(view)) with
            {
                Spacing = Spacing.Small,
            };
    }

    // The sections keep the order of the rows, so that nothing jumps while they are answered.
    private static IEnumerable<CardElement> BySource(BundleView view, IReadOnlyList<RowView> rows) =>
        rows.GroupBy(r => r.Source)
            .Select(section => new Container([
                SectionHead($"**{CardText.Escape(section.Key)}**" + (view.Pages > 1 ? "" : " · " + SectionCount(view, [.. section]))),
                .. section.Select(
                    (row, i) =>
                        new Container([.. Action(view, row)]) { Spacing = i == 0 ? Spacing.Small : Spacing.Medium, Separator = i > 0 }
                ),
            ])
            {
                Spacing = Spacing.Medium,
            });

    // On one page of several the rows of a source are not all of them, so they are not counted there.
    private static string SectionCount(BundleView view, IReadOnlyCollection<RowView> rows) =>
        view switch
        {
            _ when IsDone(view) => $"{rows.Count} answered",
            { OnRequest: true } => $"{rows.Count} open",
            _ when rows.All(r => r.PutOff is not null) => "put off",
            _ => $"{rows.Count(r => r.PutOff is null)} to answer",
        };

    private static Container SectionHead(string text) =>
        new([new TextBlock(text) { Size = TextSize.Small }]) { Style = ContainerStyle.Emphasis, Bleed = true };

    private static IEnumerable<CardElement> Action(BundleView view, RowView row)
    {
        yield return Sides(
            RefLine(row.Ref, row.Rating),
            row.Answered is { } given ? AnswerChip(given) : Chip(row.TargetDate, view.Today) with { Size = TextSize.Small }
        );
        if (row.For is { } owner)
            yield return Muted($"For {CardText.Escape(owner)}") with
            {
                Spacing = Spacing.None,
            };
        yield return new TextBlock(CardText.Escape(Short(row.AgreedAction))) { Spacing = Spacing.Small, MaxLines = MostLines };
        if (row.Answered is { } answered)
        {
            if (answered.Consequence.Length > 0)
                yield return Muted(CardText.Escape(answered.Consequence)) with
                {
                    Spacing = Spacing.None,
                };
            yield break;
        }
        if (row.PutOff is { } putOff)
            yield return Muted($"{CardText.Escape(putOff)}. You can still answer.") with
            {
                Spacing = Spacing.None,
            };
        else if (!string.IsNullOrWhiteSpace(row.Risk))
            yield return Muted("Risk: " + CardText.Escape(Short(row.Risk))) with
            {
                Spacing = Spacing.None,
                MaxLines = MostLines,
            };
        yield return new ActionSet([
            Press("Answer", CheckInData.Open(view.Ask, row.Ref, row.Rev)) with
            {
                Tooltip = $"Answer {row.Ref}",
            },
            .. row.CanBeOnTrackInOnePress
                ?
                [
                    Press(AnswerChoice.OnTrack.Title(), CheckInData.Answer(view.Ask, row.Ref, row.Rev, AnswerChoice.OnTrack, row.Once)) with
                    {
                        Tooltip = $"{row.Ref} is on track: record it now",
                    },
                ]
                : Array.Empty<CardButton>(),
        ])
        {
            Spacing = Spacing.Small,
        };
        foreach (var element in WaitingParts.Draw(row.Ref, row.Waiting))
            yield return element;
    }

    private static IEnumerable<CardElement> Answered(BundleView view)
    {
        var rows = view.Rows.Where(r => r.Answered is not null).ToList();
        if (rows.Count > 0)
        {
            yield return new Container([
                SectionHead("**Answered**" + (view.Pages > 1 ? "" : $" · {rows.Count}")),
                .. rows.Select(r => Sides(RefLine(r.Ref, r.Rating), AnswerChip(r.Answered!)) with { Spacing = Spacing.Small }),
            ])
            {
                Spacing = Spacing.Medium,
            };
        }
    }

    private static TextBlock AnswerChip(AnsweredView answered) =>
        new(answered.Choice.Title())
        {
            Size = TextSize.Small,
            Color = answered.Choice switch
            {
                AnswerChoice.AtRisk => TextColor.Attention,
                AnswerChoice.OnTrack or AnswerChoice.Decision or AnswerChoice.Other or AnswerChoice.Done or AnswerChoice.NotNeeded =>
                    TextColor.Default,
            },
        };

    private static string PageLine(BundleView view)
    {
        var first = view.Page * PageSize + 1;
        var last = first + view.Rows.Count - 1;
        return last <= first ? $"Action {first:N0} of {view.Total:N0}" : $"Actions {first:N0} to {last:N0} of {view.Total:N0}";
    }

    private static IEnumerable<CardElement> Pages(BundleView view)
    {
        if (view.Pages <= 1)
            yield break;
        var left = view.Total - (view.Page + 1) * PageSize;
        List<CardButton> buttons = [];
        if (view.Page > 0)
            buttons.Add(Press($"Previous {PageSize}", CheckInData.List(view.Ask, view.Page - 1)));
        if (left > 0)
            buttons.Add(Press($"Next {Math.Min(left, PageSize)}", CheckInData.List(view.Ask, view.Page + 1)));
        yield return new Container([Muted(PageLine(view)), Row([.. buttons])]) { Separator = true, Spacing = Spacing.Medium };
    }

    private static IEnumerable<CardElement> Foot(BundleView view)
    {
        var open = Choices(view.Rows.Where(r => r.Answered is null));
        var answered = Choices(view.Rows.Where(r => r.Answered is not null));
        List<CardElement> items = [];
        if (answered.Count > 0)
            items.Add(new ActionSet([Change(view.Ask, answered)]));
        else if (open.Count > 0)
            items.Add(Muted(view.Snooze is null ? "Is one of them not yours?" : "Not now, or not yours?"));
        if (open.Count > 0)
        {
            items.Add(
                Row([
                    .. view.Snooze is { } days
                        ? [PuttingOffForms.Snooze(days, view.Today, CheckInData.Snooze(view.Ask), open)]
                        : Array.Empty<CardButton>(),
                    PuttingOffForms.NotMine(CheckInData.NotMine(view.Ask), open),
                ])
            );
        }
        return items.Count == 0 ? [] : [new Container(items) { Separator = true, Spacing = Spacing.Medium }];
    }

    private static ShowCardAction Change(string ask, IReadOnlyList<Choice> answered) =>
        new(
            "Change an answer",
            new()
            {
                Body =
                [
                    new ChoiceSetInput("change_ref", "Which action?", answered)
                    {
                        Placeholder = "Choose",
                        IsRequired = true,
                        ErrorMessage = "Choose the action.",
                    },
                ],
                Actions = [new SubmitAction("Change this answer", CheckInData.ChangeOne(ask))],
            }
        );

    private static List<Choice> Choices(IEnumerable<RowView> rows) =>
        [.. rows.Select(r => new Choice(CardText.Plain($"{r.Ref}: {Short(r.AgreedAction).TrimEnd('.')}"), r.Ref))];

    private static string Short(string text) => British.Shorten(British.OneLine(text), MostText);
}

using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.Blockers.Cards;

/// <summary>What waits for an action of the reader: accept it with a date, name another date, or send it back.</summary>
internal static class DependencyCard
{
    /// <summary>The most waits on one card.</summary>
    public const int MostRows = 6;

    private const int MostText = 160,
        MostName = 60;

    /// <summary>What is wanted, as a sentence. Actions that the reader may not see are not counted.</summary>
    public static string Headline(DependencyView view) =>
        (view.Waiting.Count + view.More) switch
        {
            0 => $"Nothing waits for {view.Ref}",
            1 when view.Waiting[0].Seen is null && !view.MoreUnseen => $"{view.Waiting[0].Ref} waits for {view.Ref}",
            _ when view.MoreUnseen || view.Waiting.Any(w => w.Seen is null) => $"Actions wait for {view.Ref}",
            1 => $"1 action waits for {view.Ref}",
            var count => $"{count:N0} actions wait for {view.Ref}",
        };

    /// <summary>Draws it.</summary>
    public static AdaptiveCard Draw(DependencyView view) =>
        new()
        {
            FallbackText = Headline(view),
            Body =
            [
                .. Band(view.Band),
                .. OneAction(
                    CardText.Escape(view.Source),
                    view.Ref,
                    Chip(view.TargetDate, view.Today),
                    Short(view.AgreedAction),
                    risk: null
                ),
                Strong(CardText.Escape(Headline(view))) with
                {
                    Spacing = Spacing.Medium,
                    Separator = true,
                },
                .. view.Waiting.Count == 0
                    ? [new TextBlock("You need to do nothing here.") { Spacing = Spacing.None }]
                    : Array.Empty<CardElement>(),
                .. view.Waiting.SelectMany((w, i) => Wait(view, w, i == 0)),
                .. view.More > 0 || view.MoreUnseen
                    ?
                    [
                        Muted($"{(view.MoreUnseen ? "Others" : $"{view.More:N0} more")} are shown once these are settled.") with
                        {
                            Spacing = Spacing.Medium,
                            Separator = true,
                        },
                    ]
                    : Array.Empty<CardElement>(),
            ],
        };

    private static IEnumerable<CardElement> Wait(DependencyView view, WaitingView waiting, bool isFirst)
    {
        yield return new Container([
            .. waiting.Seen is { } seen ? Seen(view, waiting, seen) : [RefLine(waiting.Ref, Rating.NotRated)],
            .. waiting.Promised is { } promised
                ? [Strong($"✓ Promised for {British.Date(promised, view.Today)}") with { Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
        ])
        {
            Spacing = isFirst ? Spacing.Small : Spacing.Medium,
            Separator = !isFirst,
        };
        foreach (
            var element in view.Open is { } open && open.BlockerId == waiting.BlockerId ? Open(view, waiting, open) : Forms(view, waiting)
        )
            yield return element;
    }

    private static IEnumerable<CardElement> Seen(DependencyView view, WaitingView waiting, SeenWaiting seen)
    {
        var since = $"{British.Shorten(seen.AskedBy, MostName)} waits since {British.Date(seen.Since, view.Today)}";
        var expects = seen.Expected is { } on && waiting.Promised is null ? $" and expects it by {British.Date(on, view.Today)}" : "";
        return
        [
            Sides(RefLine(waiting.Ref, seen.Rating), Chip(seen.TargetDate, view.Today) with { Size = TextSize.Small }),
            new TextBlock(CardText.Escape(Short(seen.AgreedAction))) { Spacing = Spacing.Small },
            Muted(CardText.Escape($"{since}{expects}.")) with
            {
                Spacing = Spacing.Small,
            },
            .. seen.Line is { } line
                ? [Muted($"“{CardText.Escape(British.OneLine(line))}”") with { Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
        ];
    }

    private static IEnumerable<CardElement> Forms(DependencyView view, WaitingView waiting)
    {
        if (waiting.Promised is null && waiting.Seen?.Expected is { } expected && expected >= view.Today)
            yield return Row(
                Press(
                    $"Accept for {British.Date(expected, view.Today)}",
                    DependencyData.Press(DependencyData.AcceptVerb, view.Ref, waiting.BlockerId, waiting.Rev)
                ) with
                {
                    Style = ActionStyle.Positive,
                    Tooltip = $"{waiting.Ref} can count on it",
                }
            );
        yield return Row(
            new ShowCardAction("Another date", new() { Body = [.. DateFields(view, waiting, null)], Actions = [SendDate(view, waiting)] })
            {
                Tooltip = $"Name another date to {waiting.Ref}",
            },
            new ShowCardAction("Decline", new() { Body = [.. DeclineFields(waiting, null)], Actions = [SendDecline(view, waiting)] })
            {
                Tooltip = $"Send it back to {waiting.Ref}",
            }
        );
    }

    private static IEnumerable<CardElement> Open(DependencyView view, WaitingView waiting, OpenDependencyForm open) =>
        [
            Faulty("saved"),
            .. open.IsDecline ? DeclineFields(waiting, open) : DateFields(view, waiting, open),
            new ActionSet([open.IsDecline ? SendDecline(view, waiting) : SendDate(view, waiting)]),
        ];

    private static IEnumerable<CardElement> DateFields(DependencyView view, WaitingView waiting, OpenDependencyForm? open) =>
        [
            Strong("When will it be done?"),
            new DateInput(DependencyData.On(waiting.BlockerId), "Your date")
            {
                Min = view.Today,
                IsRequired = true,
                ErrorMessage = "Give a date from today on.",
                Value =
                    open is not null ? KeptDate(open.Value)
                    : Latest(waiting) is { } day && day >= view.Today ? day
                    : null,
            },
            .. Fault(open, DependencyData.On(waiting.BlockerId)),
            new TextInput(DependencyData.Line(waiting.BlockerId), "One line (optional)")
            {
                MaxLength = AnswerForm.MaxLine,
                Value = Kept(open?.Line),
            },
            .. Fault(open, DependencyData.Line(waiting.BlockerId)),
            Muted($"It becomes the forecast of {CardText.Escape(view.Ref)}. The target date stays.") with
            {
                Spacing = Spacing.Small,
            },
        ];

    private static IEnumerable<CardElement> DeclineFields(WaitingView waiting, OpenDependencyForm? open) =>
        [
            Strong("It goes back to them"),
            Line(DependencyData.Why(waiting.BlockerId), "Why can they not wait for this?", open?.Value, "Give the reason in one line."),
            .. Fault(open, DependencyData.Why(waiting.BlockerId)),
            Muted("They are told, and asked again what they wait for.") with
            {
                Spacing = Spacing.Small,
            },
        ];

    private static SubmitAction SendDate(DependencyView view, WaitingView waiting) =>
        new("Send: this date", DependencyData.Press(DependencyData.ForecastVerb, view.Ref, waiting.BlockerId, waiting.Rev))
        {
            Style = ActionStyle.Positive,
        };

    private static SubmitAction SendDecline(DependencyView view, WaitingView waiting) =>
        new("Send: decline", DependencyData.Press(DependencyData.DeclineVerb, view.Ref, waiting.BlockerId, waiting.Rev));

    private static IEnumerable<TextBlock> Fault(OpenDependencyForm? open, string field) =>
        Faults(open is null ? null : [open.Fault], field);

    private static DateOnly? Latest(WaitingView waiting) => waiting.Promised ?? waiting.Seen?.Expected;

    private static string Short(string text) => British.Shorten(British.OneLine(text), MostText);
}

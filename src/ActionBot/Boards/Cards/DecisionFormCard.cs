using ActionBot.Conversation.Cards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.Boards.Cards;

/// <summary>The question what a board decided on one item.</summary>
/// <param name="Place">The digest that it was opened from.</param>
/// <param name="Meeting">The meeting that it is on, if it is on one.</param>
/// <param name="Later">The meetings to which it can be deferred.</param>
/// <param name="VerifierName">Who checks the action, in words.</param>
/// <param name="Parent">The board above, where this deferral goes up to it.</param>
/// <param name="Open">A form that could not be taken, with its faults.</param>
internal sealed record DecisionFormView(
    CardPlace Place,
    string Board,
    string BoardCode,
    DateOnly Today,
    DateOnly? Meeting,
    long BlockerId,
    int Rev,
    string Once,
    string Question,
    string Ref,
    Rating Rating,
    string? Owner,
    string AgreedAction,
    IReadOnlyList<string> Also,
    IReadOnlyList<MeetingView> Later,
    string VerifierName,
    string? Parent,
    bool IsSecondDeferral,
    DecisionForm? Open = null,
    IReadOnlyList<FieldFault>? Faults = null,
    string? Band = null
);

/// <summary>Draws the form, and what is left of it once it is done with.</summary>
internal static class DecisionFormCard
{
    private const int MostAction = 300,
        MostOwner = 60;

    /// <summary>Draws it: four forms behind buttons, or one of them open with its faults.</summary>
    public static AdaptiveCard Draw(DecisionFormView view) =>
        new()
        {
            FallbackText = $"{Headline}: {British.Shorten(view.Question, 90)}",
            Body =
            [
                .. Band(view.Band),
                Muted(
                    CardText.Escape(view.Board) + (view.Meeting is { } meeting ? $" · meeting of {British.Date(meeting, view.Today)}" : "")
                ),
                Heading(Headline) with
                {
                    Spacing = Spacing.None,
                },
                Strong(CardText.Escape(view.Question)) with
                {
                    Spacing = Spacing.Small,
                },
                Facts(Known(view)),
                .. view.Open is { } open ? OpenForm(view, open) : Four(view),
                new Container([
                    Row(
                        Press(
                            view.Open is null ? "Not discussed yet" : "Another outcome",
                            view.Open is null
                                ? BoardData.Item(BoardData.CancelVerb, view.BlockerId, view.Rev, view.Place)
                                : BoardData.Reopen(view.BlockerId, view.Rev, view.Place)
                        )
                    ),
                ])
                {
                    Separator = true,
                    Spacing = Spacing.Medium,
                },
            ],
        };

    /// <summary>The question of the form; also the words of the notification.</summary>
    public const string Headline = "What was decided?";

    /// <summary>What stands in the form's place once an outcome is recorded, or none is.</summary>
    /// <param name="headline">What happened, as a few words.</param>
    /// <param name="sentences">What follows.</param>
    /// <param name="facts">What was recorded.</param>
    /// <param name="place">The digest, where the reader can go back to it in place.</param>
    public static AdaptiveCard Receipt(
        string headline,
        IReadOnlyList<(string Label, string Value)> facts,
        IReadOnlyList<string> sentences,
        CardPlace? place
    ) =>
        new()
        {
            FallbackText = headline,
            Body =
            [
                Heading(CardText.Escape(headline)),
                .. facts.Count > 0 ? [Facts(facts)] : Array.Empty<CardElement>(),
                .. sentences.Select((s, i) => new TextBlock(CardText.Escape(s)) { Spacing = i == 0 ? Spacing.Medium : Spacing.Small }),
                .. place?.Digest is null
                    ? Array.Empty<CardElement>()
                    : [Row(Press("Back to the list", BoardData.At(BoardData.PageVerb, place)))],
            ],
        };

    private static IEnumerable<(string, string)> Known(DecisionFormView view)
    {
        yield return (
            "For",
            string.Join(
                ", ",
                new[] { view.Ref, view.Rating.Given(), view.Owner is { } owner ? British.Shorten(owner, MostOwner) : null }.OfType<string>()
            )
        );
        yield return ("Agreed action", British.Shorten(British.OneLine(view.AgreedAction), MostAction));
        if (view.Also.Count > 0)
            yield return ("Waits too", British.List(view.Also));
    }

    private static IEnumerable<CardElement> Four(DecisionFormView view)
    {
        yield return Row(Form(DecisionOutcome.Agreed), Form(DecisionOutcome.AgreedWithChanges));
        yield return Row([
            Form(DecisionOutcome.NotSupported),
            .. view.Later.Count > 0 ? [Form(DecisionOutcome.Deferred)] : Array.Empty<CardButton>(),
        ]);
        if (view.Later.Count == 0)
            yield return Muted("To defer it, plan a later meeting first: type “add a meeting on 3 March”.") with
            {
                Spacing = Spacing.Small,
            };

        ShowCardAction Form(DecisionOutcome outcome) =>
            new(outcome.Title(), new() { Body = Fields(view, outcome), Actions = [Send(view, outcome)] });
    }

    private static IEnumerable<CardElement> OpenForm(DecisionFormView view, DecisionForm open)
    {
        yield return Faulty("recorded", view.Faults?.Count ?? 0);
        foreach (var element in Fields(view, open.Outcome))
            yield return element;
        yield return new ActionSet([Send(view, open.Outcome)]);
    }

    private static SubmitAction Send(DecisionFormView view, DecisionOutcome outcome) =>
        new(
            $"Record: {char.ToLowerInvariant(outcome.Title()[0])}{outcome.Title()[1..]}",
            BoardData.Record(view.BlockerId, view.Rev, view.BoardCode, outcome.Code(), view.Once, view.Place)
        )
        {
            Style = ActionStyle.Positive,
        };

    private static List<CardElement> Fields(DecisionFormView view, DecisionOutcome outcome)
    {
        List<CardElement> fields = [Strong(outcome.IsFinal() ? outcome.Title() : "Deferred to a later meeting")];
        Action add = outcome switch
        {
            DecisionOutcome.Agreed => Agreed,
            DecisionOutcome.AgreedWithChanges => AgreedWithChanges,
            DecisionOutcome.NotSupported => NotSupported,
            DecisionOutcome.Deferred => Deferred,
        };
        add();
        return fields;

        void Agreed()
        {
            Minute(DecisionFields.AgreedMinute);
            Says("The owner and the lead are told. The owner is asked for a date.");
        }

        void AgreedWithChanges()
        {
            Line(DecisionFields.ChangesWhat, "What changes?", "Say in one line what changes.");
            Minute(DecisionFields.ChangesMinute);
            Says($"The owner is asked for a new plan. {view.VerifierName} is told of the change.");
        }

        void NotSupported()
        {
            Line(DecisionFields.NotSupportedWhy, "Why is it not supported?", "Say in one line why.");
            Minute(DecisionFields.NotSupportedMinute);
            Says(
                "The owner is asked for a new plan or a closure request. "
                    + $"{view.VerifierName} is told, as the agreed action may no longer stand."
            );
        }

        void Deferred()
        {
            var typed = Typed(DecisionFields.DeferredTo);
            Add(
                DecisionFields.DeferredTo,
                new ChoiceSetInput(
                    DecisionFields.DeferredTo,
                    "To which meeting?",
                    [
                        .. view.Later.Select(m => new Choice(
                            $"{British.Date(m.Date, view.Today)} (papers due {British.Date(m.PapersDue, view.Today)})",
                            BoardData.Meeting(m.Id)
                        )),
                    ]
                )
                {
                    Value = view.Later.Any(m => BoardData.Meeting(m.Id) == typed)
                        ? typed
                        : view.Later.Select(m => BoardData.Meeting(m.Id)).FirstOrDefault(),
                    IsRequired = true,
                    ErrorMessage = "Choose the meeting.",
                }
            );
            Line(DecisionFields.DeferredWhy, "Why? (optional)", null);
            if (view.IsSecondDeferral)
                fields.Add(
                    Strong(
                        view.Parent is { } parent
                            ? $"This is the second time. It also goes to the {CardText.Escape(parent)}’s secretariat."
                            : "This is the second time."
                    ) with
                    {
                        Size = TextSize.Small,
                        Spacing = Spacing.Small,
                    }
                );
            else
                Says("The owner and the lead are told. The owner is not asked meanwhile.");
        }

        string? Typed(string field) => view.Open?.Outcome == outcome ? view.Open.Values.GetValueOrDefault(field) : null;

        void Says(string sentence) => fields.Add(Muted(CardText.Escape(sentence)) with { Spacing = Spacing.Small });

        void Minute(string id) =>
            Add(
                id,
                new TextInput(id, "Minute reference (optional)")
                {
                    MaxLength = DecisionForm.MaxMinute,
                    Placeholder = "Such as PIB/26/014",
                    Value = Kept(Typed(id)),
                }
            );

        void Line(string id, string label, string? missing) => Add(id, FormParts.Line(id, label, Typed(id), missing));

        void Add(string id, CardInput input)
        {
            fields.Add(input);
            if (view.Open?.Outcome == outcome)
                fields.AddRange(Faults(view.Faults, id));
        }
    }
}

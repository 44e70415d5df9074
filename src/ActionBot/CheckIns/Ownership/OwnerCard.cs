using System.Text.Json.Nodes;
using ActionBot.Conversation;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;
using static ActionBot.Conversation.Cards.FormParts;

namespace ActionBot.CheckIns.Ownership;

/// <summary>Somebody who can be chosen as the owner of an action.</summary>
internal sealed record OwnerChoice(string Name, string Email);

/// <summary>What a lead had typed, and what is wrong with it.</summary>
internal sealed record OwnerTyped(string? Who, string? Other, FieldFault Fault);

/// <summary>The question whose an action is.</summary>
/// <param name="Owner">Database key of its owner now; 0 for none. A hint, to notice that the card is out of date.</param>
/// <param name="Query">The word of its owner that it is not theirs; none where it has no owner or its owner has left.</param>
/// <param name="Why">Why the question comes up, as a sentence.</param>
/// <param name="CanSendBack">Whether the answer may be that it is its owner's after all.</param>
/// <param name="Choices">Who is offered, those suggested first.</param>
/// <param name="Chosen">The address of the one who is chosen already.</param>
/// <param name="Typed">After a fault: what was typed.</param>
internal sealed record OwnerView(
    string Ref,
    Rating Rating,
    DateOnly? TargetDate,
    string AgreedAction,
    string? Risk,
    DateOnly Today,
    long Owner,
    long? Query,
    string Why,
    bool CanSendBack,
    IReadOnlyList<OwnerChoice> Choices,
    string? Chosen,
    OwnerTyped? Typed = null
);

/// <summary>"Who owns it?", for a lead: name somebody, or send it back. Once settled, a receipt.</summary>
internal static class OwnerCard
{
    internal const string TheirsVerb = "owner.theirs";

    /// <summary>The chosen person's address.</summary>
    public const string Who = "owner_who";

    /// <summary>The address of somebody else.</summary>
    public const string Other = "owner_other";

    /// <summary>A line to the owner.</summary>
    public const string LineField = "owner_line";

    private const int MostText = 280,
        MostOther = 254;

    /// <summary>What is wanted, as a sentence; also the words of the notification.</summary>
    public static string Headline(string reference) => $"Who owns {reference}?";

    /// <summary>Draws the question.</summary>
    public static AdaptiveCard Draw(OwnerView view) =>
        new()
        {
            FallbackText = Headline(view.Ref) + " Open this message in Teams to answer.",
            Body =
            [
                Heading(CardText.Escape(Headline(view.Ref))),
                new TextBlock(CardText.Escape(view.Why)) { Spacing = Spacing.Small },
                Sides(RefLine(view.Ref, view.Rating), Chip(view.TargetDate, view.Today) with { Size = TextSize.Small }) with
                {
                    Spacing = Spacing.Medium,
                },
                new TextBlock(CardText.Escape(Short(view.AgreedAction))) { Spacing = Spacing.Small },
                .. string.IsNullOrWhiteSpace(view.Risk)
                    ? Array.Empty<CardElement>()
                    : [Muted("Risk: " + CardText.Escape(Short(view.Risk))) with { Spacing = Spacing.None }],
                .. view.Typed is null ? Forms(view) : Open(view),
            ],
        };

    /// <summary>Draws what was settled, in place of the question.</summary>
    public static AdaptiveCard Receipt(
        string reference,
        string agreedAction,
        string settled,
        IReadOnlyList<string> next,
        string? band = null
    ) =>
        new()
        {
            FallbackText = settled,
            Body =
            [
                .. Band(band),
                .. OneAction("", reference, new TextBlock("✓ Settled"), Short(agreedAction), risk: null),
                Strong(CardText.Escape(settled)) with
                {
                    Spacing = Spacing.Medium,
                },
                .. next.Select(s => new TextBlock(CardText.Escape(s)) { Spacing = Spacing.Small }),
            ],
        };

    private static IEnumerable<CardElement> Forms(OwnerView view)
    {
        yield return Muted("Nobody is asked about it until it has an owner.") with
        {
            Spacing = Spacing.Medium,
        };
        yield return Row(new ShowCardAction("Name the owner", new() { Body = [.. Fields(view)], Actions = [Send(view)] }));
        if (view.CanSendBack)
            yield return Row(
                new ShowCardAction(
                    "It is theirs",
                    new()
                    {
                        Body =
                        [
                            Strong("It stays with them"),
                            Line(LineField, "A line to the owner (optional)", typed: null),
                            Muted("They are told, and asked about it again.") with
                            {
                                Spacing = Spacing.Small,
                            },
                        ],
                        Actions = [new SubmitAction("Send it back", Data(TheirsVerb, view.Ref, view.Owner, view.Query))],
                    }
                )
            );
    }

    private static IEnumerable<CardElement> Open(OwnerView view) => [Faulty("saved"), .. Fields(view), new ActionSet([Send(view)])];

    private static SubmitAction Send(OwnerView view) =>
        new("Name the owner", Data(Verbs.NameOwner, view.Ref, view.Owner, view.Query)) { Style = ActionStyle.Positive };

    private static IEnumerable<CardElement> Fields(OwnerView view)
    {
        var chosen = view.Typed is { } typed ? typed.Who : view.Chosen;
        yield return Strong("Who owns it?");
        if (view.Choices.Count > 0)
        {
            yield return new ChoiceSetInput(
                Who,
                "Somebody of the area",
                [.. view.Choices.Select(c => new Choice(CardText.Plain(c.Name), c.Email))]
            )
            {
                Placeholder = "Choose",
                Value = view.Choices.Any(c => c.Email == chosen) ? chosen : null,
            };
            foreach (var fault in Fault(view, Who))
                yield return fault;
        }
        yield return new TextInput(Other, view.Choices.Count > 0 ? "Or someone else’s address" : "Their address")
        {
            MaxLength = MostOther,
            Placeholder = "name@example.org",
            Value = view.Typed?.Other,
        };
        foreach (var fault in Fault(view, Other))
            yield return fault;
        yield return Muted("An address goes before a choice. They are told, and asked from their next working day on.") with
        {
            Spacing = Spacing.Small,
        };
    }

    private static IEnumerable<TextBlock> Fault(OwnerView view, string field) =>
        Faults(view.Typed is { } typed ? [typed.Fault] : null, field);

    /// <summary>The data of a button that settles the question.</summary>
    public static JsonObject Data(string verb, string reference, long owner, long? query)
    {
        var data = Conversation.Cards.CardParts.Data(verb);
        data["ref"] = reference;
        data["owner"] = owner;
        if (query is { } id)
            data["query"] = id;
        return data;
    }

    private static string Short(string text) => British.Shorten(British.OneLine(text), MostText);
}

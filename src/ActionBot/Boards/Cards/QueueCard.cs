using System.Text.Json.Nodes;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Boards.Cards;

/// <summary>A decision for which no rule found a board.</summary>
/// <param name="Why">Why none was found.</param>
/// <param name="Boards">All boards, best remit first.</param>
/// <param name="Always">What the choice may be remembered for: value and words.</param>
/// <param name="Left">How many others are in the queue.</param>
internal sealed record QueueView(
    DateOnly Today,
    long BlockerId,
    int Rev,
    string Question,
    string Ref,
    Rating Rating,
    string? Owner,
    string AgreedAction,
    string Why,
    IReadOnlyList<(string Code, string Name)> Boards,
    IReadOnlyList<(string Value, string Words)> Always,
    int Left,
    string? Band = null
);

/// <summary>Asks the administrators which board decides, and whether that is to be remembered.</summary>
internal static class QueueCard
{
    public const string Verb = "route.pick",
        NextVerb = "route.next",
        BoardInput = "route_board",
        AlwaysInput = "route_always";

    /// <summary>The question; also the words of the notification.</summary>
    public const string Headline = "Which board decides?";

    private const int MostAction = 300,
        MostOwner = 60;

    /// <summary>Draws the question.</summary>
    public static AdaptiveCard Draw(QueueView view) =>
        new()
        {
            FallbackText = $"{Headline} {British.Shorten(view.Question, 90)}",
            Body =
            [
                .. Band(view.Band),
                Muted("For the tracking team" + (view.Left > 0 ? $" · {view.Left:N0} more in the queue" : "")),
                Heading(Headline) with
                {
                    Spacing = Spacing.None,
                },
                Strong(CardText.Escape(view.Question)) with
                {
                    Spacing = Spacing.Small,
                },
                Facts([
                    (
                        "For",
                        string.Join(
                            ", ",
                            new[]
                            {
                                view.Ref,
                                view.Rating.Given(),
                                view.Owner is { } owner ? British.Shorten(owner, MostOwner) : null,
                            }.OfType<string>()
                        )
                    ),
                    ("Agreed action", British.Shorten(British.OneLine(view.AgreedAction), MostAction)),
                    ("Why you", view.Why + "."),
                ]),
                new ChoiceSetInput(BoardInput, "The board", [.. view.Boards.Select(b => new Choice(CardText.Plain(b.Name), b.Code))])
                {
                    Style = ChoiceStyle.Filtered,
                    Placeholder = "Choose or type a name",
                    IsRequired = true,
                    ErrorMessage = "Choose the board.",
                    Spacing = Spacing.Medium,
                },
                new ChoiceSetInput(
                    AlwaysInput,
                    "And from now on?",
                    [new("Only this one", "-"), .. view.Always.Select(a => new Choice(CardText.Plain(a.Words), a.Value))]
                )
                {
                    Value = "-",
                    IsRequired = true,
                    ErrorMessage = "Choose one.",
                },
                new ActionSet([new SubmitAction("Send to this board", Item(Verb, view)) { Style = ActionStyle.Positive }]),
                .. view.Left > 0 ? [Row(Press("Next in the queue", Item(NextVerb, view)))] : Array.Empty<CardElement>(),
            ],
        };

    private static JsonObject Item(string verb, QueueView view) => BoardData.Item(verb, view.BlockerId, view.Rev, CardPlace.Nowhere);
}

using System.Text.Json.Nodes;
using ActionBot.Domain.Wording;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Cards.Styles;
using static ActionBot.Conversation.Cards.CardParts;

namespace ActionBot.Boards.Cards;

/// <summary>The meetings to come of a board.</summary>
/// <param name="Meetings">Each with how many items it has.</param>
internal sealed record BoardMeetingsView(string Board, IReadOnlyList<(MeetingView Meeting, int Items)> Meetings, int Loose);

/// <summary>Draws meetings, what was changed about them, and the question which board is meant.</summary>
internal static class MeetingsCard
{
    private const int MostBoards = 6,
        MostMeetings = 6,
        MostOfButton = 32;

    /// <summary>The meetings to come of the boards that somebody keeps.</summary>
    public static AdaptiveCard List(IReadOnlyList<BoardMeetingsView> boards, DateOnly today) =>
        new()
        {
            FallbackText = Headline,
            Body =
            [
                Heading(Headline),
                .. boards
                    .Take(MostBoards)
                    .Select(
                        (b, i) =>
                            new Container([
                                Strong(CardText.Escape(b.Board)),
                                .. b.Meetings.Count == 0
                                    ? [Muted("No meeting is planned.") with { Spacing = Spacing.None }]
                                    : Array.Empty<CardElement>(),
                                .. b
                                    .Meetings.Take(MostMeetings)
                                    .Select(m => new TextBlock(
                                        $"{British.Weekday(m.Meeting.Date, today)} · papers due {British.Date(m.Meeting.PapersDue, today)}"
                                            + (m.Items == 0 ? "" : $" · **{British.Count(m.Items, "item")}**")
                                    )
                                    {
                                        Spacing = Spacing.Small,
                                    }),
                                .. b.Meetings.Count > MostMeetings
                                    ? [Muted($"And {b.Meetings.Count - MostMeetings:N0} later ones.") with { Spacing = Spacing.Small }]
                                    : Array.Empty<CardElement>(),
                                .. b.Loose > 0
                                    ?
                                    [
                                        Muted($"{British.Count(b.Loose, "accepted item")} without a meeting.") with
                                        {
                                            Spacing = Spacing.Small,
                                        },
                                    ]
                                    : Array.Empty<CardElement>(),
                            ])
                            {
                                Spacing = Spacing.Medium,
                                Separator = i > 0,
                            }
                    ),
                .. boards.Count > MostBoards
                    ?
                    [
                        Muted($"And {boards.Count - MostBoards:N0} more boards. Type “meetings of” and a board.") with
                        {
                            Spacing = Spacing.Medium,
                        },
                    ]
                    : Array.Empty<CardElement>(),
                Muted(
                    "To change one, type **move the 3\u00A0March meeting to 10\u00A0March**, **cancel "
                        + "the 3\u00A0March meeting** or **add a meeting on 3\u00A0March**."
                ) with
                {
                    Spacing = Spacing.Medium,
                    Separator = true,
                },
            ],
        };

    /// <summary>Stands on the list.</summary>
    public const string Headline = "Meetings to come";

    /// <summary>What was changed, with the way back.</summary>
    /// <param name="headline">What happened.</param>
    /// <param name="sentences">What follows from it.</param>
    /// <param name="undo">The data of "Undo"; none where nothing can be undone.</param>
    public static AdaptiveCard Changed(string headline, IReadOnlyList<string> sentences, JsonObject? undo) =>
        new()
        {
            FallbackText = headline,
            Body =
            [
                Heading(CardText.Escape(headline)),
                .. sentences.Select(s => new TextBlock(CardText.Escape(s)) { Spacing = Spacing.Small }),
                .. undo is null ? Array.Empty<CardElement>() : [Row(Press("Undo", undo)) with { Spacing = Spacing.Medium }],
            ],
        };

    /// <summary>Asks which of several boards is meant.</summary>
    public static AdaptiveCard Which(string question, IReadOnlyList<(string Name, JsonObject Data)> boards) =>
        new()
        {
            FallbackText = question,
            Body = [Heading(CardText.Escape(question)), .. boards.Select(b => Row(Press(British.Shorten(b.Name, MostOfButton), b.Data)))],
        };
}

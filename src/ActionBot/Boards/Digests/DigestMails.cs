using ActionBot.Boards.Agendas;
using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Delivery.Mail;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Boards.Digests;

/// <summary>
/// A board's digest as a mail, for a secretariat that Teams does not reach: no channel with the app, nobody of it in the
/// register, but a mailbox.
/// </summary>
internal sealed class DigestMails(
    ActionBotContext db,
    DigestWriter writer,
    DigestReader reader,
    BoardsTold told,
    Outbox outbox,
    ChatLink chat
)
{
    private const int MostText = 280;

    /// <summary>Stores the digest of a board, and the mail that tells it.</summary>
    public async Task AddAsync(DigestToBoard due, DateOnly day, CancellationToken cancellationToken)
    {
        var waiting = due.Waiting;
        var key = CardKey.New("dig");
        var digest = await writer.NewMailAsync(waiting.Board.Id, day, due.Cause, key, cancellationToken);
        db.Add(digest);
        told.Tell(waiting.Board, digest, due.Late);
        await db.SaveChangesAsync(cancellationToken);
        var first = await reader.ViewAsync(digest, day, 0, cancellationToken);
        List<DigestItemView> items = [.. first.Items];
        for (var page = 1; page < first.Pages; page++)
            items.AddRange((await reader.ViewAsync(digest, day, page, cancellationToken)).Items);
        await outbox.MailAsync(
            digest.OutboxKey!,
            waiting.Board.SecretariatMailbox!,
            Content(first, items, chat.Links),
            cancellationToken: cancellationToken
        );
    }

    /// <summary>The digest as the content of a mail.</summary>
    public static MailContent Content(BoardDigestView view, IReadOnlyList<DigestItemView> items, IReadOnlyList<MailLink> links) =>
        new(
            $"{SecretariatDigestCard.Headline(view)}: {view.Board}",
            [
                view.Total == 0 ? "Nothing waits for a decision of the board."
                : view.Next is { } next
                    ? $"The next meeting is on {British.Weekday(next.Date, view.Today)}. Papers "
                        + $"are due on {British.Weekday(next.PapersDue, view.Today)}."
                : "The board has no meeting to come that could take them.",
                view.Total == 0
                    ? "Nothing is asked here. The board may wish to hear of what is overdue. A mail cannot be answered."
                    : "Accept an item for a meeting, send it back or record what was decided "
                        + "in the chat with ActionBot. A mail cannot be answered.",
            ],
            [
                new(null, [.. items.Select(i => Item(i, view.Today))]),
                .. view.Overdue.Count == 0
                    ? Array.Empty<MailSection>()
                    :
                    [
                        new(
                            "Overdue on risks of the board",
                            [
                                .. view.Overdue.Select(o => new MailItem(
                                    $"{o.Ref} · {DueWording.Of(o.TargetDate, view.Today).Text}",
                                    [Short(o.Action)],
                                    []
                                )),
                            ]
                        ),
                    ],
            ],
            links,
            $"This mailbox gets it because the tracking team keeps it as that of the secretariat of the {view.Board}."
        );

    private static MailItem Item(DigestItemView item, DateOnly today)
    {
        (string Label, string? Value)[] facts =
        [
            (
                "Action",
                $"{item.Ref}{(item.Rating.Given() is { } rating ? $", {rating}" : "")}{(item.Owner is { } owner ? $", {owner}" : "")}"
            ),
            ("Risk", item.Risk is { } risk ? Short(risk) : null),
            ("Waiting", $"{British.Count(item.WaitingDays, "working day")}, since {British.Date(item.Since, today)}"),
            ("Also waiting", item.Also.Count > 0 ? string.Join(", ", item.Also) : null),
            ("Meeting", item.Meeting is { } meeting ? British.Date(meeting.Date, today) : null),
            ("Please reply by", item is { State: BlockerState.Raised, ReplyBy: { } by } ? British.Date(by, today) : null),
            ("From", item.From),
            ("Outcome", item.Outcome),
        ];
        return new(
            $"{item.Number}. {Short(item.Question)}",
            [],
            [.. facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new MailFact(f.Label, f.Value!))]
        );
    }

    private static string Short(string text) => British.Shorten(British.OneLine(text), MostText);
}

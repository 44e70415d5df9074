using ActionBot.Boards.Agendas;
using ActionBot.Delivery;
using ActionBot.Delivery.Mail;
using ActionBot.Directory;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Packs;

/// <summary>Mails the agenda of a meeting on the day its papers are due, once, to a secretariat that cannot ask for it in Teams.</summary>
internal sealed class PackMails(
    ActionBotContext db,
    BoardAgendas agendas,
    PackQuery packs,
    Outbox outbox,
    Calendars calendars,
    ChatLink chat
)
{
    private const int MostText = 280;

    /// <summary>Stores what is due. Tells how many mails.</summary>
    public async Task<int> AddAsync(DateOnly day, Func<Board, bool> mayWrite, CancellationToken cancellationToken)
    {
        var boards = await db.Boards.Where(b => b.SecretariatMailbox != null).Select(b => b.Id).ToListAsync(cancellationToken);
        var added = 0;
        foreach (var waiting in (await agendas.LoadAsync(day, boards, cancellationToken)).Where(w => w.IsByMail && mayWrite(w.Board)))
        foreach (
            var meeting in MeetingPlan
                .Ahead(waiting.Board.Meetings, day)
                .Where(m => MeetingPlan.PapersDue(m, waiting.Board.PapersDueWorkingDays, calendars.Usual) <= day)
        )
            if (waiting.Agenda.Items.Any(i => i.MeetingId == meeting.Id) && await AddAsync(waiting.Board, meeting, day, cancellationToken))
                added++;
        return added;
    }

    // A meeting that moves has an agenda for its new day.
    private async Task<bool> AddAsync(Board board, Meeting meeting, DateOnly day, CancellationToken cancellationToken)
    {
        var key = $"pack:{meeting.Id}:{meeting.Date:yyyy-MM-dd}";
        if (await db.Outbox.AnyAsync(m => m.Key == key, cancellationToken))
            return false;
        var pack = await packs.LoadAsync(board, meeting, day, cancellationToken);
        await outbox.MailAsync(key, board.SecretariatMailbox!, Content(pack, chat.Links), cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The pack as the content of a mail.</summary>
    public static MailContent Content(AgendaPack pack, IReadOnlyList<MailLink> links) =>
        new(
            $"{AgendaCard.Headline(pack)}: {pack.Board}",
            [
                $"The board meets on {British.Weekday(pack.Meeting, pack.Today)}. Papers "
                    + $"{(pack.PapersDue < pack.Today ? "were" : "are")} due on {British.Weekday(pack.PapersDue, pack.Today)}.",
                "The items in the order of their target dates, as they stand today. A mail cannot be answered.",
            ],
            [new(null, [.. pack.Items.Select(i => Item(pack, i))])],
            links,
            $"This mailbox gets it because the tracking team keeps it as that of the secretariat of the {pack.Board}."
        );

    private static MailItem Item(AgendaPack pack, PackItem item)
    {
        (string Label, string? Value)[] facts =
        [
            ("Action", $"{item.Ref}{(item.Rating.Given() is { } rating ? $", {rating}" : "")}: {Short(item.AgreedAction)}"),
            ("Risk", item.Risk is { } risk ? Short(risk) : null),
            (
                "Target date",
                item.TargetDate is { } target
                    ? $"{British.Date(target, pack.Today)}"
                        + $"{(target < pack.Today ? $", {DueWording.Of(target, pack.Today).Text.ToLowerInvariant()}" : "")}"
                    : "none"
            ),
            ("Owner", $"{item.Owner ?? "nobody yet"}, {item.Area}"),
            ("Waiting", AgendaCard.Waits(item, pack.Today)),
            ("Also waiting", string.Join(", ", item.Also)),
        ];
        return new(
            $"{item.Number}. {Short(item.Question ?? "What is to be decided was not said.")}",
            [],
            [
                .. facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new MailFact(f.Label, f.Value!)),
                .. item.Earlier.Select(d => new MailFact($"{British.Date(d.On, pack.Today)}, {d.Board}", Short(d.Words))),
            ]
        );
    }

    private static string Short(string text) => British.Shorten(British.OneLine(text), MostText);
}

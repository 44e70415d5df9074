using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// Writes to somebody whom Teams does not reach, in place of a check-in: what is due, and how to answer. At most one mail a week,
/// whatever is planned meanwhile. It does not count as asked: nothing can be answered in it.
/// </summary>
internal sealed class ReachByMail(
    ActionBotContext db,
    Outbox outbox,
    ChatLink chat,
    Calendars calendars,
    TimeProvider clock,
    IOptions<MailOptions> options
)
{
    private const int MostItems = 20,
        MostText = 160;

    public bool IsOn => options.Value.ReachPeople;

    /// <summary>
    /// Adds the mail for an undelivered check-in, if it is one that asks something and the person was not written to this week.
    /// </summary>
    public async Task AddAsync(long checkInId, CancellationToken cancellationToken)
    {
        var checkIn = await db
            .CheckIns.AsNoTracking()
            .Include(c => c.Person)
            .Include(c => c.Items)
                .ThenInclude(i => i.ActionItem)
            .FirstOrDefaultAsync(c => c.Id == checkInId && c.Kind == CheckInKind.Scheduled && !c.Withdrawn, cancellationToken);
        if (checkIn is not { Person.IsActive: true })
            return;
        var now = clock.GetUtcNow();
        var today = checkIn.Person.DayAt(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        await outbox.MailAsync(
            $"reach:{checkIn.PersonId}:{monday:yyyy-MM-dd}",
            checkIn.Person.Email,
            Content(checkIn, today),
            OutboxPriority.Bulk,
            calendars.PatternOf(checkIn.Person).NextSend(now),
            cancellationToken
        );
    }

    private MailContent Content(CheckIn checkIn, DateOnly today)
    {
        var items = checkIn.Items.OrderBy(i => i.Place).Where(i => i.ActionItem!.Status == ActionStatus.Open).ToList();
        return new(
            items.Count == 1 ? "1 action of yours needs an update" : $"{items.Count:N0} actions of yours need an update",
            [
                $"Dear {checkIn.Person!.Name}, ActionBot asks the owners of audit and inspection "
                    + "actions where they stand. It could not reach you in Microsoft Teams.",
                "To answer: in Teams press Apps, look for ActionBot and press Add, or open the chat by the link "
                    + "below. Each answer is one choice and one line. A mail cannot be answered.",
            ],
            [
                new(null, [.. items.Take(MostItems).Select(i => Item(i.ActionItem!, today))]),
                .. items.Count > MostItems
                    ? [new MailSection($"… and {items.Count - MostItems:N0} more, which you see in the chat.", [])]
                    : Array.Empty<MailSection>(),
            ],
            chat.Links,
            "You get this mail, once a week at most, because you are named as the owner of these actions or answer for somebody who is."
        );
    }

    private static MailItem Item(ActionItem action, DateOnly today) =>
        new(
            $"{action.Ref} · {DueWording.Of(action.TargetDate, today).Text}",
            [British.Shorten(British.OneLine(action.AgreedAction), MostText)],
            []
        );
}

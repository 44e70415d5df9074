using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>Tells the tracking team what a lead says of a position.</summary>
internal sealed class TrackingTeam(ActionBotContext db, Outbox outbox, Calendars calendars, TimeProvider clock)
{
    /// <summary>Whether there is anybody to tell besides the lead.</summary>
    public Task<bool> ExistsAsync(Person lead, CancellationToken cancellationToken) => Others(lead).AnyAsync(cancellationToken);

    /// <summary>One message to each member, at their next send time.</summary>
    public async Task TellAsync(
        AreaConfirmation said,
        Person lead,
        IReadOnlyList<string> areas,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var text = Text(said, lead, areas, today);
        foreach (var member in await Others(lead).ToListAsync(cancellationToken))
            await outbox.SendAsync(
                $"area:{said.Id}:{said.Version}:{member.Id}",
                OutboxAddress.Person(member.Id),
                OutboundActivity.Plain(text),
                OutboxPriority.Bulk,
                calendars.PatternOf(member).NextSend(clock.GetUtcNow()),
                cancellationToken
            );
    }

    private static string Text(AreaConfirmation said, Person lead, IReadOnlyList<string> areas, DateOnly today)
    {
        var position = $"the position of {British.List(areas)} on {British.Date(said.AsAt, today)}";
        if (said.IsRight)
            return $"{lead.Name} says now that {position} is right.";
        var refs = said.Refs.Count > 0 ? $" It is about {British.List(said.Refs)}." : "";
        return $"{lead.Name} says that something is wrong with {position}: “{said.Line}”{refs}";
    }

    private IQueryable<Person> Others(Person lead) =>
        db.People.AsNoTracking().Where(p => p.IsAdministrator && p.IsActive && p.Id != lead.Id).OrderBy(p => p.Id);
}

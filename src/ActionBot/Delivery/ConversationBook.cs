using ActionBot.Directory;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Keeps where people and channels can be reached, from what Teams signs.</summary>
public sealed class ConversationBook(ActionBotContext db, Calendars calendars, TimeProvider clock)
{
    /// <summary>Takes down where a turn came from: the newest address wins, and somebody who writes can be reached again.</summary>
    public async Task<ConversationReference> RecordAsync(TeamsTurn turn, Identity who, CancellationToken cancellationToken)
    {
        var reference = await FindOrAddAsync(turn, cancellationToken);
        var before = (reference.ServiceUrl, reference.UserId, reference.AadObjectId, reference.PersonId, reference.State);
        reference.ServiceUrl = turn.ServiceUrl.AbsoluteUri;
        if (turn.IsPersonal)
        {
            reference.UserId = turn.UserId;
            reference.AadObjectId = turn.AadObjectId ?? reference.AadObjectId;
            reference.PersonId = who.Person?.Id ?? reference.PersonId;
            if (who.Account?.Addresses() is [var address, ..] addresses)
                (reference.Address, reference.SignInName) = (address, addresses.Count > 1 ? addresses[1] : null);
        }
        if (turn.Activity.Type is "message" or "invoke" && reference.State != ConversationState.Installed)
        {
            reference.Return(turn.Activity.Timestamp, clock.GetUtcNow());
            if (turn.IsPersonal && who.Person is { } person)
                await ReleaseAsync(person.Id, calendars.PatternOf(person).NextSend(clock.GetUtcNow()), cancellationToken);
        }
        if (before != (reference.ServiceUrl, reference.UserId, reference.AadObjectId, reference.PersonId, reference.State))
            reference.UpdatedAt = clock.GetUtcNow();
        return reference;
    }

    /// <summary>Marks the app as installed. Tells whether this installation is to be welcomed.</summary>
    public bool Install(ConversationReference reference, TeamsTurn turn) => reference.Install(turn.Activity.Timestamp, clock.GetUtcNow());

    /// <summary>Marks the app as installed by somebody who is not known yet and is welcomed later.</summary>
    public void Arrive(ConversationReference reference, TeamsTurn turn) => reference.Arrive(turn.Activity.Timestamp, clock.GetUtcNow());

    /// <summary>Marks the app as removed.</summary>
    public void Uninstall(ConversationReference reference, TeamsTurn turn) => reference.Uninstall(turn.Activity.Timestamp, clock.GetUtcNow());

    /// <summary>Releases what waited for a person to become reachable. A check-in of an earlier day stays where it is: a current one takes its place.</summary>
    public Task ReleaseAsync(long personId, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return db.Outbox
            .Where(m => m.PersonId == personId && m.State == OutboxState.Unreachable
                && (m.CheckInId == null || db.CheckIns.Any(c => c.Id == m.CheckInId && c.On >= today && !c.Withdrawn)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(m => m.State, OutboxState.Pending).SetProperty(m => m.Fault, (string?)null).SetProperty(m => m.NotBefore, notBefore), cancellationToken);
    }

    private async Task<ConversationReference> FindOrAddAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var id = MessageSender.BaseId(turn.ConversationId);
        if (await db.Conversations.FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } known)
            return known;
        var reference = new ConversationReference
        {
            Id = id,
            Kind = turn.IsPersonal ? "personal" : turn.Activity.Conversation?.ConversationType ?? "groupChat",
            TenantId = turn.TenantId,
            ServiceUrl = turn.ServiceUrl.AbsoluteUri,
            State = ConversationState.Uninstalled,
            UpdatedAt = clock.GetUtcNow(),
        };
        db.Add(reference);
        return reference;
    }
}

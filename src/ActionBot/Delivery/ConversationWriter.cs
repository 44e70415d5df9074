using ActionBot.Directory;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Keeps where people and channels can be reached, from what Teams signs.</summary>
internal sealed class ConversationWriter(ActionBotContext db, Calendars calendars, TimeProvider clock)
{
    /// <summary>Takes down where a turn came from: the newest address wins, and somebody who writes can be reached again.</summary>
    public async Task<ConversationReference> RecordAsync(TeamsTurn turn, Identity who, CancellationToken cancellationToken)
    {
        var reference = await FindOrAddAsync(turn, cancellationToken);
        var before = (reference.ServiceUrl, reference.UserId, reference.AadObjectId, reference.PersonId, reference.State);
        reference.ServiceUrl = turn.ServiceUrl.AbsoluteUri;
        if (turn.IsPersonal)
        {
            // An account of another tenant is nobody's by its object id alone.
            var account = turn.IsOfOwnTenant ? turn.AadObjectId ?? (turn.UserId == reference.UserId ? reference.AadObjectId : null) : null;
            var isSame = account is not null && string.Equals(account, reference.AadObjectId, StringComparison.OrdinalIgnoreCase);
            (reference.UserId, reference.AadObjectId) = (turn.UserId, account);
            // Who cannot be told just now is still whoever has the account.
            reference.PersonId = who.Person?.Id ?? (isSame ? reference.PersonId : null);
            if (who.Account?.Addresses() is [var address, ..] addresses)
                (reference.Address, reference.SignInName) = (address, addresses.Count > 1 ? addresses[1] : null);
        }
        if (reference.Kind == "channel" && turn.Activity.ChannelData?.Team?.Id is { Length: > 0 } team)
            reference.TeamId = team;
        if (turn.Activity.Type is "message" or "invoke" && !reference.IsOpen && IsOfItsTenant(reference, turn))
        {
            reference.Return(turn.Activity.Timestamp, clock.GetUtcNow(), wrote: turn.Activity is { Type: "message", Value: null });
            if (turn.IsPersonal && who.Person is { } person)
                await ReleaseAsync(person.Id, calendars.PatternOf(person).NextSend(clock.GetUtcNow()), cancellationToken);
        }
        if (before != (reference.ServiceUrl, reference.UserId, reference.AadObjectId, reference.PersonId, reference.State))
            reference.UpdatedAt = clock.GetUtcNow();
        return reference;
    }

    /// <summary>Marks the app as installed. Tells whether this installation is to be welcomed.</summary>
    public bool Install(ConversationReference reference, TeamsTurn turn) =>
        IsOfItsTenant(reference, turn) && reference.Install(turn.Activity.Timestamp, clock.GetUtcNow());

    /// <summary>Marks the app as installed by somebody who is not known yet and is welcomed later.</summary>
    public void Arrive(ConversationReference reference, TeamsTurn turn)
    {
        if (IsOfItsTenant(reference, turn))
            reference.Arrive(turn.Activity.Timestamp, clock.GetUtcNow());
    }

    /// <summary>Marks the app as removed.</summary>
    public void Uninstall(ConversationReference reference, TeamsTurn turn)
    {
        if (IsOfItsTenant(reference, turn))
            reference.Uninstall(turn.Activity.Timestamp, clock.GetUtcNow());
    }

    /// <summary>
    /// Releases what waited for a person to become reachable. A check-in of an earlier day stays where it is: a current one takes
    /// its place.
    /// </summary>
    public Task ReleaseAsync(long personId, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        WaitingFor(personId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, OutboxState.Pending)
                        .SetProperty(m => m.Fault, (string?)null)
                        .SetProperty(m => m.NotBefore, notBefore),
                cancellationToken
            );

    /// <summary>
    /// The same behind what is stored for the person by now, such as a welcome: what waited is stored anew, because rows are sent
    /// in the order in which they were stored.
    /// </summary>
    public async Task ReleaseBehindAsync(long personId, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var rows = await WaitingFor(personId).AsNoTracking().OrderBy(m => m.Id).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(m => m.Id);
        await db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in rows)
        {
            (row.Id, row.State, row.Fault, row.NotBefore) = (0, OutboxState.Pending, null, notBefore);
            db.Add(row);
        }
    }

    private static bool IsOfItsTenant(ConversationReference reference, TeamsTurn turn) =>
        string.Equals(reference.TenantId, turn.TenantId, StringComparison.OrdinalIgnoreCase);

    private IQueryable<OutboxMessage> WaitingFor(long personId)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return db.Outbox.Where(m =>
            m.PersonId == personId
            && m.State == OutboxState.Unreachable
            && (m.CheckInId == null || db.CheckIns.Any(c => c.Id == m.CheckInId && c.On >= today && !c.Withdrawn))
        );
    }

    private async Task<ConversationReference> FindOrAddAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var id = MessageSender.BaseId(turn.ConversationId);
        if (await db.Conversations.FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is { } known)
            return known;
        var reference = new ConversationReference
        {
            Id = id,
            Kind = turn.IsPersonal ? ConversationReference.Personal : turn.Activity.Conversation?.ConversationType ?? "groupChat",
            TenantId = turn.TenantId,
            ServiceUrl = turn.ServiceUrl.AbsoluteUri,
            State = ConversationState.Uninstalled,
            UpdatedAt = clock.GetUtcNow(),
        };
        db.Add(reference);
        return reference;
    }
}

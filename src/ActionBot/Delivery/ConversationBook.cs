using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Keeps where people and channels can be reached, from what Teams signs.</summary>
public sealed class ConversationBook(ActionBotContext db, TimeProvider clock)
{
    /// <summary>Takes down where a turn came from: the newest address wins, and somebody who writes can be reached again.</summary>
    public async Task<ConversationReference> RecordAsync(TeamsTurn turn, long? personId, CancellationToken cancellationToken)
    {
        var reference = await FindOrAddAsync(turn, cancellationToken);
        var before = (reference.ServiceUrl, reference.UserId, reference.AadObjectId, reference.PersonId, reference.State);
        reference.ServiceUrl = turn.ServiceUrl.AbsoluteUri;
        if (turn.IsPersonal)
        {
            reference.UserId = turn.UserId;
            reference.AadObjectId = turn.AadObjectId ?? reference.AadObjectId;
            reference.PersonId = personId ?? reference.PersonId;
        }
        if (turn.Activity.Type is "message" or "invoke")
            reference.State = ConversationState.Installed;
        if (before != (reference.ServiceUrl, reference.UserId, reference.AadObjectId, reference.PersonId, reference.State))
            reference.UpdatedAt = clock.GetUtcNow();
        return reference;
    }

    /// <summary>Marks the app as installed. Tells whether this installation is to be welcomed: once, however often and in whatever order Teams tells of it.</summary>
    public bool Install(ConversationReference reference)
    {
        reference.State = ConversationState.Installed;
        reference.UpdatedAt = clock.GetUtcNow();
        if (reference.WelcomedAt is not null)
            return false;
        reference.WelcomedAt = clock.GetUtcNow();
        reference.Installations++;
        return true;
    }

    /// <summary>Marks the app as removed; the next installation is a new one.</summary>
    public void Uninstall(ConversationReference reference)
    {
        reference.State = ConversationState.Uninstalled;
        reference.WelcomedAt = null;
        reference.UpdatedAt = clock.GetUtcNow();
    }

    /// <summary>Releases what waited for a person to become reachable. Check-ins are not released as they are: their feature draws a current one.</summary>
    public Task ReleaseAsync(long personId, CancellationToken cancellationToken) =>
        db.Outbox.Where(m => m.PersonId == personId && m.State == OutboxState.Unreachable && m.CheckInId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Pending).SetProperty(m => m.Fault, (string?)null), cancellationToken);

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

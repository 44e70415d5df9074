using ActionBot.Delivery.Mail;
using ActionBot.Directory;
using ActionBot.Directory.Accounts;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery;

/// <summary>Sends one claimed row and writes down what came of it.</summary>
internal sealed class MessageSender(
    ActionBotContext db,
    ConnectorClient connector,
    SendingPause pause,
    ReachByMail reach,
    AccountLinks links,
    Calendars calendars,
    TimeProvider clock,
    IOptions<DeliveryOptions> options,
    IOptions<TeamsOptions> teams,
    ILogger<MessageSender> logger
)
{
    // What waited no longer than this is as good as sent at once.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    // So long a digest waits until somebody has looked who reads in its channel.
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    public async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (await WithdrawLateAsync(message, cancellationToken))
            return;
        var reference = await ReferenceAsync(message, cancellationToken);
        if (reference is { State: not ConversationState.Installed } closed && message.ConversationId is null)
        {
            await UnreachableAsync(message, closed.State.ToString(), cancellationToken);
            return;
        }
        if (reference is { Kind: not ConversationReference.Personal } shared && await KeepBackAsync(message, shared, cancellationToken))
            return;
        var conversation = message.ConversationId ?? reference?.Id;
        var serviceUrl = new Uri(reference?.ServiceUrl ?? message.ServiceUrl ?? teams.Value.DefaultServiceUrl);
        if (conversation is null)
        {
            var created = await CreateAsync(message, serviceUrl, cancellationToken);
            if (created is null)
                return;
            (conversation, serviceUrl) = (created.Id, new Uri(created.ServiceUrl));
        }
        var activity = OutboundActivity.FromJson(message.Payload);
        var outcome = message is { Kind: OutboxKind.Update, ActivityId: { } activityId }
            ? await connector.UpdateAsync(serviceUrl, conversation, activityId, activity, cancellationToken)
            : await connector.SendAsync(serviceUrl, conversation, activity, cancellationToken);
        await WriteDownAsync(
            message,
            () => ApplyAsync(message, reference, BaseId(conversation), outcome, cancellationToken),
            cancellationToken
        );
    }

    // A digest goes where only our own people read, and so does what is changed of it. Where somebody came or went since it was stored,
    // the roster is looked at with the next sweep: a digest waits for that, but not for ever.
    private async Task<bool> KeepBackAsync(OutboxMessage message, ConversationReference shared, CancellationToken cancellationToken)
    {
        var isDigest = message.Priority == OutboxPriority.Bulk || (message.Kind == OutboxKind.Update && OutboxKeys.IsOfDigest(message.Key));
        if (isDigest ? shared.ShowsDigests : shared.IsOpen)
            return false;
        if (shared.TakesDigests && message.Priority == OutboxPriority.Bulk && clock.GetUtcNow() - message.CreatedAt < LongestLook)
        {
            // Waiting for a look is no failed try, and keeps nothing else waiting that is to be said there.
            message.Attempts--;
            logger.MessageRetried(message.Id, BetweenLooks, "ReadersUnknown");
            await db.PutOffAsync(message, clock.GetUtcNow() + BetweenLooks, null, cancellationToken);
            return true;
        }
        await FailAsync(message, shared.Hindrance ?? (isDigest ? nameof(ChannelReaders.Unreadable) : "Closed"), cancellationToken);
        return true;
    }

    // The message of a day is for that day and the person's hours: what an outage kept back is not sent at night or days later,
    // for a current message takes its place.
    private async Task<bool> WithdrawLateAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (
            message is not { CheckInId: { } checkIn, Priority: OutboxPriority.Bulk }
            || now - message.CreatedAt < Soon
            || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == message.PersonId, cancellationToken) is not { } person
        )
            return false;
        var pattern = calendars.PatternOf(person);
        var (day, time) = pattern.LocalAt(now);
        if (
            pattern.MaySend(day, time)
            && pattern.LocalAt(message.NotBefore > message.CreatedAt ? message.NotBefore : message.CreatedAt).Day == day
        )
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.EndAsync(message, OutboxState.Withdrawn, OutboxMessage.TooLate, cancellationToken) > 0)
            await db
                .CheckIns.Where(c => c.Id == checkIn && c.DeliveredAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Withdrawn, true), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.MessageTooLate(message.Id);
        return true;
    }

    // What came of a send is known once only: while the row is still held, a database that is busy or away is waited for, because
    // a row that is not marked is sent again.
    private async Task WriteDownAsync(OutboxMessage message, Func<Task> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var wait = Backoff.After(attempt, message.Id);
            try
            {
                await write();
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException && clock.GetUtcNow() + wait < message.LeaseUntil)
            {
                logger.OutcomeNotWritten(fault, message.Id, wait);
                db.ChangeTracker.Clear();
            }
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Puts a row back after a fault of our own, to be tried again later.</summary>
    public Task PutBackAsync(OutboxMessage message, string fault, CancellationToken cancellationToken) =>
        message.Attempts >= options.Value.MostAttempts
            ? FailAsync(message, fault, cancellationToken)
            : RetryAsync(message, Backoff.After(message.Attempts, message.Id), fault, cancellationToken);

    internal static string BaseId(string conversationId) => conversationId.Split(";messageid=")[0];

    private async Task<ConversationReference?> ReferenceAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.ConversationId is { } id)
        {
            var baseId = BaseId(id);
            return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == baseId, cancellationToken);
        }
        return await db
            .Conversations.AsNoTracking()
            .Where(c => c.PersonId == message.PersonId && c.Kind == ConversationReference.Personal && c.State != ConversationState.Gone)
            .OrderBy(c => c.State)
            .ThenByDescending(c => c.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<ConversationReference?> CreateAsync(OutboxMessage message, Uri serviceUrl, CancellationToken cancellationToken)
    {
        var account = await db
            .People.Where(p => p.Id == message.PersonId && p.AadObjectId != null)
            .Select(p => new { ObjectId = p.AadObjectId!, p.TenantId })
            .FirstOrDefaultAsync(cancellationToken);
        if (account is null)
        {
            await UnreachableAsync(message, "NotInstalled", cancellationToken);
            return null;
        }
        // An account whose tenant is not proved yet can only be one of ours.
        var (objectId, tenant) = (account.ObjectId, account.TenantId ?? teams.Value.OwnTenant);
        var outcome = await connector.CreateConversationAsync(serviceUrl, NewConversation.Personal(tenant, objectId), cancellationToken);
        if (outcome is not SendOutcome.Created created)
        {
            await ApplyAsync(message, null, null, outcome, cancellationToken);
            return null;
        }
        if (account.TenantId is null && !await ProveAsync(message, created, serviceUrl, tenant, objectId, cancellationToken))
            return null;
        var reference = await db.Conversations.FindAsync([created.ConversationId], cancellationToken);
        if (reference is null)
        {
            reference = new()
            {
                Id = created.ConversationId,
                Kind = ConversationReference.Personal,
                TenantId = tenant,
                ServiceUrl = "",
            };
            db.Add(reference);
        }
        reference.PersonId = message.PersonId;
        reference.AadObjectId = objectId;
        reference.ServiceUrl = (created.ServiceUrl ?? serviceUrl).AbsoluteUri;
        (reference.State, reference.RefusedAt) = (ConversationState.Installed, null);
        reference.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return reference;
    }

    // What only a file names is nobody's until Teams' roster says that it is one of the tenant's own people.
    private async Task<bool> ProveAsync(
        OutboxMessage message,
        SendOutcome.Created created,
        Uri serviceUrl,
        string tenant,
        string objectId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var member = await connector.GetMemberAsync(
                created.ServiceUrl ?? serviceUrl,
                created.ConversationId,
                objectId,
                cancellationToken
            );
            if ((await links.ProveAsync(new(tenant, tenant, objectId, member), cancellationToken)).Person?.Id == message.PersonId)
                return true;
            await UnreachableAsync(message, "NotInstalled", cancellationToken);
        }
        catch (RosterException fault) when (fault.Outcome is not SendOutcome.Rejected)
        {
            await ApplyAsync(message, null, null, fault.Outcome, cancellationToken);
        }
        catch (RosterException)
        {
            await UnreachableAsync(message, "NotInstalled", cancellationToken);
        }
        return false;
    }

    private Task ApplyAsync(
        OutboxMessage message,
        ConversationReference? reference,
        string? conversation,
        SendOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        outcome switch
        {
            SendOutcome.Sent sent => SentAsync(message, sent.ActivityId ?? message.ActivityId, cancellationToken),
            SendOutcome.Throttled throttled => ThrottledAsync(message, throttled, cancellationToken),
            SendOutcome.Transient when message.Attempts >= options.Value.MostAttempts => FailAsync(message, "GaveUp", cancellationToken),
            SendOutcome.Transient transient => RetryAsync(
                message,
                LaterOf(Backoff.After(message.Attempts, message.Id), transient.RetryAfter),
                $"Transient {transient.Status}",
                cancellationToken
            ),
            SendOutcome.Rejected rejected
                when reference is { Kind: not ConversationReference.Personal }
                    && SendRefusals.StateAfter(rejected, message.Kind == OutboxKind.Send) is { } state
                    // A thread may be gone without its channel.
                    && !(state == ConversationState.Gone && message.ConversationId != reference.Id) => RefusedAsync(
                message,
                reference,
                state,
                rejected,
                cancellationToken
            ),
            SendOutcome.Rejected rejected => RejectedAsync(message, reference?.Id ?? conversation, rejected, cancellationToken),
            _ => FailAsync(message, "Unexpected", cancellationToken),
        };

    // The same news as an event, unless one came while the message was on its way: nothing more is sent there until Teams tells otherwise.
    private async Task RefusedAsync(
        OutboxMessage message,
        ConversationReference reference,
        ConversationState state,
        SendOutcome.Rejected rejected,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FailAsync(message, rejected.Kind.ToString(), cancellationToken) > 0)
            await db.RefuseAsync(reference, state, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static TimeSpan LaterOf(TimeSpan ours, TimeSpan? theirs) => theirs > ours ? theirs.Value : ours;

    private async Task RejectedAsync(
        OutboxMessage message,
        string? conversation,
        SendOutcome.Rejected rejected,
        CancellationToken cancellationToken
    )
    {
        switch (rejected.Reaction)
        {
            case Reaction.StopSending:
                pause.Stop(clock.GetUtcNow());
                logger.SendingStopped(SendingPause.Length);
                await RetryAsync(message, SendingPause.Length, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.SendAnew when message.Kind == OutboxKind.Update:
                await db.Held(message)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(m => m.Kind, OutboxKind.Send)
                                .SetProperty(m => m.ActivityId, (string?)null)
                                .SetProperty(m => m.Lease, (string?)null)
                                .SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null),
                        cancellationToken
                    );
                break;
            case Reaction.SwitchHostThenRetry
                when rejected.UseInstead is { } host && conversation is not null && message.Attempts < options.Value.MostAttempts:
                await db
                    .Conversations.Where(c => c.Id == conversation)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.ServiceUrl, host.AbsoluteUri), cancellationToken);
                await RetryAsync(message, TimeSpan.Zero, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.SwitchHostThenRetry
                when rejected.UseInstead is { } host && conversation is null && message.Attempts < options.Value.MostAttempts:
                await db.Held(message).ExecuteUpdateAsync(set => set.SetProperty(m => m.ServiceUrl, host.AbsoluteUri), cancellationToken);
                await RetryAsync(message, TimeSpan.Zero, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.RecreateConversation when message.PersonId is not null && message.ConversationId is null && message.Attempts < 3:
                await MarkAsync(conversation, ConversationState.Gone, cancellationToken);
                await RetryAsync(message, TimeSpan.Zero, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.MarkBlocked:
                await MarkAsync(conversation, ConversationState.Blocked, cancellationToken);
                await UnreachableAsync(message, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.MarkUninstalled:
                await MarkAsync(conversation, ConversationState.Uninstalled, cancellationToken);
                await UnreachableAsync(message, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.SuspendConversation:
                await MarkAsync(conversation, ConversationState.Suspended, cancellationToken);
                await UnreachableAsync(message, rejected.Kind.ToString(), cancellationToken);
                break;
            case Reaction.InstallThenRetry:
                await UnreachableAsync(message, rejected.Kind.ToString(), cancellationToken);
                break;
            default:
                await FailAsync(message, rejected.Kind.ToString(), cancellationToken);
                break;
        }
    }

    private async Task SentAsync(OutboxMessage message, string? activityId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (message.CheckInId is { } checkIn)
        {
            var zone = await db.People.Where(p => p.Id == message.PersonId).Select(p => p.TimeZone).FirstAsync(cancellationToken);
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Of(zone)).DateTime);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.MarkSentAsync(message, activityId, now, cancellationToken);
            var isFirst =
                await db
                    .CheckIns.Where(c => c.Id == checkIn && c.DeliveredAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.DeliveredAt, now).SetProperty(c => c.DeliveredOn, day),
                        cancellationToken
                    ) > 0;
            if (isFirst)
                await db.NoteAskedAsync(checkIn, day, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        else
        {
            await db.MarkSentAsync(message, activityId, now, cancellationToken);
        }
    }

    private Task<int> ThrottledAsync(OutboxMessage message, SendOutcome.Throttled throttled, CancellationToken cancellationToken)
    {
        // Waiting for a turn is no failed try.
        message.Attempts--;
        return RetryAsync(message, throttled.RetryAfter, $"Throttled {throttled.Scope}", cancellationToken);
    }

    private Task<int> RetryAsync(OutboxMessage message, TimeSpan delay, string fault, CancellationToken cancellationToken)
    {
        logger.MessageRetried(message.Id, delay, fault);
        return db.PutOffAsync(message, clock.GetUtcNow() + delay, fault, cancellationToken);
    }

    private async Task UnreachableAsync(OutboxMessage message, string fault, CancellationToken cancellationToken)
    {
        logger.MessageUnreachable(message.Id, fault);
        // A reply that cannot be given back is of no use later; what the service has to say to a person is.
        var state = message.Priority == OutboxPriority.Bulk && message.PersonId is not null ? OutboxState.Unreachable : OutboxState.Failed;
        if (state == OutboxState.Failed || message.CheckInId is not { } checkIn || !reach.IsOn)
        {
            await db.EndAsync(message, state, fault, cancellationToken);
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.EndAsync(message, state, fault, cancellationToken) > 0)
            await reach.AddAsync(checkIn, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private Task<int> FailAsync(OutboxMessage message, string fault, CancellationToken cancellationToken)
    {
        logger.MessageFailed(message.Id, fault);
        return db.EndAsync(message, OutboxState.Failed, fault, cancellationToken);
    }

    private Task<int> MarkAsync(string? conversation, ConversationState state, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db
            .Conversations.Where(c => c.Id == conversation)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, state).SetProperty(c => c.RefusedAt, now).SetProperty(c => c.UpdatedAt, now),
                cancellationToken
            );
    }
}

using ActionBot.Boards.Agendas;
using ActionBot.Boards.Cards;
using ActionBot.Conversation;
using ActionBot.Delivery;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Digests;

/// <summary>Draws every digest anew on which a changed item stands, so that everybody sees the same.</summary>
internal sealed class DigestCopies(ActionBotContext db, DigestReader reader, Outbox outbox, TimeProvider clock)
{
    // Nobody scrolls back further.
    private const int MostDays = 35,
        MostCopies = 12;

    /// <summary>Changes the messages of all digests that show one of the items, each once.</summary>
    /// <param name="blockers">The items, as they are stored now.</param>
    /// <param name="today">The day.</param>
    /// <param name="except">The digest that the press itself draws anew.</param>
    /// <param name="once">A key for what is drawn once only, however often it is found.</param>
    public async Task RedrawAsync(
        IReadOnlyCollection<long> blockers,
        DateOnly today,
        string? except,
        CancellationToken cancellationToken,
        string? once = null
    )
    {
        var from = today.AddDays(-MostDays);
        var all = await db
            .BoardDigests.AsNoTracking()
            // A mail is not changed any more.
            .Where(d =>
                d.On >= from
                && d.OutboxKey != null
                && d.Recipient != WaitingBoard.ByMail
                && d.Key != except
                && d.Items.Any(i => blockers.Contains(i.BlockerId))
            )
            .OrderByDescending(d => d.Id)
            .Take(MostCopies)
            .ToListAsync(cancellationToken);
        if (all.Count == 0)
            return;
        var keys = all.Select(d => d.OutboxKey!).ToList();
        var messages = await db.Outbox.Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key, cancellationToken);
        var closed = await ClosedAsync(
            [.. messages.Values.Select(m => m.ConversationId).OfType<string>().Select(MessageSender.BaseId).Distinct()],
            cancellationToken
        );
        all.RemoveAll(d =>
            messages.GetValueOrDefault(d.OutboxKey!)?.ConversationId is { } place && closed.Contains(MessageSender.BaseId(place))
        );
        if (all.Count == 0)
            return;
        var views = await reader.ViewsAsync(all, today, null, cancellationToken);
        foreach (var digest in all)
            if (messages.GetValueOrDefault(digest.OutboxKey!) is { } message)
                await RedrawAsync(digest, message, views[digest.Id], once, cancellationToken);
    }

    // What hangs where a digest may not go is left as it is.
    private async Task<HashSet<string>> ClosedAsync(List<string> places, CancellationToken cancellationToken) =>
        places.Count == 0
            ? []
            : (
                await db
                    .Conversations.AsNoTracking()
                    .Where(c => places.Contains(c.Id) && c.Kind == "channel")
                    .ToListAsync(cancellationToken)
            )
                .Where(c => !c.ShowsDigests)
                .Select(c => c.Id)
                .ToHashSet();

    private async Task RedrawAsync(
        BoardDigest digest,
        OutboxMessage message,
        BoardDigestView view,
        string? once,
        CancellationToken cancellationToken
    )
    {
        // News that went with the message stays on it.
        var before = OutboundActivity.FromJson(message.Payload);
        var activity = DigestWriter.MessageOf(view) with { Text = before.Text, TextFormat = before.TextFormat };
        if (message is { State: OutboxState.Sent, SentActivityId: { } activityId })
        {
            var key = OutboxKeys.OfDigest(digest.Key);
            await outbox.UpdateAsync(
                once is null ? CardKey.New(key) : $"{key}:{once}",
                new(message.ConversationId, message.ServiceUrl, message.PersonId),
                activityId,
                activity,
                cancellationToken
            );
        }
        else if (message.State is OutboxState.Pending or OutboxState.Unreachable && !(message.LeaseUntil > clock.GetUtcNow()))
            message.Payload = activity.ToJson();
    }
}

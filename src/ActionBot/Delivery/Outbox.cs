using System.Text.Json;
using ActionBot.Delivery.Mail;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Adds messages to the current unit of work: they are stored with the change that causes them, and sent afterwards.</summary>
internal sealed class Outbox(ActionBotContext db, TimeProvider clock)
{
    /// <summary>Adds a message to be posted. A message of the same key is added once only.</summary>
    public Task<OutboxMessage?> SendAsync(
        string key,
        OutboxAddress to,
        OutboundActivity activity,
        OutboxPriority priority = OutboxPriority.Reply,
        DateTimeOffset? notBefore = null,
        CancellationToken cancellationToken = default
    ) => AddAsync(Row(key, OutboxKind.Send, to, activity, priority, notBefore), cancellationToken);

    /// <summary>Adds the change of a message in place.</summary>
    public Task<OutboxMessage?> UpdateAsync(
        string key,
        OutboxAddress to,
        string activityId,
        OutboundActivity activity,
        CancellationToken cancellationToken = default
    )
    {
        var row = Row(key, OutboxKind.Update, to, activity, OutboxPriority.Reply, null);
        row.ActivityId = activityId;
        return AddAsync(row, cancellationToken);
    }

    /// <summary>Adds a mail. A mail of the same key is added once only.</summary>
    public Task<OutboxMessage?> MailAsync(
        string key,
        string address,
        MailContent content,
        OutboxPriority priority = OutboxPriority.Bulk,
        DateTimeOffset? notBefore = null,
        CancellationToken cancellationToken = default
    )
    {
        var now = clock.GetUtcNow();
        return AddAsync(
            new()
            {
                Key = key,
                Kind = OutboxKind.Mail,
                // One mailbox that takes nothing keeps no other one waiting.
                Lane = $"mail:{address}",
                Payload = JsonSerializer.Serialize(new StoredMail(address, content)),
                Priority = priority,
                CreatedAt = now,
                NotBefore = notBefore ?? now,
            },
            cancellationToken
        );
    }

    /// <summary>The row of a message, for callers that add many and know their keys to be new.</summary>
    public OutboxMessage Row(
        string key,
        OutboxKind kind,
        OutboxAddress to,
        OutboundActivity activity,
        OutboxPriority priority,
        DateTimeOffset? notBefore
    )
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Key = key,
            Kind = kind,
            Lane = to.Lane,
            ConversationId = to.ConversationId,
            ServiceUrl = to.ServiceUrl,
            PersonId = to.PersonId,
            Payload = activity.ToJson(),
            Priority = priority,
            CreatedAt = now,
            NotBefore = notBefore ?? now,
        };
    }

    private async Task<OutboxMessage?> AddAsync(OutboxMessage row, CancellationToken cancellationToken)
    {
        if (await db.Outbox.AnyAsync(m => m.Key == row.Key, cancellationToken))
            return null;
        db.Add(row);
        return row;
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using ActionBot.Delivery.Mail;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Keys of rows that others look up.</summary>
public static class OutboxKeys
{
    private const string Digest = "digest:";

    /// <summary>The message of a check-in.</summary>
    /// <param name="ask">The check-in's key.</param>
    public static string OfCheckIn(string ask) => $"checkin:{ask}";

    /// <summary>The message of a board's digest to its channel or mailbox. What changes any digest begins with the same word.</summary>
    /// <param name="digest">The digest's key.</param>
    public static string OfDigest(string digest) => Digest + digest;

    /// <summary>Whether a row is about a board's digest.</summary>
    public static bool IsOfDigest(string key) => key.StartsWith(Digest, StringComparison.Ordinal);

    /// <summary>The reply to a turn.</summary>
    public static string OfReply(TeamsTurn turn) => "reply:" + Of(turn);

    /// <summary>What is said to the sender of a turn alone, beside the reply that everybody sees.</summary>
    public static string OfReplyAlone(TeamsTurn turn) => "alone:" + Of(turn);

    // The sender is part of it: an activity of the same id from somebody else is another one, and must not take the answer away.
    // Ids are long, and hold every character that could part them, so that a digest of them stands here. What has no id is never
    // the same again.
    private static string Of(TeamsTurn turn)
    {
        if (turn.Activity.Id is not { Length: > 0 } activity)
            return Guid.NewGuid().ToString("N");
        string[] parts = [turn.ConversationId, turn.UserId, activity];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
    }
}

/// <summary>Where a message goes.</summary>
/// <param name="ConversationId">The conversation, where it is known.</param>
/// <param name="ServiceUrl">Where it is served, where that is known.</param>
/// <param name="PersonId">The person, for a personal chat that may have to be found or made first.</param>
public sealed record OutboxAddress(string? ConversationId, string? ServiceUrl, long? PersonId)
{
    /// <summary>The personal chat of somebody.</summary>
    public static OutboxAddress Person(long personId) => new(null, null, personId);

    // A person's messages share a lane whether or not the chat was known when they were stored.
    internal string Lane =>
        PersonId is { } person
            ? $"person:{person}"
            : ConversationId ?? throw new InvalidOperationException("A message needs a person or a conversation.");
}

/// <summary>Adds messages to the current unit of work: they are stored with the change that causes them, and sent afterwards.</summary>
public sealed class Outbox(ActionBotContext db, TimeProvider clock)
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

using System.Security.Cryptography;
using System.Text.Json;
using ActionBot.Teams.Inbound;

namespace ActionBot.Delivery;

/// <summary>Keys of rows that others look up.</summary>
internal static class OutboxKeys
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

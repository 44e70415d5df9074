using System.Security.Cryptography;
using ActionBot.Domain.CheckIns;
using ActionBot.Teams.Activities;

namespace ActionBot.Conversation;

/// <summary>
/// Draws the messages of check-ins. Whoever decides that somebody is asked need not know how that looks or how it is answered.
/// </summary>
public interface IRequestCards
{
    /// <summary>The message of each check-in, by its key, as it looks on the day.</summary>
    Task<IReadOnlyDictionary<long, OutboundActivity>> DrawAsync(
        IReadOnlyList<CheckIn> checkIns,
        DateOnly day,
        CancellationToken cancellationToken
    );
}

/// <summary>Keys that stand in card data and cannot be guessed.</summary>
public static class CardKey
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>A new key: "ask-" and sixteen letters for the prefix "ask".</summary>
    public static string New(string prefix) => $"{prefix}-{RandomNumberGenerator.GetString(Letters, 16)}";
}

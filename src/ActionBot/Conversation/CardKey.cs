using System.Security.Cryptography;

namespace ActionBot.Conversation;

/// <summary>Keys that stand in card data and cannot be guessed.</summary>
internal static class CardKey
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>A new key: "ask-" and sixteen letters for the prefix "ask".</summary>
    public static string New(string prefix) => $"{prefix}-{RandomNumberGenerator.GetString(Letters, 16)}";
}

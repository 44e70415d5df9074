using System.Text;

namespace ActionBot.Teams.Activities;

/// <summary>What an id of Teams may look like: it must be able to stand in an address as one segment, and in the key of a table.</summary>
internal static class WireId
{
    /// <summary>
    /// The longest id, in bytes of UTF-8. Teams' own have some 150. An index of PostgreSQL takes 2,700 bytes, and ids are keys.
    /// </summary>
    public const int MaxBytes = 1024;

    /// <summary>What parts the conversation of a channel from the thread in it.</summary>
    public const string ThreadMark = ";messageid=";

    /// <summary>False for an id that is empty, too long, cannot be read, or would change the address it stands in.</summary>
    public static bool IsSound(string id) =>
        id.Length is > 0 and <= MaxBytes && Encoding.UTF8.GetByteCount(id) <= MaxBytes && HasSoundCharacters(id) && !HasDotSegment(id);

    /// <summary>The same of a conversation's id, and of each part of it: the conversation is also asked for without its thread.</summary>
    public static bool IsSoundConversation(string id) => IsSound(id) && Array.TrueForAll(id.Split(ThreadMark), IsSound);

    // U+2028 and U+2029 end a line as a control character does. A lone surrogate has no bytes to send.
    private static bool HasSoundCharacters(string id)
    {
        foreach (var rune in id.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 || rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }

    // Whoever passes a request on may decode an escaped slash before the path is read.
    private static bool HasDotSegment(string id) => Array.Exists(id.Split('/', '\\'), part => part is "." or "..");
}

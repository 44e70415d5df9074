using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Register;

/// <summary>The shape of refs and how alike two of them are.</summary>
public static partial class Refs
{
    /// <summary>The most characters of a ref.</summary>
    public const int MaxLength = 40;

    /// <summary>What parts refs from each other in a list, and so cannot be part of one.</summary>
    public const string Separators = ",;";

    /// <summary>
    /// Trimmed, upper-case, with no spaces: "dara 0042" becomes "DARA0042". Refs are compared in this form without '-' and '/'.
    /// </summary>
    /// <param name="text">What a person typed.</param>
    public static string Key(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '/' or '_' or '.'))).ToUpperInvariant();

    /// <summary>Whether a text has the shape of a ref: letters, then digits, with separators between.</summary>
    /// <param name="text">What a person typed.</param>
    public static bool LooksLikeOne(string text) => Shape().IsMatch(text.Trim());

    /// <summary>
    /// The ref of the candidates that is nearest to the typed one: the same digits in another order or up to two slips of the
    /// finger.
    /// </summary>
    /// <param name="typed">What a person typed.</param>
    /// <param name="candidates">Refs of the register.</param>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        var key = Key(typed);
        return candidates
            .Select(c => (Ref: c, Distance: EditDistance.Between(key, Key(c), most: 2)))
            .Where(c => c.Distance <= 2)
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Ref, StringComparer.Ordinal)
            .Select(c => c.Ref)
            .FirstOrDefault();
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^[A-Za-z]{1,12}([-/_. ][A-Za-z0-9]{1,8}){0,2}[-/_. ]?[0-9]{1,8}[a-z]?$")]
    private static partial System.Text.RegularExpressions.Regex Shape();
}

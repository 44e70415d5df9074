using System.Text.RegularExpressions;

namespace ActionBot.Directory;

/// <summary>The shape of an e-mail address.</summary>
internal static partial class Emails
{
    public const int MaxLength = 254;
    public const string Expected = "an e-mail address such as finance-owner1@example.org";

    /// <summary>The address in lower case, or null when the text is none.</summary>
    public static string? Read(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        return trimmed.Length <= MaxLength && Shape().IsMatch(trimmed) ? trimmed : null;
    }

    [GeneratedRegex(
        @"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}

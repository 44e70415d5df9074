namespace ActionBot.Domain.CheckIns.Answers;

/// <summary>Which links may be kept as evidence: addresses that any reader may open, without anybody's name or password in them.</summary>
internal static class EvidenceLink
{
    /// <summary>Why a link cannot be kept, as a sentence that repeats nothing of it; null when it can.</summary>
    /// <param name="text">What was typed, on one line.</param>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Browsers read a backslash as a slash, so that what stands before it may be taken for another host.
        if (
            text.Any(c => c is '\\' || char.IsWhiteSpace(c) || char.IsControl(c))
            || !Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps
            || uri.Host.Length == 0
        )
            return "Give a link that starts with https:// and has no spaces or backslashes.";
        var end = text.AsSpan("https://".Length).IndexOfAny('/', '?', '#');
        var authority = end < 0 ? text.AsSpan("https://".Length) : text.AsSpan("https://".Length, end);
        return uri.UserInfo.Length > 0 || authority.IndexOfAny('@', '＠', '﹫') >= 0
            ? "That link holds a name or a password before the address. Give it without what stands before the @."
            : null;
    }
}

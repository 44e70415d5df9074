using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ActionBot.Simulator.Smtp;

/// <summary>A mail taken apart again: its headers, and its parts as text.</summary>
/// <param name="To">To whom the envelope says; for a file, its To header.</param>
/// <param name="Headers">The headers by name, unfolded and decoded.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part.</param>
internal sealed partial record ReceivedMail(string To, IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    public string Subject => Headers["Subject"];

    public static ReceivedMail Read(string file)
    {
        var text = File.ReadAllText(file, Encoding.Latin1);
        return Parse(text, HeadersOf(Halves(text).Head)["To"]);
    }

    public static ReceivedMail Parse(string mail, string to)
    {
        var (head, body) = Halves(mail);
        var headers = HeadersOf(head);
        var boundary = Boundary().Match(headers["Content-Type"]).Groups[1].Value;
        var parts = body.Split("--" + boundary)
            .Skip(1)
            .Where(p => !p.StartsWith("--", StringComparison.Ordinal))
            .Select(p => Halves(p.TrimStart('\r', '\n')))
            .Select(p => (Headers: HeadersOf(p.Head), p.Body))
            .ToList();
        return new(to, headers, Part(parts, "text/plain"), Part(parts, "text/html"));
    }

    private static string Part(List<(Dictionary<string, string> Headers, string Body)> parts, string type)
    {
        var (headers, body) = parts.Single(p => p.Headers["Content-Type"].StartsWith(type, StringComparison.Ordinal));
        return headers["Content-Transfer-Encoding"] switch
        {
            "quoted-printable" => QuotedPrintable(body),
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
            _ => body,
        };
    }

    private static (string Head, string Body) Halves(string text)
    {
        var at = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (text[..at], text[(at + 4)..]);
    }

    private static Dictionary<string, string> HeadersOf(string head)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Fold().Replace(head, " ").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = Decoded(line[(colon + 1)..].Trim());
        }
        return headers;
    }

    private static string Decoded(string value) =>
        EncodedWord()
            .Replace(
                Between().Replace(value, "?==?"),
                word =>
                    word.Groups[1].Value is "B" or "b"
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
                        : QuotedPrintable(word.Groups[2].Value.Replace('_', ' '))
            );

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
        {
            if (
                joined[i] == '='
                && i + 2 < joined.Length
                && byte.TryParse(joined.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
            )
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("boundary=\"?([^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}

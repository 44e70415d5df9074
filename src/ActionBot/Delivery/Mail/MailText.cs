using System.Text;
using ActionBot.Domain.Wording;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// The text part of a mail. What people wrote stays on its line, so that it cannot pretend to be another part of the mail.
/// </summary>
internal static class MailText
{
    public static string Render(MailContent content)
    {
        var text = new StringBuilder();
        Heading(text, content.Title, '=');
        foreach (var line in content.Lines)
            text.Append(Line(line)).Append("\r\n\r\n");
        foreach (var section in content.Sections)
        {
            if (section.Title is { } title)
                Heading(text, title, '-');
            foreach (var item in section.Items)
                Item(text, item);
        }
        foreach (var link in content.Links)
            text.Append(Line(link.Title)).Append(":\r\n").Append(link.Url.AbsoluteUri).Append("\r\n\r\n");
        return text.Append("-- \r\n").Append(Line(content.Footer)).Append("\r\n").ToString();
    }

    /// <summary>A text on one line and without control characters.</summary>
    internal static string Line(string text) => British.OneLine(text);

    private static void Heading(StringBuilder text, string title, char under)
    {
        var line = Line(title);
        text.Append(line).Append("\r\n").Append(under, Math.Min(line.Length, 72)).Append("\r\n\r\n");
    }

    private static void Item(StringBuilder text, MailItem item)
    {
        text.Append("* ").Append(Line(item.Title)).Append("\r\n");
        foreach (var line in item.Lines)
            text.Append("  ").Append(Line(line)).Append("\r\n");
        foreach (var fact in item.Facts)
            text.Append("  ").Append(Line(fact.Label)).Append(": ").Append(Line(fact.Value)).Append("\r\n");
        text.Append("\r\n");
    }
}

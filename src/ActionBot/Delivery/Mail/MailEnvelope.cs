using System.Security.Cryptography;
using System.Text;
using ActionBot.Directory;
using MimeKit;
using MimeKit.Text;

namespace ActionBot.Delivery.Mail;

/// <summary>Puts a mail together. Nothing in it can add a header: the subject is one line, and the address has been read.</summary>
internal static class MailEnvelope
{
    private const int MostSubject = 150;

    /// <summary>The mail of an outbox row, or null where its address is none.</summary>
    public static MimeMessage? Of(StoredMail mail, MailOptions options, string key, DateTimeOffset now)
    {
        if (Emails.Read(mail.To) is not { } address || !MailboxAddress.TryParse(address, out var to))
            return null;
        var from = new MailboxAddress("ActionBot", options.Sender);
        var message = new MimeMessage
        {
            Subject = Domain.Wording.British.Plain(Domain.Wording.British.Shorten(MailText.Line(mail.Content.Title), MostSubject)),
            Date = now.ToUniversalTime(),
            // The same id with every try, so that whoever gets a mail twice can tell.
            MessageId = $"{NameOf(key)}@{from.Domain}",
            Body = new MultipartAlternative
            {
                Part(TextFormat.Plain, MailText.Render(mail.Content)),
                Part(TextFormat.Html, MailHtml.Render(mail.Content)),
            },
        };
        message.From.Add(from);
        message.To.Add(to);
        // No machine is to answer a machine (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    /// <summary>A name that stands for a key and tells nothing of it.</summary>
    public static string NameOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }
}

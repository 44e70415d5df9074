using System.Net.Mail;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using ActionBot.Directory;

namespace ActionBot.Delivery.Mail;

/// <summary>Puts a mail together. Nothing in it can add a header: the subject is one line, and the address has been read.</summary>
internal static class MailEnvelope
{
    private const int MostSubject = 150;

    /// <summary>The mail of an outbox row, or null where its address is none.</summary>
    public static MailMessage? Of(StoredMail mail, MailOptions options, string key)
    {
        if (Emails.Read(mail.To) is not { } to)
            return null;
        var from = new MailAddress(options.Sender, "ActionBot", Encoding.UTF8);
        var message = new MailMessage(from, new MailAddress(to))
        {
            Subject = Domain.Wording.British.Plain(Domain.Wording.British.Shorten(MailText.Line(mail.Content.Title), MostSubject)),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        // The same id with every try, so that whoever gets a mail twice can tell; and no machine is to answer a machine (RFC 3834).
        message.Headers.Add("Message-ID", $"<{NameOf(key)}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.AlternateViews.Add(View(MailText.Render(mail.Content), MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(MailHtml.Render(mail.Content), MediaTypeNames.Text.Html));
        return message;
    }

    /// <summary>A name that stands for a key and tells nothing of it.</summary>
    public static string NameOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}

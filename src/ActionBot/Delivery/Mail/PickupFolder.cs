using ActionBot.Storage;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// Writes mails as files into a folder, for a mail server, or a person, to take from there. The name comes of the key, so a mail
/// that is written twice is one file.
/// </summary>
internal sealed class PickupFolder(IOptions<MailOptions> options) : IMailTransport
{
    // Lines end as on the wire, on every system.
    private static readonly FormatOptions Format = Lines();

    public async Task<MailOutcome> SendAsync(MimeMessage message, string key, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Value.Folder);
        try
        {
            // Nobody else looks into a folder of ours; and whoever looks into one of another account sees whole mails only.
            PrivateFiles.CreateFolder(folder);
            await PrivateFiles.ReplaceAsync(
                Path.Combine(folder, MailEnvelope.NameOf(key) + ".eml"),
                output => WriteAsync(message, output, cancellationToken)
            );
            return MailOutcome.Taken;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return MailOutcome.TryAgain("MailFolder");
        }
    }

    // Servers that empty such a folder, as the one of Windows, go by these for the envelope.
    private static async Task WriteAsync(MimeMessage message, Stream output, CancellationToken cancellationToken)
    {
        message.Headers.Insert(0, "X-Sender", message.From.ToString());
        message.Headers.Insert(1, "X-Receiver", message.To.ToString());
        await message.WriteToAsync(Format, output, cancellationToken);
    }

    private static FormatOptions Lines()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}

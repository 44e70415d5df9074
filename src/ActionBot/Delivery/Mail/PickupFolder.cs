using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

/// <summary>Writes mails as files into a folder, for a mail server, or a person, to take from there. The name comes of the key, so a mail that is written twice is one file.</summary>
internal sealed class PickupFolder(IOptions<MailOptions> options) : IMailTransport
{
    private const string UnderWay = ".tmp";

    public async Task<MailOutcome> SendAsync(MailMessage message, string key, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(options.Value.Folder);
        var name = MailEnvelope.NameOf(key);
        var apart = Path.Combine(folder, UnderWay, name);
        try
        {
            System.IO.Directory.CreateDirectory(apart);
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = apart })
                await client.SendMailAsync(message, cancellationToken);
            // Whoever looks into the folder sees whole files only.
            File.Move(System.IO.Directory.EnumerateFiles(apart, "*.eml").First(), Path.Combine(folder, name + ".eml"), overwrite: true);
            System.IO.Directory.Delete(apart, recursive: true);
            return MailOutcome.Taken;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            return MailOutcome.TryAgain("MailFolder");
        }
    }
}

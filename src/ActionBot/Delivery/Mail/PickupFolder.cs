using System.Net.Mail;
using ActionBot.Storage;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// Writes mails as files into a folder, for a mail server, or a person, to take from there. The name comes of the key, so a mail
/// that is written twice is one file.
/// </summary>
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
            // Nobody else looks into a folder of ours, so that a mail is private before it is whole.
            PrivateFiles.CreateFolder(folder);
            if (System.IO.Directory.Exists(apart))
                System.IO.Directory.Delete(apart, recursive: true);
            PrivateFiles.CreateFolder(apart);
            using (
                var client = new SmtpClient
                {
                    DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                    PickupDirectoryLocation = apart,
                }
            )
                await client.SendMailAsync(message, cancellationToken);
            // Whoever looks into the folder sees whole files only.
            var written = System.IO.Directory.EnumerateFiles(apart, "*.eml").First();
            PrivateFiles.Narrow(written);
            File.Move(written, Path.Combine(folder, name + ".eml"), overwrite: true);
            System.IO.Directory.Delete(apart, recursive: true);
            return MailOutcome.Taken;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            return MailOutcome.TryAgain("MailFolder");
        }
    }
}

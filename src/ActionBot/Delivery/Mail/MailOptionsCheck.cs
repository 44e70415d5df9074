using System.Net;
using ActionBot.Directory;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

internal sealed class MailOptionsCheck(IOptions<DeliveryOptions> delivery) : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(MailOptions options)
    {
        if (!options.IsSmtp && !string.Equals(options.Transport, MailOptions.PickupFolder, StringComparison.OrdinalIgnoreCase))
            yield return $"Mail:Transport is “{options.Transport}”. Give {MailOptions.PickupFolder} or {MailOptions.Smtp}.";
        if (options.From.Length > 0 && Emails.Read(options.From) is null)
            yield return $"Mail:From is “{options.From}”. Give {Emails.Expected}.";
        // A mail that still goes on when its claim runs out is sent twice.
        var most = delivery.Value.LeaseSeconds - 1;
        if (options.TimeoutSeconds < 1 || options.TimeoutSeconds > most)
            yield return $"Mail:TimeoutSeconds is {options.TimeoutSeconds}. Give 1 to {most}, less than Delivery:LeaseSeconds.";
        if (options.RetryHours is < 1 or > 240)
            yield return $"Mail:RetryHours is {options.RetryHours}. Give 1 to 240.";
        foreach (var fault in options.IsSmtp ? SmtpFaults(options) : FolderFaults(options))
            yield return fault;
    }

    private static IEnumerable<string> FolderFaults(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder) || options.Folder.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            yield return $"Mail:Folder is “{options.Folder}”. Give a folder, such as mail or /var/spool/actionbot.";
        else if (File.Exists(options.Folder))
            yield return $"Mail:Folder is “{options.Folder}”, which is a file. Give a folder.";
    }

    private static IEnumerable<string> SmtpFaults(MailOptions options)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            yield return $"Mail:Host is “{options.Host}”. Give the name of the SMTP server, such as smtp.example.org.";
        if (options.Port is < 1 or > 65535)
            yield return $"Mail:Port is {options.Port}. Give 1 to 65535; submission is usually 587.";
        if (options.From.Length == 0)
            yield return $"Mail:From is not set. Give {Emails.Expected}.";
        if (options.UserName.Length > 0 != options.Password.Length > 0)
            yield return $"Mail:{(options.UserName.Length > 0 ? "Password" : "UserName")} is not set. Give both, or neither.";
        if (options.Password.Length > 0 && !options.StartTls && !IsLoopback(options.Host))
            yield return "Mail:StartTls is False, which would send Mail:Password in the clear. Set it to True.";
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

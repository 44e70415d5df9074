using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// Sends mails through an SMTP server, by the framework's own client. One connection a mail: the client takes one at a time.
/// </summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options, TimeProvider clock) : IMailTransport
{
    // A server that does not know us yet, or not any more, says so with a code that looks final. It is a fault of the settings,
    // not of the mail.
    private static readonly HashSet<int> NotKnown = [530, 534, 535, 538];

    public async Task<MailOutcome> SendAsync(MailMessage message, string key, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            DeliveryFormat = SmtpDeliveryFormat.SevenBit,
            EnableSsl = settings.StartTls,
            UseDefaultCredentials = false,
        };
        if (settings.UserName.Length > 0)
            client.Credentials = new NetworkCredential(settings.UserName, settings.Password);
        using var timeOut = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellationToken);
        try
        {
            await client.SendMailAsync(message, either.Token);
            return MailOutcome.Taken;
        }
        catch (SmtpException fault)
        {
            return Of(fault);
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested)
        {
            return MailOutcome.TryAgain("SmtpTimeOut");
        }
        catch (Exception fault) when (fault is IOException or SocketException or AuthenticationException)
        {
            return MailOutcome.TryAgain("SmtpConnection");
        }
    }

    private static MailOutcome Of(SmtpException fault)
    {
        var code = (int)fault.StatusCode;
        return code switch
        {
            < 0 when fault.InnerException is AuthenticationException => MailOutcome.TryAgain("SmtpCertificate"),
            < 0 => MailOutcome.TryAgain("SmtpConnection"),
            >= 500 and < 600 when !NotKnown.Contains(code) => MailOutcome.Refused($"Smtp {code}"),
            _ => MailOutcome.TryAgain($"Smtp {code}"),
        };
    }
}

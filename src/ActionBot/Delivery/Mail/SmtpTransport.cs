using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ActionBot.Delivery.Mail;

/// <summary>
/// Sends mails through an SMTP server. One connection a mail: the client takes one at a time. What is said to the server is not
/// logged, because it holds addresses and the password.
/// </summary>
/// <param name="trusts">Decides on the certificate of the server; without it, the machine does.</param>
internal sealed class SmtpTransport(IOptions<MailOptions> options, TimeProvider clock, RemoteCertificateValidationCallback? trusts = null)
    : IMailTransport
{
    // A server that does not know us yet, or not any more, says so with a code that looks final. It is a fault of the settings,
    // not of the mail.
    private static readonly HashSet<int> NotKnown = [530, 534, 535, 538];

    public async Task<MailOutcome> SendAsync(MimeMessage message, string key, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var most = TimeSpan.FromSeconds(settings.TimeoutSeconds);
        using var client = new SmtpClient
        {
            Timeout = (int)most.TotalMilliseconds,
            // Some servers refuse whoever names itself by a number, and the machine's own name is nobody's business.
            LocalDomain = message.From.Mailboxes.First().Domain,
            ServerCertificateValidationCallback = trusts,
            // To ask whether a certificate was taken back needs a way to its issuer, which a closed network often does not have.
            CheckCertificateRevocation = false,
        };
        using var timeOut = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellationToken);
        try
        {
            await client.ConnectAsync(
                settings.Host,
                settings.Port,
                settings.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None,
                either.Token
            );
            if (settings.UserName.Length > 0 && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
                await client.AuthenticateAsync(settings.UserName, settings.Password, either.Token);
            await client.SendAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (timeOut.IsCancellationRequested)
        {
            return MailOutcome.TryAgain("SmtpTimeOut");
        }
        catch (Exception fault) when (Of(fault) is { } outcome)
        {
            return outcome;
        }
        await LeaveAsync(client, either.Token);
        return MailOutcome.Taken;
    }

    // Null for what is no fault of the server, the way to it or the settings.
    private static MailOutcome? Of(Exception fault) =>
        fault switch
        {
            SmtpCommandException said => Of((int)said.StatusCode),
            ServiceNotAuthenticatedException => MailOutcome.TryAgain("Smtp 530"),
            AuthenticationException { InnerException: SmtpCommandException said } => MailOutcome.TryAgain($"Smtp {(int)said.StatusCode}"),
            SslHandshakeException => MailOutcome.TryAgain("SmtpCertificate"),
            TimeoutException => MailOutcome.TryAgain("SmtpTimeOut"),
            // Among them that it cannot encrypt, or knows no way to log in that we do.
            AuthenticationException or ProtocolException or IOException or SocketException or NotSupportedException => MailOutcome.TryAgain(
                "SmtpConnection"
            ),
            _ => null,
        };

    private static MailOutcome Of(int code) =>
        code is >= 500 and < 600 && !NotKnown.Contains(code) ? MailOutcome.Refused($"Smtp {code}") : MailOutcome.TryAgain($"Smtp {code}");

    // The mail is taken, whatever comes of the goodbye.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception fault) when (fault is OperationCanceledException || Of(fault) is not null)
        {
            // The connection is closed with the client.
        }
    }
}

using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActionBot.Delivery;
using ActionBot.Delivery.Mail;
using ActionBot.Simulator.Smtp;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActionBot.Tests.Delivery.Mail;

public sealed class StartTlsTests
{
    private static readonly MailContent Content = new("1 decision waits", ["Today."], [], [], "Why.");

    [Fact]
    public async Task Mail_and_password_go_encrypted_to_a_server_whose_certificate_is_trusted()
    {
        using var certificate = CertificateOf("127.0.0.1");
        await using var smtp = FakeSmtp.Start();
        (smtp.Certificate, smtp.Account) = (certificate, ("bot", "secret"));

        var outcome = await SendAsync(smtp, Trusting(certificate));

        Assert.Equal(MailOutcome.Taken, outcome);
        Assert.Equal("1 decision waits", Assert.Single(smtp.Mails).Subject);
        Assert.Equal(
            ["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"],
            smtp.Commands.Select(c => c.Split(' ', ':')[0].ToUpperInvariant())
        );
    }

    [Fact]
    public async Task Trusted_certificate_of_another_server_is_told_neither_mail_nor_password()
    {
        using var certificate = CertificateOf("192.0.2.1");
        await using var smtp = FakeSmtp.Start();
        (smtp.Certificate, smtp.Account) = (certificate, ("bot", "secret"));

        Assert.Equal(MailOutcome.TryAgain("SmtpCertificate"), await SendAsync(smtp, Trusting(certificate)));
        AssertOnlyGreeted(smtp);
    }

    [Fact]
    public async Task Server_whose_certificate_the_machine_does_not_trust_is_told_nothing_and_the_mail_is_kept()
    {
        using var certificate = CertificateOf("127.0.0.1");
        await using var smtp = FakeSmtp.Start();
        (smtp.Certificate, smtp.Account) = (certificate, ("bot", "secret"));
        await using var scene = await Scene.OpenAsync(
            settings: [.. smtp.Settings.Where(s => s.Key != "Mail:StartTls"), ("Mail:UserName", "bot"), ("Mail:Password", "secret")]
        );
        await scene.Bot.WithAsync(async services =>
        {
            await services.GetRequiredService<Outbox>().MailAsync("x", "board@example.org", Content);
            return await services.GetRequiredService<ActionBotContext>().SaveChangesAsync();
        });
        await scene.Bot.DrainAsync();

        var row = await scene.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == OutboxKind.Mail));
        Assert.Equal((OutboxState.Pending, "SmtpCertificate"), (row.State, row.Fault));
        AssertOnlyGreeted(smtp);
    }

    private static void AssertOnlyGreeted(FakeSmtp smtp)
    {
        Assert.Empty(smtp.Mails);
        Assert.Equal(["EHLO", "STARTTLS"], smtp.Commands.Select(c => c.Split(' ')[0].ToUpperInvariant()));
    }

    private static async Task<MailOutcome> SendAsync(FakeSmtp smtp, RemoteCertificateValidationCallback trusts)
    {
        var options = new MailOptions
        {
            Transport = MailOptions.Smtp,
            Host = "127.0.0.1",
            Port = smtp.Port,
            UserName = smtp.Account!.Value.User,
            Password = smtp.Account.Value.Password,
            From = "actionbot@example.org",
        };
        using var mail = MailEnvelope.Of(new("board@example.org", Content), options, "x", Scene.Today.ToDateTime(new(9, 40)));
        return await new SmtpTransport(Options.Create(options), TimeProvider.System, trusts).SendAsync(mail!, "x", CancellationToken.None);
    }

    // The name is checked as ever; only who issued it is known here.
    private static RemoteCertificateValidationCallback Trusting(X509Certificate2 issuer) =>
        (_, shown, chain, faults) =>
        {
            if (shown is null || chain is null || (faults & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
                return false;
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(issuer);
            return chain.Build((X509Certificate2)shown);
        };

    private static X509Certificate2 CertificateOf(string address)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=fake.example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        // Windows wants the key of a server kept, as it is when it has been read.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

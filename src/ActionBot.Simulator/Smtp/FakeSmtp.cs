using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ActionBot.Simulator.Smtp;

/// <summary>
/// A mail server on loopback that speaks enough of RFC 5321 to be sent to, keeps what it was given, and misbehaves when it is
/// told to.
/// </summary>
internal sealed class FakeSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SmtpFault> faults = [];
    private readonly ConcurrentQueue<ReceivedMail> mails = [];
    private readonly ConcurrentQueue<string> commands = [];
    private readonly Task accepting;

    private FakeSmtp()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The account that the server asks for; none lets everybody send.</summary>
    public (string User, string Password)? Account { get; set; }

    /// <summary>
    /// With what it shows who it is: then it offers to encrypt (STARTTLS, RFC 3207), and asks for the account only after that.
    /// </summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>What it was given, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>Every line of a client but those of a mail.</summary>
    public IReadOnlyList<string> Commands => [.. commands];

    /// <summary>Settings that make a bot send here.</summary>
    public (string Key, string Value)[] Settings =>
        [
            ("Mail:Transport", "Smtp"),
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", $"{Port}"),
            ("Mail:StartTls", "false"),
            ("Mail:From", "actionbot@example.org"),
        ];

    public static FakeSmtp Start() => new();

    /// <summary>Misbehaves once, at the next mail that comes so far.</summary>
    public void Next(SmtpFault fault) => faults.Enqueue(fault);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var session = new Session(this, stream);
            await session.RunAsync(stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException or AuthenticationException)
        {
            // The client went, or the test is over.
        }
    }

    private bool TryFault(SmtpStage stage, out SmtpFault fault)
    {
        if (faults.TryPeek(out fault!) && fault.Stage == stage && faults.TryDequeue(out fault!))
            return true;
        return false;
    }

    private sealed class Session(FakeSmtp server, NetworkStream network) : IDisposable
    {
        private Stream stream = network;
        private StreamReader reader = new(network, Encoding.Latin1);
        private string to = "";
        private bool isKnown;
        private bool isEncrypted;

        public void Dispose() => reader.Dispose();

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            if (!await SayAsync(SmtpStage.Greeting, "220 fake.example.org ready", cancellationToken))
                return;
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                server.commands.Enqueue(line);
                if (!await AnswerAsync(line, cancellationToken))
                    return;
            }
        }

        private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    return await WriteAsync(Offers(), cancellationToken);
                case "STARTTLS" when server.Certificate is { } certificate && !isEncrypted:
                    return await EncryptAsync(certificate, cancellationToken);
                case "AUTH":
                    return await LogInAsync(line, cancellationToken);
                case "MAIL" when server.Account is not null && !isKnown:
                    return await WriteAsync("530 log in first", cancellationToken);
                case "MAIL":
                    return await SayAsync(SmtpStage.MailFrom, "250 ok", cancellationToken);
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    return await SayAsync(SmtpStage.Recipient, "250 ok", cancellationToken);
                case "DATA":
                    return await SayAsync(SmtpStage.Data, "354 go on", cancellationToken) && await BodyAsync(cancellationToken);
                case "QUIT":
                    await WriteAsync("221 bye", cancellationToken);
                    return false;
                default:
                    return await WriteAsync("250 ok", cancellationToken);
            }
        }

        private string Offers()
        {
            List<string> lines = ["fake.example.org"];
            if (server.Certificate is not null && !isEncrypted)
                lines.Add("STARTTLS");
            else if (server.Account is not null)
                lines.Add("AUTH LOGIN");
            return string.Join("\r\n", lines.Select((line, i) => $"250{(i < lines.Count - 1 ? '-' : ' ')}{line}"));
        }

        // What was said in the clear counts no more.
        private async Task<bool> EncryptAsync(X509Certificate2 certificate, CancellationToken cancellationToken)
        {
            await WriteAsync("220 go ahead", cancellationToken);
            var encrypted = new SslStream(network);
            await encrypted.AuthenticateAsServerAsync(new() { ServerCertificate = certificate }, cancellationToken);
            (stream, reader, isEncrypted, isKnown) = (encrypted, new(encrypted, Encoding.Latin1), true, false);
            return true;
        }

        private async Task<bool> BodyAsync(CancellationToken cancellationToken)
        {
            var mail = new StringBuilder();
            while (await reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
                mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (server.TryFault(SmtpStage.Body, out var fault))
                return await SayAsync(fault, cancellationToken);
            server.mails.Enqueue(ReceivedMail.Parse(mail.ToString(), to));
            return await WriteAsync("250 queued", cancellationToken);
        }

        private async Task<bool> LogInAsync(string line, CancellationToken cancellationToken)
        {
            var parts = line.Split(' ');
            string user = parts.Length > 2 ? parts[2] : await AskAsync("334 VXNlcm5hbWU6", cancellationToken),
                password = await AskAsync("334 UGFzc3dvcmQ6", cancellationToken);
            isKnown = (Text(user), Text(password)) == server.Account;
            return await WriteAsync(isKnown ? "235 welcome" : "535 who are you", cancellationToken);

            static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        }

        private async Task<string> AskAsync(string question, CancellationToken cancellationToken)
        {
            await WriteAsync(question, cancellationToken);
            return await reader.ReadLineAsync(cancellationToken) ?? "";
        }

        private Task<bool> SayAsync(SmtpStage stage, string otherwise, CancellationToken cancellationToken) =>
            server.TryFault(stage, out var fault) ? SayAsync(fault, cancellationToken) : WriteAsync(otherwise, cancellationToken);

        private async Task<bool> SayAsync(SmtpFault fault, CancellationToken cancellationToken)
        {
            if (fault.Reply is null)
                return false;
            if (fault.Reply.Length == 0)
                await reader.ReadToEndAsync(cancellationToken);
            await WriteAsync(fault.Reply, cancellationToken);
            return fault.Stage != SmtpStage.Data;
        }

        private async Task<bool> WriteAsync(string line, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), cancellationToken);
            return true;
        }
    }
}

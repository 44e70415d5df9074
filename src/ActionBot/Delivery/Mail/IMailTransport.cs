using MimeKit;

namespace ActionBot.Delivery.Mail;

/// <summary>Takes mails to where they are sent from: a server, or a folder that something else empties.</summary>
internal interface IMailTransport
{
    /// <summary>Hands over one mail. The same key again is the same mail.</summary>
    Task<MailOutcome> SendAsync(MimeMessage message, string key, CancellationToken cancellationToken);
}

/// <summary>What became of a mail.</summary>
/// <param name="State">Whether it is on its way, may be tried again, or is refused for good.</param>
/// <param name="Fault">Why not, as a code without anything personal.</param>
internal sealed record MailOutcome(MailState State, string? Fault = null)
{
    public static MailOutcome Taken { get; } = new(MailState.Taken);

    public static MailOutcome TryAgain(string fault) => new(MailState.TryAgain, fault);

    public static MailOutcome Refused(string fault) => new(MailState.Refused, fault);
}

internal enum MailState
{
    Taken,
    TryAgain,
    Refused,
}

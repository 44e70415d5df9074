namespace ActionBot.Simulator.Smtp;

/// <summary>Where in the conversation a mail server misbehaves.</summary>
public enum SmtpStage
{
    Greeting,
    MailFrom,
    Recipient,
    Data,

    /// <summary>After the whole mail has arrived.</summary>
    Body,
}

/// <summary>One misbehaviour: an answer with a code of its own, a dropped connection, or silence.</summary>
/// <param name="Stage">Where.</param>
/// <param name="Reply">What it says; null drops the connection, "" says nothing at all.</param>
internal sealed record SmtpFault(SmtpStage Stage, string? Reply)
{
    public static SmtpFault Answer(SmtpStage stage, int code) => new(stage, $"{code} not this time");

    public static SmtpFault Drop(SmtpStage stage) => new(stage, null);

    public static SmtpFault Silence(SmtpStage stage) => new(stage, "");
}

namespace ActionBot.Delivery.Mail;

/// <summary>Section "Mail".</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";
    public const string PickupFolder = "PickupFolder";
    public const string Smtp = "Smtp";

    /// <summary>PickupFolder writes files, Smtp sends.</summary>
    public string Transport { get; set; } = PickupFolder;

    /// <summary>For PickupFolder: where the files go; made when the first one is written.</summary>
    public string Folder { get; set; } = "mail";

    /// <summary>For Smtp: the server.</summary>
    public string Host { get; set; } = "";

    /// <summary>For Smtp: its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>
    /// For Smtp: whether the connection is encrypted (STARTTLS) before anything else is said. A server that cannot is sent
    /// nothing.
    /// </summary>
    public bool StartTls { get; set; } = true;

    /// <summary>For Smtp: the account, where the server asks for one.</summary>
    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address from which mails come. Needed for Smtp.</summary>
    public string From { get; set; } = "";

    /// <summary>Seconds that one mail may take.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Hours for which a mail that meets passing faults is tried again before it is given up.</summary>
    public int RetryHours { get; set; } = 48;

    /// <summary>Whether somebody whom Teams does not reach is sent a mail in place of a check-in, once a week at most.</summary>
    public bool ReachPeople { get; set; }

    /// <summary>The address from which mails come, whatever is set.</summary>
    internal string Sender => From.Length > 0 ? From : "actionbot@pickup.invalid";

    internal bool IsSmtp => string.Equals(Transport, Smtp, StringComparison.OrdinalIgnoreCase);
}

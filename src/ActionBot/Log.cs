namespace ActionBot;

/// <summary>Every line the service logs. Ids, codes and counts only: never a card's text, a name, an address or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Warning, "Message {MessageId} failed for good: {Fault}")]
    public static partial void MessageFailed(this ILogger logger, long messageId, string fault);

    [LoggerMessage(101, LogLevel.Information, "Message {MessageId} waits until its person can be reached: {Fault}")]
    public static partial void MessageUnreachable(this ILogger logger, long messageId, string fault);

    [LoggerMessage(102, LogLevel.Information, "Message {MessageId} is tried again after {Delay}: {Fault}")]
    public static partial void MessageRetried(this ILogger logger, long messageId, TimeSpan delay, string fault);

    [LoggerMessage(
        103,
        LogLevel.Critical,
        "Teams does not know this bot: no message is sent for {Pause}. Check Teams:AppId, the credential and the Teams channel of the bot."
    )]
    public static partial void SendingStopped(this ILogger logger, TimeSpan pause);

    [LoggerMessage(104, LogLevel.Error, "The dispatcher met a fault and goes on after {Pause}")]
    public static partial void DispatcherFault(this ILogger logger, Exception fault, TimeSpan pause);

    [LoggerMessage(105, LogLevel.Error, "Message {MessageId} met a fault and is tried again later")]
    public static partial void MessageFault(this ILogger logger, Exception fault, long messageId);

    [LoggerMessage(106, LogLevel.Information, "Leases of an earlier run released: {Count}")]
    public static partial void LeasesReleased(this ILogger logger, int count);

    [LoggerMessage(240, LogLevel.Error, "What came of message {MessageId} could not be written down and is tried again after {Wait}")]
    public static partial void OutcomeNotWritten(this ILogger logger, Exception fault, long messageId, TimeSpan wait);

    [LoggerMessage(241, LogLevel.Warning, "Setting {Setting} means nothing here and is passed over.{Advice}")]
    public static partial void SettingUnknown(this ILogger logger, string setting, string advice);

    [LoggerMessage(
        800,
        LogLevel.Warning,
        "Operations:Exposed is true: other machines can reach the pages for operators at {Urls}, and nobody is asked who they are"
    )]
    public static partial void OperatorsDoorExposed(this ILogger logger, string urls);

    [LoggerMessage(
        200,
        LogLevel.Information,
        "Check-ins of {Day}: {Asked} people asked about {Requests} actions, {Withdrawn} undelivered ones withdrawn"
    )]
    public static partial void CheckInsQueued(this ILogger logger, DateOnly day, int asked, int requests, int withdrawn);

    [LoggerMessage(201, LogLevel.Debug, "A turn lost a race and is run again, try {Attempt}")]
    public static partial void TurnRunAgain(this ILogger logger, int attempt);

    [LoggerMessage(202, LogLevel.Error, "Person {PersonId} could not be asked; the others were")]
    public static partial void PersonNotAsked(this ILogger logger, Exception fault, long personId);

    [LoggerMessage(300, LogLevel.Information, "Person {PersonId} is linked to a Teams account")]
    public static partial void PersonLinked(this ILogger logger, long personId);

    [LoggerMessage(
        305,
        LogLevel.Information,
        "An account that the register does not know spoke: {Doubt}. Administrators find it with “who wants in”."
    )]
    public static partial void AccountUnknown(this ILogger logger, string doubt);

    [LoggerMessage(301, LogLevel.Warning, "The roster of a conversation could not be read: {Reaction}")]
    public static partial void RosterUnreadable(this ILogger logger, string reaction);

    [LoggerMessage(302, LogLevel.Information, "A card press of an unknown kind was refused")]
    public static partial void UnknownPress(this ILogger logger);

    [LoggerMessage(304, LogLevel.Error, "A card was not sent, its reader got a sentence instead: {Faults}")]
    public static partial void CardRefused(this ILogger logger, string faults);

    [LoggerMessage(
        303,
        LogLevel.Warning,
        "Time zone {Zone}, of {People} people, is not on this machine: they are taken "
            + "to be in {Instead}. Install the time zone data of the system."
    )]
    public static partial void ZoneUnknown(this ILogger logger, string zone, int people, string instead);

    [LoggerMessage(600, LogLevel.Information, "Boards: {Part} changed {Count}")]
    public static partial void BoardsSwept(this ILogger logger, string part, int count);

    [LoggerMessage(601, LogLevel.Error, "The digest of board {BoardId} was not written; it is tried again with the next sweep")]
    public static partial void BoardDigestNotWritten(this ILogger logger, Exception fault, long boardId);

    [LoggerMessage(400, LogLevel.Error, "Job {Job} failed and runs again at its next time")]
    public static partial void JobFailed(this ILogger logger, Exception fault, string job);

    [LoggerMessage(640, LogLevel.Warning, "Mail {MessageId} failed for good: {Fault}")]
    public static partial void MailFailed(this ILogger logger, long messageId, string fault);

    [LoggerMessage(641, LogLevel.Information, "Mail {MessageId} is tried again after {Delay}: {Fault}")]
    public static partial void MailRetried(this ILogger logger, long messageId, TimeSpan delay, string fault);

    [LoggerMessage(642, LogLevel.Information, "Waits for other actions that were ended or told to be late: {Count}")]
    public static partial void DependenciesSettled(this ILogger logger, int count);

    [LoggerMessage(
        820,
        LogLevel.Warning,
        "A file of the database could be read by other accounts of this machine, and is narrowed to this one"
    )]
    public static partial void DatabaseFileNarrowed(this ILogger logger);

    [LoggerMessage(
        821,
        LogLevel.Warning,
        "A file of the database can be read by other accounts of this machine, and belongs to another one: narrow it to mode 0600"
    )]
    public static partial void DatabaseFileWide(this ILogger logger);

    [LoggerMessage(822, LogLevel.Warning, "The file with {Setting} can be read by other accounts of this machine: narrow it to mode 0600")]
    public static partial void SecretFileWide(this ILogger logger, string setting);

    [LoggerMessage(
        3900,
        LogLevel.Information,
        "Message {MessageId} is withdrawn: its day or the hours of its reader were over before it could be sent"
    )]
    public static partial void MessageTooLate(this ILogger logger, long messageId);

    [LoggerMessage(
        700,
        LogLevel.Warning,
        "What was written to the register could not be read, or not be cleared away: it "
            + "is tried again in a minute, and questions read it themselves"
    )]
    public static partial void ColumnsNotRead(this ILogger logger, Exception fault);

    [LoggerMessage(840, LogLevel.Information, "Teams told {Event} of {Count} channels in which the app is or was")]
    public static partial void ChannelsTold(this ILogger logger, string @event, int count);

    [LoggerMessage(841, LogLevel.Information, "The readers of a channel for a board's digest: {Verdict}")]
    public static partial void ChannelReadersSeen(this ILogger logger, string verdict);
}

using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Connector;

/// <summary>
/// The size of a message as Teams counts it, in UTF-16: refused there at about 100 KB, so refused here above 80 KB.
/// </summary>
internal static class MessageSize
{
    public const int MaxBytes = 80 * 1024;
    public const int WarnBytes = 28 * 1024;

    public static SendOutcome.Rejected? Refuse(string body, ILogger logger)
    {
        var bytes = body.Length * sizeof(char);
        if (bytes > MaxBytes)
        {
            TeamsLog.MessageTooLarge(logger, bytes, MaxBytes);
            return new SendOutcome.Rejected(RejectionKind.TooLarge, Status: null);
        }

        if (bytes > WarnBytes)
            TeamsLog.MessageLarge(logger, bytes);

        return null;
    }
}

using ActionBot.Domain.Chasing;
using ActionBot.Domain.Wording;

namespace ActionBot.Chasing.Holds;

/// <summary>What is said of a hold, through whichever door it is begun or ended.</summary>
internal static class HoldWording
{
    /// <summary>After a wish to stop.</summary>
    /// <param name="withdrawn">How many messages were withdrawn; null where a hold stood already.</param>
    public static string Begun(int? withdrawn) =>
        withdrawn is { } count
            ? $"All sending is on hold. {British.Count(count, "message")} that "
                + $"{(count == 1 ? "was" : "were")} not sent yet {(count == 1 ? "is" : "are")} withdrawn."
            : "A hold stands already.";

    /// <summary>After a wish to go on.</summary>
    /// <param name="stood">Whether a hold stood.</param>
    public static string Released(bool stood) =>
        stood ? "The hold is released. Everybody who is due gets one current message." : "No hold stands.";

    /// <summary>How it stands.</summary>
    /// <param name="hold">The hold that stands, or null.</param>
    public static string Status(SendingHold? hold) =>
        hold is { At: var at, Reason: var reason }
            ? $"All sending is on hold since {at:yyyy-MM-dd HH:mm} UTC{(reason is null ? "" : $": {reason}")}."
            : "No hold stands.";
}

using ActionBot.Domain.CheckIns;
using ActionBot.Teams.Activities;

namespace ActionBot.Conversation;

/// <summary>
/// Draws the messages of check-ins. Whoever decides that somebody is asked need not know how that looks or how it is answered.
/// </summary>
internal interface IRequestCards
{
    /// <summary>The message of each check-in, by its key, as it looks on the day.</summary>
    Task<IReadOnlyDictionary<long, OutboundActivity>> DrawAsync(
        IReadOnlyList<CheckIn> checkIns,
        DateOnly day,
        CancellationToken cancellationToken
    );
}

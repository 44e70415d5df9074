using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Teams.Activities;

namespace ActionBot.Conversation;

/// <summary>A board's digest to be drawn for one of its secretaries.</summary>
/// <param name="Digest">What was planned.</param>
/// <param name="Row">Its message, already stored.</param>
internal sealed record BoardDigestOrder(BoardNotice Digest, CheckIn Row);

/// <summary>
/// Draws the digests of boards. Whoever decides that a secretary is sent one need not know how it looks or what its buttons do.
/// </summary>
internal interface IBoardDigestCards
{
    /// <summary>The message of each, by the key of its row. What has no room is taken back from what the row tells.</summary>
    Task<IReadOnlyDictionary<long, OutboundActivity>> DrawAsync(
        IReadOnlyList<BoardDigestOrder> orders,
        DateOnly day,
        CancellationToken cancellationToken
    );
}

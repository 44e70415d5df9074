using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;

namespace ActionBot.Chasing.Telling;

/// <summary>
/// Draws what people are told: a lead's weekly digest, and notices to managers, secretariats and the tracking team. What has no
/// room in a message is taken back from what it tells, and so comes with the next one.
/// </summary>
internal sealed class ToldMessages(AreaDigests digests, Notices notices)
{
    /// <summary>The message of each digest, by the key of its row.</summary>
    public async Task<IReadOnlyDictionary<long, OutboundActivity>> DigestsAsync(
        DateOnly day,
        IReadOnlyList<(Notice Digest, CheckIn Row)> planned,
        CancellationToken cancellationToken
    ) => Messages(await digests.DrawAsync(day, [.. planned.Select(p => new DigestOrder(p.Row, p.Digest.Items))], cancellationToken));

    /// <summary>The message of each notice, by the key of its row.</summary>
    public async Task<IReadOnlyDictionary<long, OutboundActivity>> NoticesAsync(
        DateOnly day,
        IReadOnlyList<(Notice Notice, CheckIn Row)> planned,
        CancellationToken cancellationToken
    ) => Messages(await notices.DrawAsync(day, planned, cancellationToken));

    private static Dictionary<long, OutboundActivity> Messages(IReadOnlyDictionary<long, (AdaptiveCard Card, string Headline)> cards) =>
        cards.ToDictionary(c => c.Key, c => OutboundActivity.Card(CardJson.ToElement(c.Value.Card), c.Value.Headline));
}

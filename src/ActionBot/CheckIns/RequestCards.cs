using ActionBot.CheckIns.Cards;
using ActionBot.Conversation;
using ActionBot.Domain.CheckIns;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;

namespace ActionBot.CheckIns;

/// <summary>Check-ins as messages.</summary>
internal sealed class RequestCards(CheckInReader reader) : IRequestCards
{
    public async Task<IReadOnlyDictionary<long, OutboundActivity>> DrawAsync(
        IReadOnlyList<CheckIn> checkIns,
        DateOnly day,
        CancellationToken cancellationToken
    ) => (await reader.BundlesAsync(checkIns, day, cancellationToken)).ToDictionary(b => b.Key, b => MessageOf(b.Value));

    /// <summary>A bundle as a message, with the words that a notification shows.</summary>
    public static OutboundActivity MessageOf(BundleView view) =>
        OutboundActivity.Card(CardJson.ToElement(BundleCard.Draw(view)), BundleCard.Headline(view));
}

namespace ActionBot.Boards.Cards;

/// <summary>
/// Where a card of a board hangs: on which digest, and on which page of it. Goes with every press, so that the card can be drawn
/// again.
/// </summary>
/// <param name="Digest">The digest's key; none for a card that belongs to no digest.</param>
/// <param name="Page">The page, from 0.</param>
internal sealed record CardPlace(string? Digest, int Page)
{
    public static CardPlace Nowhere { get; } = new(null, 0);
}

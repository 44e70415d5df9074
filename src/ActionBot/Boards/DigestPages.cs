using ActionBot.Boards.Cards;
using ActionBot.Boards.Digests;
using ActionBot.Conversation;
using ActionBot.Directory;

namespace ActionBot.Boards;

/// <summary>Another page of a digest, in its place; also the way back to it from a form.</summary>
internal sealed class TurnPage(BoardDesk desk, DigestReader reader, TimeProvider clock) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.PageVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.DigestAsync(press, await desk.BoardsOfAsync(press.Person, cancellationToken), cancellationToken) is not { } digest)
            return CardReply.Say(BoardDesk.NotYours);
        var view = await reader.ViewAsync(digest, press.Person.DayAt(clock.GetUtcNow()), press.Data.Number("page") ?? 0, cancellationToken);
        return CardReply.Replace(SecretariatDigestCard.Draw(view));
    }
}

/// <summary>
/// "More" in a channel: the next page as a reply in the thread, because everybody sees the card. In a chat, the digest of a
/// further board.
/// </summary>
internal sealed class MoreItems(BoardDesk desk, DigestReader reader, OpenedPages opened, TimeProvider clock) : SecretariatAction(desk)
{
    private readonly BoardDesk desk = desk;

    public override string Verb => BoardData.MoreVerb;

    protected override async Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (await desk.DigestAsync(press, await desk.BoardsOfAsync(press.Person, cancellationToken), cancellationToken) is not { } digest)
            return CardReply.Say(BoardDesk.NotYours);
        var page = Math.Max(0, press.Data.Number("page") ?? 0);
        var view = await reader.ViewAsync(
            await opened.OpenAsync(digest, page, press.Turn, cancellationToken),
            press.Person.DayAt(clock.GetUtcNow()),
            page,
            cancellationToken
        );
        return CardReply.New(SecretariatDigestCard.Draw(view), SecretariatDigestCard.Summary(view));
    }
}

using ActionBot.Conversation;

namespace ActionBot.Boards;

/// <summary>A button of a secretariat's card. Where others read along it counts only on a card that was posted there; else its presser is
/// told so in private.</summary>
internal abstract class SecretariatAction(BoardDesk desk) : ICardAction
{
    public abstract string Verb { get; }

    public bool InChannels => true;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        await desk.HangsHereAsync(press, cancellationToken) ? await DoAsync(press, cancellationToken) : CardReply.Say(BoardDesk.NotHere);

    protected abstract Task<CardReply> DoAsync(CardPress press, CancellationToken cancellationToken);
}

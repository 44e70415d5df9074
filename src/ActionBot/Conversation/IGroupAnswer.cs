using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

/// <summary>What a feature does where others read along: in a channel or a chat of several people.</summary>
internal interface IGroupAnswer
{
    /// <summary>Whether a press is for it.</summary>
    bool Takes(PressData press);

    /// <summary>What it says, within the turn's transaction.</summary>
    Task<GroupReply> AnswerAsync(GroupTurn turn, CancellationToken cancellationToken);
}

/// <summary>A turn of a channel or a chat of several people.</summary>
/// <param name="Person">Who speaks.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Text">What they said to the bot; empty for a press.</param>
/// <param name="Press">The button that they pressed.</param>
/// <param name="Readers">Everybody who reads along; null where there is somebody whom nobody knows, so that nothing may be shown.</param>
internal sealed record GroupTurn(Person Person, TeamsTurn Turn, string Text, PressData? Press, IReadOnlyList<Person>? Readers);

/// <summary>What is said where everybody reads it, and what only the one who asked gets, in their own chat.</summary>
internal sealed record GroupReply(CardReply Here, CardReply? Alone = null);

using ActionBot.Domain.Boards;
using ActionBot.Domain.Wording;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Connector;

namespace ActionBot.Boards.Agendas;

/// <summary>In plain words why a board's digest does not go its usual way, and which way it goes.</summary>
internal static class DetourWording
{
    /// <summary>To administrators: nothing is posted in the channel.</summary>
    public static string Channel(WaitingBoard board, string reason) =>
        $"The digest of the {board.Board.Name} can no longer be posted in its channel: {Why(reason)}. "
        + Instead(board, IsOfReaders(reason) ? " until that changes" : " until the channel is back");

    /// <summary>To administrators: one digest failed.</summary>
    public static string Digest(WaitingBoard board, DateOnly on, string reason, DateOnly today) =>
        $"The digest of the {board.Board.Name} of {British.Date(on, today)} could not be posted in its channel: {Why(reason)}. "
        + Instead(board, "");

    /// <summary>To administrators: nobody of the secretariat is reached.</summary>
    public static string Nobody(WaitingBoard board) =>
        $"The digest of the {board.Board.Name} reaches nobody: "
        + (board.Board.Secretaries.Count == 0 ? "nobody is named for its secretariat, " : "Teams reaches none of its secretaries, ")
        + (
            board.HasMailboxRefused && board.IsByMail
                ? "and its mailbox did not take the last mail. Name somebody else for its secretariat, or another mailbox."
                : "and it has no mailbox. Name somebody else for its secretariat, or a mailbox."
        );

    /// <summary>To administrators: the channel is in use again.</summary>
    public static string Back(Board board) => $"The digest of the {board.Name} is posted in its channel again.";

    /// <summary>Why, as part of a sentence.</summary>
    /// <param name="reason">A code of the channel or of the outbox.</param>
    public static string Why(string reason) =>
        reason switch
        {
            nameof(ChannelClosure.ChannelDeleted) => "the channel was deleted",
            nameof(ChannelClosure.TeamDeleted) => "its team was deleted",
            nameof(ChannelClosure.TeamArchived) => "its team is archived",
            nameof(ConversationState.Uninstalled) or nameof(RejectionKind.NotInRoster) => "ActionBot is not in its team any more",
            nameof(ConversationState.Gone) or nameof(RejectionKind.ConversationGone) => "Teams does not know the channel any more",
            nameof(ConversationState.Suspended) or nameof(ConversationState.Blocked) or nameof(RejectionKind.NotPermitted) =>
                "Teams lets ActionBot write nothing there",
            nameof(ChannelReaders.Outsiders) => "guests or people of other organisations read there",
            nameof(ChannelReaders.TooMany) => "too many people read there to look at each of them",
            nameof(ChannelReaders.Unreadable) => "Teams does not say who reads there",
            nameof(ChannelReaders.Unproved) => "Teams does not say who everybody there is",
            nameof(RejectionKind.TooLarge) => "the message was too large",
            nameof(RejectionKind.BadPayload) => "Teams refused the message as faulty",
            nameof(RejectionKind.WrongHost) or nameof(RejectionKind.HostNotAllowed) => "its Teams is at an address that is not allowed",
            _ => "Teams did not take the message",
        };

    private static bool IsOfReaders(string reason) =>
        reason
            is nameof(ChannelReaders.Outsiders)
                or nameof(ChannelReaders.TooMany)
                or nameof(ChannelReaders.Unreadable)
                or nameof(ChannelReaders.Unproved);

    private static string Instead(WaitingBoard board, string until) =>
        board switch
        {
            { HasSecretaryInReach: false, Board.SecretariatMailbox.Length: > 0 } => $"It goes to the mailbox of its secretariat{until}.",
            { HasSecretaryInReach: true } => $"Its secretaries get it in their own chats{until}.",
            _ => "Nobody of its secretariat is reached in another way.",
        };
}

using ActionBot.Storage.Messages;
using ActionBot.Teams.Connector;

namespace ActionBot.Operations.Unreachable;

/// <summary>The codes of the outbox in plain words.</summary>
internal static class UnreachableReason
{
    public static string Of(string? code) =>
        code switch
        {
            nameof(RejectionKind.NotInstalled) => "they do not have the app",
            nameof(ConversationState.Uninstalled) or nameof(RejectionKind.NotInRoster) => "they removed the app",
            nameof(ConversationState.Blocked) => "they blocked or muted the app",
            nameof(ConversationState.Suspended) or nameof(RejectionKind.DisabledByAdmin) or nameof(RejectionKind.NotPermitted) =>
                "a policy of Teams forbids it",
            nameof(ConversationState.Gone) or nameof(RejectionKind.ConversationGone) => "Teams does not know their chat any more",
            nameof(RejectionKind.NotRegistered) => "Teams does not know this bot",
            nameof(RejectionKind.WrongHost) or nameof(RejectionKind.HostNotAllowed) => "their Teams is at an address that is not allowed",
            nameof(RejectionKind.MessageGone) => "the message that was to be changed is gone",
            nameof(RejectionKind.TooLarge) => "the message was too large",
            nameof(RejectionKind.UnusableId) => "it was addressed to an id that no address of Teams can hold",
            nameof(RejectionKind.BadPayload) => "Teams refused the message as faulty",
            nameof(RejectionKind.ServiceError) or "GaveUp" => "Teams did not take the message, however often it was tried",
            _ => $"a fault of the service ({code ?? "unknown"})",
        };
}

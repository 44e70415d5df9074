namespace ActionBot.Simulator.Teams;

public enum ConnectorOperation
{
    CreateConversation,
    Send,
    Update,
    Delete,
    GetMembers,
    GetConversations,
}

/// <summary>One call of the bot; the status is null where the connection was broken off instead of an answer.</summary>
public sealed record ReceivedCall(ConnectorOperation Operation, string ConversationId, int? Status, DateTimeOffset At);

namespace ActionBot.Simulator.Teams;

/// <summary>Why a channel takes no call of the bot.</summary>
internal static class ChannelRefusals
{
    public static IResult? Of(Conversation conversation, TeamCondition team, bool writes) =>
        (conversation, team) switch
        {
            ({ IsDeleted: true }, _) or (_, { IsDeleted: true }) => ConnectorErrors.NoConversation,
            (_, { HasBot: false }) => ConnectorErrors.NotInRoster,
            (_, { IsArchived: true }) when writes => ConnectorErrors.ReadOnly,
            _ => null,
        };
}

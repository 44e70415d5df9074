using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>Chooses what of the bot an activity is for.</summary>
internal static class TurnDispatch
{
    public static bool IsKnown(TeamsActivity activity) =>
        activity.Type
            is ActivityTypes.Message
                or ActivityTypes.Invoke
                or ActivityTypes.ConversationUpdate
                or ActivityTypes.InstallationUpdate
                or ActivityTypes.MessageReaction;

    public static async Task<TurnAnswer> DispatchAsync(ITeamsBot bot, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
            return TurnAnswer.Of(await InvokeAsync(bot, turn, cancellationToken));

        await (
            turn.Activity.Type switch
            {
                ActivityTypes.Message => bot.OnMessageAsync(turn, cancellationToken),
                ActivityTypes.ConversationUpdate => bot.OnConversationUpdateAsync(turn, cancellationToken),
                ActivityTypes.InstallationUpdate => bot.OnInstallationUpdateAsync(turn, cancellationToken),
                ActivityTypes.MessageReaction => bot.OnMessageReactionAsync(turn, cancellationToken),
                _ => Task.CompletedTask,
            }
        );
        return TurnAnswer.Accepted;
    }

    private static async Task<InvokeResult> InvokeAsync(ITeamsBot bot, TeamsTurn turn, CancellationToken cancellationToken)
    {
        switch (turn.Activity.Name)
        {
            case InvokeNames.CardAction:
                return CardAction.TryRead(turn.Activity.Value, out var action, out var refusal)
                    ? await bot.OnCardActionAsync(turn, action, cancellationToken)
                    : refusal;
            case InvokeNames.ExtensionQuery:
                return ExtensionQuery.TryRead(turn.Activity.Value, out var query)
                    ? await bot.OnExtensionQueryAsync(turn, query, cancellationToken)
                    : InvokeResult.BadRequest("BadRequest", "Missing value property");
            default:
                return InvokeResult.NotImplemented;
        }
    }
}

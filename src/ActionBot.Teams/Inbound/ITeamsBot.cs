namespace ActionBot.Teams.Inbound;

/// <summary>
/// What the bot does with an accepted activity. An instance is resolved in a service scope of its own for each activity.
/// The token is cancelled ten seconds after the activity arrived, shortly before the Bot Service gives up on it; it is not
/// cancelled when the caller goes away. A repeated delivery does not reach the bot.
/// </summary>
public interface ITeamsBot
{
    /// <summary>A message: its text, or the submit of a card, which has a value and no text.</summary>
    Task OnMessageAsync(TeamsTurn turn, CancellationToken cancellationToken);

    /// <summary>A card's action; the result is shown to the person who acted.</summary>
    Task<InvokeResult> OnCardActionAsync(TeamsTurn turn, CardAction action, CancellationToken cancellationToken);

    /// <summary>A search in the message extension.</summary>
    Task<InvokeResult> OnExtensionQueryAsync(TeamsTurn turn, ExtensionQuery query, CancellationToken cancellationToken);

    /// <summary>Members came or went, or a team or channel changed.</summary>
    Task OnConversationUpdateAsync(TeamsTurn turn, CancellationToken cancellationToken);

    /// <summary>The app was installed, upgraded or removed.</summary>
    Task OnInstallationUpdateAsync(TeamsTurn turn, CancellationToken cancellationToken);

    /// <summary>Somebody reacted to a message of the bot.</summary>
    Task OnMessageReactionAsync(TeamsTurn turn, CancellationToken cancellationToken);
}

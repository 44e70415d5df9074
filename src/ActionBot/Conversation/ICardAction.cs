namespace ActionBot.Conversation;

/// <summary>What a feature does when a button with its verb is pressed.</summary>
internal interface ICardAction
{
    /// <summary>The verb in the card's data, such as "checkin.answer".</summary>
    string Verb { get; }

    /// <summary>
    /// Whether it may be pressed in a channel or group, where everybody sees the card. What is said to one person there goes to
    /// their own chat.
    /// </summary>
    bool InChannels => false;

    /// <summary>Whether it is for this press: two features may share a verb and tell its data apart.</summary>
    bool Takes(PressData data) => true;

    /// <summary>
    /// Does it within the turn's transaction. It may run again when it loses a race, so it keeps nothing outside the database.
    /// </summary>
    Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken);
}

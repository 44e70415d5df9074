namespace ActionBot.Teams.Cards;

/// <summary>Opens a form below its row of buttons, in the client, without asking the bot.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Card">The form.</param>
public sealed record ShowCardAction(string Title, FormCard Card) : CardButton(Title);

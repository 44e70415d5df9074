namespace ActionBot.Teams.Cards;

/// <summary>One choice of a <see cref="ChoiceSetInput"/>.</summary>
/// <param name="Title">What a person reads. Some clients read Markdown in it and some do not, see <see cref="CardText.Plain"/>.</param>
/// <param name="Value">What comes back.</param>
public sealed record Choice(string Title, string Value);

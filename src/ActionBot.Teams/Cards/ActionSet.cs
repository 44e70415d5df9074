namespace ActionBot.Teams.Cards;

/// <summary>A row of buttons. Phones scroll a long row sideways without a bar, so few and short ones share a row.</summary>
/// <param name="Actions">The buttons from left to right.</param>
public sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement;

using System.Text.Json.Nodes;
using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>
/// Sends its data and the fields of its form. It arrives as a message with a value and without text; <c>replyToId</c> names the
/// card.
/// </summary>
/// <param name="Title">Its words.</param>
/// <param name="Data">What comes back as it is here. The client can change it, so the receiver trusts none of it.</param>
public sealed record SubmitAction(string Title, JsonObject Data) : CardButton(Title)
{
    /// <summary>Which fields go with it and are checked before.</summary>
    public AssociatedInputs AssociatedInputs { get; init; }
}

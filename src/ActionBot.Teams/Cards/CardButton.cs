using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ActionBot.Teams.Cards.Styles;

namespace ActionBot.Teams.Cards;

/// <summary>A button.</summary>
/// <param name="Title">Its words, which are never read as Markdown.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(ShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(ToggleVisibilityAction), "Action.ToggleVisibility")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
public abstract record CardButton(string Title)
{
    /// <summary>How it stands out. Some clients draw all alike, so nothing may depend on it.</summary>
    public ActionStyle Style { get; init; }

    /// <summary>What a pointer or a screen reader tells of it, where its title stands on several buttons.</summary>
    public string? Tooltip { get; init; }
}

/// <summary>
/// Shows what is hidden and hides what is shown, in the client, without asking the bot. Never for fields: a hidden one is checked
/// all the same.
/// </summary>
/// <param name="Title">Its words.</param>
/// <param name="TargetElements">Ids of containers of the card.</param>
public sealed record ToggleVisibilityAction(string Title, IReadOnlyList<string> TargetElements) : CardButton(Title);

/// <summary>Opens a page in the browser.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Url">The page; only https.</param>
internal sealed record OpenUrlAction(string Title, Uri Url) : CardButton(Title)
{
    /// <summary>The page.</summary>
    public Uri Url { get; } =
        Url is { IsAbsoluteUri: true, Scheme: "https" }
            ? Url
            : throw new ArgumentException("A button opens only https pages.", nameof(Url));
}

/// <summary>
/// Sends its data as an <c>adaptiveCard/action</c> invoke and takes the next card as the reply. Phones are reported to fail it,
/// so it cannot be made without the plain button that older clients draw in its place; the receiver takes both.
/// </summary>
/// <param name="Title">Its words.</param>
/// <param name="Data">What comes back as it is here.</param>
/// <param name="Fallback">The button for clients that do not know this one.</param>
internal sealed record ExecuteAction(string Title, JsonObject Data, CardButton Fallback) : CardButton(Title)
{
    /// <summary>A name for the press.</summary>
    public string? Verb { get; init; }

    /// <summary>Which fields go with it and are checked before.</summary>
    public AssociatedInputs AssociatedInputs { get; init; }

    /// <summary>The button for clients that do not know this one.</summary>
    public CardButton Fallback { get; } =
        Fallback is SubmitAction ? Fallback : throw new ArgumentException("Falls back to a SubmitAction only.", nameof(Fallback));
}

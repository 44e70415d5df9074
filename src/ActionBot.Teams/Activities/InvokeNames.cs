namespace ActionBot.Teams.Activities;

/// <summary>The invokes this bot answers. Every other name is answered 501.</summary>
internal static class InvokeNames
{
    /// <summary>A card's <c>Action.Execute</c>.</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>A search typed into the message extension.</summary>
    public const string ExtensionQuery = "composeExtension/query";
}

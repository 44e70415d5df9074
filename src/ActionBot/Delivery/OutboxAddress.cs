namespace ActionBot.Delivery;

/// <summary>Where a message goes.</summary>
/// <param name="ConversationId">The conversation, where it is known.</param>
/// <param name="ServiceUrl">Where it is served, where that is known.</param>
/// <param name="PersonId">The person, for a personal chat that may have to be found or made first.</param>
internal sealed record OutboxAddress(string? ConversationId, string? ServiceUrl, long? PersonId)
{
    /// <summary>The personal chat of somebody.</summary>
    public static OutboxAddress Person(long personId) => new(null, null, personId);

    // A person's messages share a lane whether or not the chat was known when they were stored.
    internal string Lane =>
        PersonId is { } person
            ? $"person:{person}"
            : ConversationId ?? throw new InvalidOperationException("A message needs a person or a conversation.");
}

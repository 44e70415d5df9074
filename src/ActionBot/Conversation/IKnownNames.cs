using ActionBot.Domain.Register.People;

namespace ActionBot.Conversation;

/// <summary>What questions know by name beside actions: people, areas, boards, reports, spans of days.</summary>
internal interface IKnownNames
{
    /// <summary>
    /// Whether a text that may be a ref is the name of something else to this person: "Finance owner 2", "Q3". What they may not see has
    /// no name for them.
    /// </summary>
    Task<bool> KnowsAsync(string text, Person person, CancellationToken cancellationToken);
}

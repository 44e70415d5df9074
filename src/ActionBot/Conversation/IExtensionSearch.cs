using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

/// <summary>What a feature finds when somebody searches from the box in which messages are written.</summary>
internal interface IExtensionSearch
{
    Task<InvokeResult> SearchAsync(ExtensionQuery query, Person person, CancellationToken cancellationToken);
}

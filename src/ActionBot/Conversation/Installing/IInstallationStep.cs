using ActionBot.Domain.Register.People;

namespace ActionBot.Conversation.Installing;

/// <summary>What a feature does once somebody has the app, for the first time or again.</summary>
internal interface IInstallationStep
{
    Task OnInstalledAsync(Person person, bool again, CancellationToken cancellationToken);
}

using ActionBot.Directory;
using ActionBot.Scheduling;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Conversation.Installing;

/// <summary>
/// Welcomes those who installed the app while Teams' roster could not be read, as when hundreds get it in the same minute: asks
/// again who they are.
/// </summary>
internal sealed class LateInstallations(IServiceScopeFactory scopes, TurnTransaction runner) : ISweep
{
    // A roster that is throttled is not asked for everybody at once.
    private const int MostAtOnce = 20;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var turn in await WaitingAsync(cancellationToken))
        {
            try
            {
                var who = await IdentifyAsync(turn, cancellationToken);
                await runner.RunAsync(
                    services => services.GetRequiredService<Installations>().AddAsync(turn, who, cancellationToken),
                    cancellationToken
                );
            }
            catch (RosterException)
            {
                // Still no answer, and most likely none for the others: the next sweep asks.
                return;
            }
        }
    }

    private async Task<IReadOnlyList<TeamsTurn>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waiting = await scope
            .ServiceProvider.GetRequiredService<ActionBotContext>()
            .Conversations.AsNoTracking()
            .Where(c =>
                c.Kind == ConversationReference.Personal
                && c.State == ConversationState.Installed
                && c.WelcomedAt == null
                && c.PersonId == null
                && c.Address == null
                && c.AadObjectId != null
                && c.UserId != null
            )
            .OrderBy(c => c.UpdatedAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        return [.. waiting.Select(Turn)];
    }

    // As the installation was told then.
    private static TeamsTurn Turn(ConversationReference chat) =>
        new(
            new TeamsActivity
            {
                Type = ActivityTypes.InstallationUpdate,
                Action = "add",
                Timestamp = chat.InstallationAt,
            },
            chat.TenantId,
            chat.AadObjectId,
            chat.UserId!,
            chat.Id,
            new Uri(chat.ServiceUrl),
            IsPersonal: true
        );

    private async Task<Identity> IdentifyAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().IdentifyAsync(turn, cancellationToken);
    }
}

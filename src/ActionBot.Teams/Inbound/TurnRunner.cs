using ActionBot.Teams.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Inbound;

/// <summary>Runs the bot on a turn: once, in a scope of its own, within ten seconds. It does not throw.</summary>
internal sealed class TurnRunner(IServiceScopeFactory scopes, RecentTurns recent, TimeProvider time, ILogger<TurnRunner> logger)
{
    /// <summary>The Bot Service gives up after 10 to 15 seconds, depending on the channel.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(10);

    public Task<TurnAnswer> RunAsync(TeamsTurn turn) =>
        turn.Activity.Id is { Length: > 0 } id
            ? recent.OnceAsync(new TurnKey(turn.ConversationId, id, turn.Activity.Type!), () => RunBotAsync(turn))
            : RunBotAsync(turn);

    private async Task<TurnAnswer> RunBotAsync(TeamsTurn turn)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await TurnDispatch.DispatchAsync(scope.ServiceProvider.GetRequiredService<ITeamsBot>(), turn, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Log.TurnTooLate(logger, turn.Activity.Type, turn.Activity.Id);
        }
#pragma warning disable CA1031 // This is the door: whatever is wrong inside is logged here and answered as a fault of ours.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, e, turn.Activity.Type, turn.Activity.Id);
        }

        return TurnAnswer.Fault(turn.Activity.Type == ActivityTypes.Invoke);
    }
}

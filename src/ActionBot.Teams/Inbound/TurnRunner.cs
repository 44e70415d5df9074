using ActionBot.Teams.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActionBot.Teams.Inbound;

/// <summary>
/// Runs the bot on a turn: once, in a scope of its own, and never longer than the other side waits. It does not throw. A bot
/// that is late is told to stop and not waited for; what it does all the same must be harmless to do again.
/// </summary>
internal sealed class TurnRunner(IServiceScopeFactory scopes, RecentTurns recent, TimeProvider time, ILogger<TurnRunner> logger)
{
    /// <summary>The Bot Service gives up after 10 to 15 seconds, depending on the channel.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Somebody looks at the card meanwhile, and Teams sends an invoke again that is not answered in five seconds.</summary>
    public static TimeSpan InvokeDeadline { get; } = TimeSpan.FromSeconds(5);

    public Task<TurnAnswer> RunAsync(TeamsTurn turn) =>
        turn.Activity.Id is { Length: > 0 } id
            ? recent.OnceAsync(new TurnKey(turn.ConversationId, turn.UserId, id, turn.Activity.Type!), () => RunBotAsync(turn))
            : RunBotAsync(turn);

    private async Task<TurnAnswer> RunBotAsync(TeamsTurn turn)
    {
        var isInvoke = turn.Activity.Type == ActivityTypes.Invoke;
        var deadline = new CancellationTokenSource(isInvoke ? InvokeDeadline : Deadline, time);
        // Not on the caller's thread: a database that is locked holds its caller up and does not look at the token.
        var work = Task.Run(() => DispatchAsync(turn, deadline.Token), CancellationToken.None);
        try
        {
            if (await work.WaitAsync(deadline.Token) is { } answer)
                return answer;
        }
        catch (OperationCanceledException)
        {
            // Late, and not yet stopped.
        }
        finally
        {
            _ = work.ContinueWith(_ => deadline.Dispose(), TaskScheduler.Default);
        }

        TeamsLog.TurnTooLate(logger, LogText.Of(turn.Activity.Type), LogText.Of(turn.Activity.Id));
        return TurnAnswer.Fault(isInvoke);
    }

    // Null when the bot was stopped because it was late.
    private async Task<TurnAnswer?> DispatchAsync(TeamsTurn turn, CancellationToken deadline)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await TurnDispatch.DispatchAsync(scope.ServiceProvider.GetRequiredService<ITeamsBot>(), turn, deadline);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // This is the door: whatever is wrong inside is logged here and answered as a fault of ours.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TeamsLog.TurnFailed(logger, e, LogText.Of(turn.Activity.Type), LogText.Of(turn.Activity.Id));
            return TurnAnswer.Fault(turn.Activity.Type == ActivityTypes.Invoke);
        }
    }
}

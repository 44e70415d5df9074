using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Chasing.Holds;

/// <summary>"hold": stops everything that the service sends of its own accord, and lets it go on.</summary>
internal static class HoldCommand
{
    private const string Through = "command hold";

    public static Command Create(CommandHost bot)
    {
        var reason = new Option<string?>("--reason") { Description = "Why, for those who look later." };
        var on = new Command("on", "Stops all requests, digests and notices at once. What people type is answered all the same.")
        {
            reason,
        };
        on.SetAction(
            (parsed, cancellationToken) =>
                CommandLine.GuardAsync(() =>
                    RunAsync(bot, (holds, token) => BeginAsync(holds, parsed.GetValue(reason), token), cancellationToken)
                )
        );
        var off = new Command("off", "Releases the hold: everybody gets one current message, never a backlog.");
        off.SetAction((_, cancellationToken) => CommandLine.GuardAsync(() => RunAsync(bot, ReleaseAsync, cancellationToken)));
        var status = new Command("status", "Tells whether a hold stands.");
        status.SetAction((_, cancellationToken) => CommandLine.GuardAsync(() => RunAsync(bot, StatusAsync, cancellationToken)));
        return new("hold", "Stops all sends of the service's own accord, or releases them.") { on, off, status };
    }

    private static async Task<int> RunAsync(
        CommandHost bot,
        Func<SendingHolds, CancellationToken, Task<string>> what,
        CancellationToken cancellationToken
    )
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        await using var transaction = await scope
            .ServiceProvider.GetRequiredService<ActionBotContext>()
            .Database.BeginTransactionAsync(cancellationToken);
        var said = await what(scope.ServiceProvider.GetRequiredService<SendingHolds>(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await Console.Out.WriteLineAsync(British.Plain(said));
        return CommandLine.Done;
    }

    private static async Task<string> BeginAsync(SendingHolds holds, string? reason, CancellationToken cancellationToken) =>
        HoldWording.Begun(await holds.BeginAsync(null, reason, Through, cancellationToken));

    private static async Task<string> ReleaseAsync(SendingHolds holds, CancellationToken cancellationToken) =>
        HoldWording.Released(await holds.ReleaseAsync(null, Through, cancellationToken));

    private static async Task<string> StatusAsync(SendingHolds holds, CancellationToken cancellationToken) =>
        HoldWording.Status(await holds.StandingAsync(cancellationToken));
}

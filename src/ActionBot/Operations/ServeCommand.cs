using System.CommandLine;
using ActionBot.Commands;

namespace ActionBot.Operations;

/// <summary>"serve", which is also what no command means.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandHost bot)
    {
        var command = new Command("serve", "Answers Teams and sends what is due, until it is stopped. The default.");
        command.SetAction((_, cancellationToken) => CommandLine.GuardAsync(() => RunAsync(bot, cancellationToken)));
        return command;
    }

    public static async Task<int> RunAsync(CommandHost bot, CancellationToken cancellationToken)
    {
        await using var app = await bot.OpenAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLine.Done;
    }
}

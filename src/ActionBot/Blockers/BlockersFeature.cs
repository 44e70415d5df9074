using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Conversation;

namespace ActionBot.Blockers;

internal static class BlockersFeature
{
    public static IServiceCollection AddBlockers(this IServiceCollection services)
    {
        services.AddSingleton<DependencySweep>();
        services.AddScoped<DependencyRound>();
        services.AddScoped<DependencyWriter>();
        services.AddScoped<DependencyDesk>();
        services.AddScoped<ChainQuery>();
        services.AddScoped<CriticalQuery>();
        services.AddScoped<ICardAction, OpenDependencies>();
        services.AddScoped<ICardAction, AcceptDependency>();
        services.AddScoped<ICardAction, ForecastDependency>();
        services.AddScoped<ICardAction, DeclineDependency>();
        services.AddScoped<ITextCommand, WaitCommands>();
        services.AddScoped<ITextCommand, UnresolvedCommand>();
        services.AddBoth<CriticalCommand>();
        return services;
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) => [CriticalListCommand.Create(bot)];
}

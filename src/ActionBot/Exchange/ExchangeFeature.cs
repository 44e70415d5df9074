using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Exchange.Governance;

namespace ActionBot.Exchange;

internal static class ExchangeFeature
{
    /// <summary>Adds the import of registers and of the governance file. Needs <c>AddStorage</c>.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddScoped<RegisterImport>();
        services.AddScoped<GovernanceImport>();
        return services;
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) => [ImportCommand.Create(bot)];
}

namespace ActionBot.Exchange { internal static class ExchangeFeature { public static IServiceCollection AddExchange(this IServiceCollection s) => s; } }
namespace ActionBot.Operations.Commands { using System.CommandLine; internal static class ImportCommand { public static Command Create() => new("import"); } }

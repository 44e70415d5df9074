using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Conversation;
using ActionBot.Operations;
using ActionBot.Reporting.Chat;
using ActionBot.Reporting.Page;

namespace ActionBot.Reporting;

internal static class ReportingFeature
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<ReportQuery>();
        services.AddScoped<AnswerTimesQuery>();
        services.AddScoped<ReportFiles>();
        services.AddScoped<PositionEndpoint>();
        services.AddScoped<PositionScopes>();
        services.AddScoped<ITextCommand, PositionCommand>();
        return services;
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) => [ReportCommand.Create(bot)];

    /// <summary>Serves the position. <see cref="OperatorsDoor"/> keeps it to the operators.</summary>
    public static void MapReporting(this WebApplication app)
    {
        var page = app.MapGroup("/position");
        page.MapGet(
            "",
            (HttpContext context, PositionEndpoint endpoint, CancellationToken cancellationToken) =>
                endpoint.ShowAsync(context, cancellationToken)
        );
        page.MapGet("/style.css", PositionEndpoint.StyleSheet);
    }
}

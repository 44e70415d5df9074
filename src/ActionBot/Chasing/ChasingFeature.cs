using System.CommandLine;
using ActionBot.Boards.Agendas;
using ActionBot.Chasing.Chat;
using ActionBot.Chasing.FactQueries;
using ActionBot.Chasing.Holds;
using ActionBot.Chasing.Ledger;
using ActionBot.Chasing.Policy;
using ActionBot.Chasing.Preview;
using ActionBot.Chasing.Telling;
using ActionBot.Commands;
using ActionBot.Conversation;

namespace ActionBot.Chasing;

internal static class ChasingFeature
{
    public static IServiceCollection AddChasing(this IServiceCollection services)
    {
        services.AddChasingPolicy();
        services.AddSingleton<ChaseSweep>();
        services.AddScoped<ChaseFactsQuery>();
        services.AddScoped<RequestHistory>();
        services.AddScoped<ToldOnlyQuery>();
        services.AddScoped<PeopleChunks>();
        services.AddScoped<DependencyFactsQuery>();
        services.AddScoped<PeopleFactsQuery>();
        services.AddScoped<SecretariatFacts>();
        services.AddScoped<OrganisationQuery>();
        services.AddScoped<LateActions>();
        services.AddScoped<ILateActions>(s => s.GetRequiredService<LateActions>());
        services.AddScoped<DueQuery>();
        services.AddScoped<PlanWriter>();
        services.AddScoped<PlanFreshness>();
        services.AddScoped<LedgerWriter>();
        services.AddScoped<WhyQuery>();
        services.AddScoped<LedgerTotals>();
        services.AddScoped<PreviewQuery>();
        services.AddScoped<SendingHolds>();
        services.AddScoped<ITextCommand, ChatWhy>();
        services.AddBoth<ChatPreview>();
        services.AddBoth<ChatHold>();
        return services.AddTold();
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) =>
        [
            CheckInsCommand.Create(bot),
            PreviewCommand.Create(bot),
            WhyCommand.Create(bot),
            LedgerCommand.Create(bot),
            HoldCommand.Create(bot),
            PolicyCommand.Create(bot),
        ];

    private static IServiceCollection AddTold(this IServiceCollection services)
    {
        services.AddScoped<ToldMessages>();
        services.AddScoped<Notices>();
        services.AddScoped<AreaDigests>();
        services.AddScoped<AreaScopes>();
        services.AddScoped<AreaActions>();
        services.AddScoped<ToldRows>();
        services.AddScoped<DigestDesk>();
        services.AddScoped<AreaConfirmationWriter>();
        services.AddScoped<TrackingTeam>();
        services.AddScoped<ICardAction, ConfirmArea>();
        services.AddScoped<ICardAction, DisputeArea>();
        services.AddScoped<ICardAction, ChangeAreaAnswer>();
        services.AddScoped<ICardAction, ListSection>();
        services.AddBoth<ShowArea>();
        return services;
    }
}

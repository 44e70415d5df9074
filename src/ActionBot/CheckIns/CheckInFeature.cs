using ActionBot.CheckIns.Answering;
using ActionBot.CheckIns.Controls;
using ActionBot.CheckIns.Own;
using ActionBot.CheckIns.Ownership;
using ActionBot.Conversation;
using ActionBot.Conversation.Installing;

namespace ActionBot.CheckIns;

internal static class CheckInFeature
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services)
    {
        services.AddScoped<IRequestCards, RequestCards>();
        services.AddSingleton<AskRules>();
        services.AddScoped<CheckInReader>();
        services.AddScoped<CheckInDesk>();
        services.AddScoped<AnswerWriter>();
        services.AddScoped<RefLookup>();
        services.AddScoped<BoardChoices>();
        services.AddScoped<BoardReplyQuery>();
        services.AddScoped<OwnList>();
        services.AddScoped<ICardAction, OpenItem>();
        services.AddScoped<ICardAction, ListItems>();
        services.AddScoped<ICardAction, AnswerItem>();
        services.AddScoped<ICardAction, ChangeAnswer>();
        services.AddScoped<ICardAction, SnoozeItems>();
        services.AddScoped<ICardAction, NotMine>();
        services.AddBoth<MyActions>();
        services.AddBoth<ShowAction>();
        services.AddScoped<IInstallationStep, CatchUpAtInstall>();
        services.AddOwnership();
        services.AddControls();
        return services;
    }

    private static void AddOwnership(this IServiceCollection services)
    {
        services.AddScoped<OwnershipWriter>();
        services.AddScoped<OwnerCards>();
        services.AddScoped<OwnerWriter>();
        services.AddScoped<OwnerDesk>();
        services.AddScoped<ICardAction, NameOwner>();
        services.AddScoped<ICardAction, ItIsTheirs>();
        services.AddScoped<ITextCommand, NotMineCommand>();
        services.AddScoped<ITextCommand, ReassignCommand>();
    }

    private static void AddControls(this IServiceCollection services)
    {
        services.AddScoped<NamedActions>();
        services.AddScoped<SnoozeWriter>();
        services.AddScoped<DelegationWriter>();
        services.AddScoped<SchedulePlan>();
        services.AddScoped<ITextCommand, SnoozeCommand>();
        services.AddBoth<WakeCommand>();
        services.AddBoth<PauseCommand>();
        services.AddBoth<DelegateCommand>();
        services.AddBoth<StopDelegating>();
        services.AddBoth<ScheduleCommand>();
    }
}

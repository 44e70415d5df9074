using ActionBot.Conversation;

namespace ActionBot.Checkins;

public static class CheckinFeature
{
    public static IServiceCollection AddCheckins(this IServiceCollection services)
    {
        services.AddSingleton<CheckinSweep>();
        services.AddScoped<ChaseFactsQuery>();
        services.AddScoped<CheckinWriter>();
        services.AddScoped<CheckinReader>();
        services.AddScoped<CheckinDesk>();
        services.AddScoped<AnswerRecorder>();
        services.AddScoped<RefLookup>();
        services.AddScoped<BoardChoices>();
        services.AddScoped<OwnList>();
        services.AddScoped<ICardAction, OpenItem>();
        services.AddScoped<ICardAction, ListItems>();
        services.AddScoped<ICardAction, AnswerItem>();
        services.AddScoped<ICardAction, ChangeAnswer>();
        services.AddScoped<ICardAction, SnoozeItems>();
        services.AddScoped<ICardAction, NotMine>();
        services.AddScoped<MyActions>();
        services.AddScoped<ICardAction>(s => s.GetRequiredService<MyActions>());
        services.AddScoped<ITextCommand>(s => s.GetRequiredService<MyActions>());
        services.AddScoped<ShowAction>();
        services.AddScoped<ICardAction>(s => s.GetRequiredService<ShowAction>());
        services.AddScoped<ITextCommand>(s => s.GetRequiredService<ShowAction>());
        services.AddScoped<IInstallationStep, CatchUpAtInstall>();
        return services;
    }
}

using ActionBot.Directory.Accounts;
using Microsoft.Extensions.Options;
using ActionBot.Boards.Agendas;
using ActionBot.Delivery;
using ActionBot.Operations.Accounts;
using ActionBot.Access;

namespace ActionBot.Directory;

public static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddOptions<CalendarOptions>().BindConfiguration(CalendarOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CalendarOptions>, CalendarOptionsCheck>();
        services.AddSingleton<CalendarSource>();
        services.AddSingleton(provider => new Calendars(
            provider.GetRequiredService<CalendarSource>().Read(provider.GetRequiredService<IOptions<CalendarOptions>>().Value).Days
        ));
        services.AddScoped<PeopleDirectory>();
        services.AddScoped<Readers>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<AccountChats>();
        services.AddScoped<AccountDecisions>();
        services.AddScoped<AccountRequests>();
        services.AddHostedService<ZoneCheck>();
        services.AddScoped<Delegations>();
        services.AddScoped<PersonSearch>();
        services.AddScoped<Watchers>();
        services.AddScoped<NearestLeads>();
        services.AddScoped<BoardChannels>();
        services.AddScoped<OutOfReach>();
        services.AddScoped<BoardAgendas>();
        services.AddScoped<BoardDigestsDue>();
        services.AddScoped<DecisionRoutes>();
        return services;
    }
}

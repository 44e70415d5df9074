using ActionBot.Directory.Accounts;
using Microsoft.Extensions.Options;

namespace ActionBot.Directory;

internal static class DirectoryFeature
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
        services.AddScoped<AccountLinks>();
        services.AddHostedService<ZoneCheck>();
        services.AddScoped<Delegations>();
        return services;
    }
}

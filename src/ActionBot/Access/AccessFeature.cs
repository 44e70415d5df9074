namespace ActionBot.Access;

internal static class AccessFeature
{
    /// <summary>Who may see and find what.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddScoped<Readers>();
        services.AddScoped<PersonSearch>();
        services.AddScoped<Watchers>();
        services.AddScoped<NearestLeads>();
        return services;
    }
}

namespace ActionBot.Directory;

public static class DirectoryFeature
{
    public static IServiceCollection AddDirectory(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<PeopleDirectory>();
        services.AddScoped<AccountLinks>();
        return services;
    }
}

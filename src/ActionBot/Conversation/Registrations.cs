namespace ActionBot.Conversation;

/// <summary>How features register what people press and type.</summary>
internal static class Registrations
{
    /// <summary>Adds what can be typed and pressed alike.</summary>
    public static IServiceCollection AddBoth<T>(this IServiceCollection services)
        where T : class, ITextCommand, ICardAction
    {
        services.AddScoped<T>();
        services.AddScoped<ICardAction>(s => s.GetRequiredService<T>());
        services.AddScoped<ITextCommand>(s => s.GetRequiredService<T>());
        return services;
    }
}

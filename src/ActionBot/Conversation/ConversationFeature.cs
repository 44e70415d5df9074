using ActionBot.Conversation.Help;
using ActionBot.Conversation.Installing;
using ActionBot.Teams.Inbound;

namespace ActionBot.Conversation;

internal static class ConversationFeature
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section);
        services.AddSingleton<TurnTransaction>();
        services.AddSingleton<ITeamsBot, ActionBotConversation>();
        services.AddScoped<Installations>();
        services.AddSingleton<LateInstallations>();
        services.AddScoped<WelcomeQuery>();
        services.AddScoped<HelpDesk>();
        return services.AddBoth<HelpCommand>();
    }
}

using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Conversation;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Columns;
using ActionBot.Questions.Names;
using ActionBot.Storage;

namespace ActionBot.Questions;

internal static class QuestionsFeature
{
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ColumnSource(provider.GetRequiredService<SideConnections>().Open));
        services.AddHostedService<ColumnLoop>();
        services.AddSingleton<VocabularySource>();
        services.AddScoped<QuestionMarks>();
        services.AddScoped<QuestionFilter>();
        services.AddScoped<AnswerQuery>();
        services.AddScoped<QuestionAnswers>();
        services.AddScoped<RememberedQuestions>();
        services.AddScoped<QuestionReplies>();
        services.AddScoped<IKnownNames, KnownNames>();
        services.AddBoth<AskQuestion>();
        services.AddScoped<IGroupAnswer, GroupQuestions>();
        services.AddScoped<IExtensionSearch, ActionSearch>();
        return services;
    }

    /// <summary>Its commands of the command line.</summary>
    internal static IEnumerable<Command> Commands(CommandHost bot) => [AskCommand.Create(bot)];
}

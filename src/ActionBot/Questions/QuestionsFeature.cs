namespace ActionBot.Questions;

public static class QuestionsFeature
{
    public static IServiceCollection AddQuestions(this IServiceCollection services)
    {
        services.AddSingleton<VocabularySource>();
        services.AddScoped<QuestionMarks>();
        services.AddScoped<QuestionFilter>();
        services.AddScoped<AnswerGroups>();
        services.AddScoped<AnswerQuery>();
        services.AddScoped<QuestionDesk>();
        return services;
    }
}

namespace ActionBot.Reporting;

public static class ReportingFeature
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<ReportQuery>();
        services.AddScoped<AnswerQuery>();
        services.AddScoped<ReportFiles>();
        return services;
    }
}

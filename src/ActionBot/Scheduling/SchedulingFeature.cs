using Microsoft.Extensions.Options;
using Quartz;

namespace ActionBot.Scheduling;

/// <summary>Section "Scheduling".</summary>
internal sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    /// <summary>Seconds between two sweeps; 0 for a node that leaves them to others.</summary>
    public int SweepSeconds { get; set; } = 60;
}

internal sealed class SchedulingOptionsCheck : IValidateOptions<SchedulingOptions>
{
    public ValidateOptionsResult Validate(string? name, SchedulingOptions options) =>
        options.SweepSeconds is >= 0 and <= 3600
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Scheduling:SweepSeconds is {options.SweepSeconds}. Give 0 to 3600.");
}

/// <summary>The only room that knows the scheduler.</summary>
internal static class SchedulingFeature
{
    /// <summary>
    /// Adds the scheduler. It keeps its triggers in memory: everything that matters is in our own tables, so a lost scheduler
    /// loses nothing.
    /// </summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddOptions<SchedulingOptions>().BindConfiguration(SchedulingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SchedulingOptions>, SchedulingOptionsCheck>();
        services.AddQuartz(_ => { });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>
    /// Runs a sweep at the start and then again and again. What happens in between two runs is caught up by the next one.
    /// </summary>
    public static IServiceCollection AddSweep<T>(this IServiceCollection services, string name, IConfiguration configuration)
        where T : class, ISweep
    {
        var seconds = Math.Clamp(
            configuration.GetValue($"{SchedulingOptions.Section}:{nameof(SchedulingOptions.SweepSeconds)}", 60),
            0,
            3600
        );
        if (seconds == 0)
            return services;
        services.AddQuartz(q =>
            q.ScheduleJob<SweepJob<T>>(trigger => trigger.WithIdentity(name).StartNow().WithSimpleSchedule(TimeSpan.FromSeconds(seconds)))
        );
        return services;
    }
}

/// <summary>Runs a sweep for the scheduler, never twice at once, and lives through its faults.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob<T>(T sweep, ILogger<SweepJob<T>> logger) : IJob
    where T : class, ISweep
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await sweep.RunAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.JobFailed(fault, typeof(T).Name);
        }
    }
}

using ActionBot.Domain.Chasing.Policy;
using Microsoft.Extensions.Options;

namespace ActionBot.Chasing.Policy;

internal static class PolicyFeature
{
    /// <summary>
    /// Adds <see cref="ChasePolicy"/>, read once from the file that Chasing:Policy names. The service does not start with a
    /// faulty one.
    /// </summary>
    public static IServiceCollection AddChasingPolicy(this IServiceCollection services)
    {
        services.AddOptions<PolicyOptions>().BindConfiguration(PolicyOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PolicyOptions>, PolicyOptionsCheck>();
        services.AddSingleton<PolicySource>();
        services.AddSingleton(provider =>
            provider.GetRequiredService<PolicySource>().Read(provider.GetRequiredService<IOptions<PolicyOptions>>().Value.Policy)
        );
        services.AddSingleton(provider => provider.GetRequiredService<PolicyReading>().Policy!);
        services.AddScoped<RegisterWarnings>();
        services.AddScoped<ActionPolicyQuery>();
        return services;
    }
}

/// <summary>Section "Chasing".</summary>
internal sealed class PolicyOptions
{
    public const string Section = "Chasing";

    /// <summary>The policy file; empty for the policy that is built in.</summary>
    public string Policy { get; set; } = "";
}

internal sealed class PolicyOptionsCheck(PolicySource source) : IValidateOptions<PolicyOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyOptions options) =>
        source.Read(options.Policy) is { Faults: { Count: > 0 } faults }
            ? ValidateOptionsResult.Fail(faults.Select(f => f.ToString()))
            : ValidateOptionsResult.Success;
}

/// <summary>Reads the policy file once, so that what was checked is what counts.</summary>
internal sealed class PolicySource
{
    private readonly Lock gate = new();
    private (string Path, PolicyReading Reading)? read;

    public PolicyReading Read(string path)
    {
        lock (gate)
        {
            if (read is not { } known || known.Path != path)
                read = known = (path, PolicyReader.Read(path));
            return known.Reading;
        }
    }
}

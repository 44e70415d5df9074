using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams;

/// <summary>Binds the section. Lists may be arrays or one string, because an environment variable is one string.</summary>
internal sealed class TeamsOptionsBinding(IConfigurationSection section) : IConfigureOptions<TeamsOptions>
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    public void Configure(TeamsOptions options)
    {
        section.Bind(options);
        options.TenantIds = List(nameof(TeamsOptions.TenantIds)) ?? [];
        options.AllowedServiceHosts = List(nameof(TeamsOptions.AllowedServiceHosts)) ?? TeamsOptions.DefaultServiceHosts;
    }

    private List<string>? List(string name)
    {
        var list = section.GetSection(name);
        if (!list.Exists())
            return null;

        return [.. list.GetChildren().Select(child => child.Value).Prepend(list.Value).SelectMany(Split)];
    }

    private static string[] Split(string? value) =>
        value?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

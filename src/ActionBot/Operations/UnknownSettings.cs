using System.Reflection;
using ActionBot.Domain.Register;
using ActionBot.Teams;

namespace ActionBot.Operations;

/// <summary>
/// Tells of settings that no part of the service reads: a slip in a name would otherwise leave its default in force without a
/// word.
/// </summary>
internal static class UnknownSettings
{
    /// <summary>The settings of each section, from the classes that hold them.</summary>
    private static readonly ILookup<string, string> Known = new[] { typeof(UnknownSettings).Assembly, typeof(TeamsOptions).Assembly }
        .SelectMany(a => a.GetTypes())
        .Select(t => (Type: t, Section: t.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(o => o.Section is not null)
        .SelectMany(o => o.Type.GetProperties().Where(p => p.CanWrite).Select(p => (o.Section, p.Name)))
        .ToLookup(o => o.Section!, o => o.Name, StringComparer.OrdinalIgnoreCase);

    public static void Warn(IConfiguration configuration, ILogger logger)
    {
        foreach (var section in Known)
        foreach (
            var setting in configuration
                .GetSection(section.Key)
                .GetChildren()
                .Where(s => !section.Contains(s.Key, StringComparer.OrdinalIgnoreCase))
        )
            logger.SettingUnknown(
                $"{section.Key}:{LogText.Of(setting.Key)}",
                Refs.Nearest(setting.Key, section) is { } near ? $" Is it {section.Key}:{near}?" : ""
            );
    }
}

using ActionBot.Delivery.Mail;
using ActionBot.Storage;
using ActionBot.Teams;
using Microsoft.Extensions.Configuration.Json;

namespace ActionBot.Operations;

/// <summary>Tells of files with secrets that other accounts of the machine may read. Their keepers set them, so that they are told and
/// nothing is changed.</summary>
internal static class SecretFiles
{
    private static readonly string[] Secrets =
    [
        $"{TeamsOptions.Section}:{nameof(TeamsOptions.ClientSecret)}",
        $"{MailOptions.Section}:{nameof(MailOptions.Password)}",
        $"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}",
    ];

    public static void Warn(IConfiguration configuration, ILogger logger)
    {
        if (
            configuration[$"{TeamsOptions.Section}:{nameof(TeamsOptions.FederatedTokenFile)}"] is { Length: > 0 } token
            && PrivateFiles.IsWide(token)
        )
            logger.SecretFileWide($"{TeamsOptions.Section}:{nameof(TeamsOptions.FederatedTokenFile)}");
        foreach (var file in (configuration as IConfigurationRoot)?.Providers.OfType<JsonConfigurationProvider>() ?? [])
        foreach (var secret in Secrets.Where(s => Holds(file, s) && PathOf(file) is { } path && PrivateFiles.IsWide(path)))
            logger.SecretFileWide(secret);
    }

    private static bool Holds(JsonConfigurationProvider file, string setting) =>
        file.TryGet(setting, out var value)
        && value is { Length: > 0 }
        && (
            !setting.EndsWith("ConnectionString", StringComparison.Ordinal)
            || value.Contains("Password", StringComparison.OrdinalIgnoreCase)
        );

    private static string? PathOf(JsonConfigurationProvider file) =>
        file.Source is { FileProvider: { } folder, Path: { } path } ? folder.GetFileInfo(path).PhysicalPath : null;
}

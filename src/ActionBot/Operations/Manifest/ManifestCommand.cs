using System.CommandLine;
using ActionBot.Commands;
using ActionBot.Teams;
using Microsoft.Extensions.Options;

namespace ActionBot.Operations.Manifest;

/// <summary>"manifest pack": makes the zip that a Teams administrator uploads.</summary>
internal static class ManifestCommand
{
    public static Command Create(CommandHost bot)
    {
        var appId = new Option<string?>("--app-id") { Description = "The bot's app id; default: Teams:AppId." };
        var version = new Option<string>("--app-version")
        {
            Description = "The version of the package, such as 1.2.0.",
            DefaultValueFactory = _ => "1.0.0",
        };
        var host = new Option<string>("--host")
        {
            Description = "The host name under which the bot is reached, such as actionbot.example.org.",
            Required = true,
        };
        var output = new Option<string>("--out") { Description = "The file to write.", DefaultValueFactory = _ => "actionbot-teams.zip" };
        var pack = new Command("pack", "Writes the Teams app package.") { appId, version, host, output };
        pack.SetAction(
            (parsed, _) =>
                CommandLine.GuardAsync(() =>
                    PackAsync(bot, parsed.GetValue(appId), parsed.GetValue(version)!, parsed.GetValue(host)!, parsed.GetValue(output)!)
                )
        );
        return new Command("manifest", "Makes the Teams app package.") { pack };
    }

    private static async Task<int> PackAsync(CommandHost bot, string? appId, string version, string host, string output)
    {
        var id = appId ?? ConfiguredAppId(bot);
        using var package = new MemoryStream();
        var faults = ManifestPackage.Write(package, ManifestParts.Embedded(), new(id, version, host));
        if (faults.Count > 0)
            return CommandLine.Refuse(string.Join(Environment.NewLine, faults));
        // Written whole beside it first: nobody finds half a package.
        var unfinished = output + ".new";
        await File.WriteAllBytesAsync(unfinished, package.ToArray());
        File.Move(unfinished, output, overwrite: true);
        Console.Out.WriteLine(output);
        return CommandLine.Done;
    }

    private static string ConfiguredAppId(CommandHost bot)
    {
        using var app = bot.Create();
        return app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.AppId;
    }
}

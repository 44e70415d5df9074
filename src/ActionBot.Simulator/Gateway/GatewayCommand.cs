using System.CommandLine;

namespace ActionBot.Simulator.Gateway;

/// <summary><c>gateway</c>: runs the gateway until it is told to end.</summary>
internal static class GatewayCommand
{
    public static Command Create()
    {
        var listen = CommandOptions.LoopbackAddress("--listen", "Where to listen: a loopback address.", "http://127.0.0.1:56160");
        var bot = CommandOptions.LoopbackAddress("--bot", "The bot's address for activities.", "http://127.0.0.1:3978/api/messages");
        var playground = CommandOptions.LoopbackAddress("--playground", "Playground's address.", "http://127.0.0.1:56150");
        var appId = new Option<Guid>("--app-id") { Description = "The bot's app id.", Required = true };
        var tenant = new Option<Guid>("--tenant") { Description = "The tenant of the people in Playground.", Required = true };
        var secret = new Option<FileInfo>("--secret-file")
        {
            Description = "A file with the secret that the bot signs in with.",
            Required = true,
        };
        var remembers = new Option<bool>("--bot-remembers") { Description = "The bot may know the chat from an earlier run." };

        var command = new Command("gateway", "Stands between Playground and the bot, with real tokens both ways.")
        {
            listen,
            bot,
            playground,
            appId,
            tenant,
            secret,
            remembers,
        };
        command.SetAction(async parsed =>
        {
            var secretFile = parsed.GetValue(secret)!;
            if (!secretFile.Exists)
                throw new BadUseException($"--secret-file: {secretFile.FullName} does not exist.");
            await RunAsync(
                new GatewayOptions
                {
                    Listen = parsed.GetValue(listen)!,
                    Bot = parsed.GetValue(bot)!,
                    Playground = parsed.GetValue(playground)!,
                    AppId = parsed.GetValue(appId).ToString(),
                    TenantId = parsed.GetValue(tenant).ToString(),
                    ClientSecret = (await File.ReadAllTextAsync(secretFile.FullName)).Trim(),
                    BotRemembers = parsed.GetValue(remembers),
                }
            );
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(GatewayOptions options)
    {
        LocalGateway gateway;
        try
        {
            gateway = await LocalGateway.StartAsync(options);
        }
        catch (IOException fault)
        {
            throw new BadUseException($"--listen: cannot listen on {options.Listen}: {fault.Message}");
        }
        await using (gateway)
        {
            Console.WriteLine($"Gateway listens on {gateway.Address}");
            await gateway.WaitForShutdownAsync();
        }
    }
}

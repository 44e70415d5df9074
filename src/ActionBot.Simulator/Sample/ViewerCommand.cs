using System.CommandLine;
using YamlDotNet.Core;

namespace ActionBot.Simulator.Sample;

/// <summary><c>viewer</c>: writes the settings of the local client with another of its people in front of it.</summary>
internal static class ViewerCommand
{
    public static Command Create()
    {
        var config = new Option<FileInfo>("--config") { Description = "The settings to start from, YAML.", Required = true };
        var viewer = new Option<string>("--as")
        {
            Description = "Who looks: a person of the settings, by address or by what stands before its @.",
            Required = true,
        };
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var command = new Command("viewer", "Puts another person in front of the local client.") { config, viewer, output };
        command.SetAction(
            (parsed, cancellation) => WriteAsync(parsed.GetValue(config)!, parsed.GetValue(viewer)!, parsed.GetValue(output)!, cancellation)
        );
        return command;
    }

    private static async Task<int> WriteAsync(FileInfo config, string viewer, FileInfo output, CancellationToken cancellation)
    {
        try
        {
            var seated = Seating.Seat(await File.ReadAllTextAsync(config.FullName, cancellation), viewer);
            await File.WriteAllTextAsync(output.FullName, seated.Yaml, cancellation);
            Console.WriteLine(seated.Name);
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BadUseException(fault.Message);
        }
        catch (YamlException fault)
        {
            throw new BadUseException($"--config: {fault.Message}");
        }
    }
}

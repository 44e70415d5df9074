using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ActionBot.EndToEnd.Support;

/// <summary>Runs the scripts beside the tests.</summary>
internal static class Node
{
    /// <summary>Runs a script of the folder "web" on a JSON file with this content, and reads the JSON that it prints.</summary>
    public static async Task<JsonDocument> RunAsync(string script, string content)
    {
        var web = Path.Combine(Repository.Root, "tests", "ActionBot.EndToEnd", "web");
        if (!System.IO.Directory.Exists(Path.Combine(web, "node_modules")))
            throw new InvalidOperationException($"The packages of {web} are missing. {Repository.HowToInstall}");
        var file = Path.Combine(Path.GetTempPath(), $"actionbot-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, content);
        try
        {
            using var node = Process.Start(
                new ProcessStartInfo("node", [Path.Combine(web, script), file])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var errors = node.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, $"{script} broke: {await errors}");
            return JsonDocument.Parse(output);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"Node is missing. {Repository.HowToInstall}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using ActionBot.Simulator.Commands;

namespace ActionBot.Tests.Support;

/// <summary>
/// The process that the commands of all tests share, one at a time. It ends with the tests, when nobody holds the other end of
/// its input any more.
/// </summary>
internal static class WarmProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static Process? process;
    private static Task<string> complaint = Task.FromResult("");

    public static async Task<CommandEnd> RunAsync(CommandCall call)
    {
        await Turn.WaitAsync();
        try
        {
            if (process is null)
            {
                process = CommandProcess.Start("ActionBot.Simulator.dll", ["commands"], new Dictionary<string, string>());
                complaint = process.StandardError.ReadToEndAsync();
            }
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(call));
            await process.StandardInput.FlushAsync();
            using var patience = new CancellationTokenSource(Patience);
            if (await EndAsync(patience.Token) is { } end)
                return JsonSerializer.Deserialize<CommandEnd>(end)!;
            process = null;
            throw new InvalidOperationException($"The process broke at “{string.Join(' ', call.Arguments)}”: {await complaint}");
        }
        finally
        {
            Turn.Release();
        }
    }

    // A command that never ends must not keep the others waiting.
    private static async Task<string?> EndAsync(CancellationToken patience)
    {
        await using var _ = patience.Register(() => process!.Kill(entireProcessTree: true));
        return await process!.StandardOutput.ReadLineAsync(CancellationToken.None);
    }
}

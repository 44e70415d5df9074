using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Support;

/// <summary>Debian's Chromium, without a window.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        File.Exists(Program)
            ? playwright.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = Program,
                    Args =
                    [
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                    ],
                }
            )
            : throw new InvalidOperationException($"Chromium is missing at {Program}. {Repository.HowToInstall}");
}

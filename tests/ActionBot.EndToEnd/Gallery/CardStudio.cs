using System.Net;
using System.Text;
using System.Text.Json;
using ActionBot.EndToEnd.Support;
using ActionBot.Teams.Cards;
using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Gallery;

/// <summary>What was found when a card was drawn.</summary>
/// <param name="Schema">Where it departs from the schema.</param>
/// <param name="Events">What the renderer complained of while it read the card.</param>
/// <param name="Faults">What a person could not read, or a screen reader could not name.</param>
/// <param name="Missing">Texts that were to be read on it but are not.</param>
public sealed record DrawnCard(
    IReadOnlyList<string> Schema,
    IReadOnlyList<string> Events,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> Missing
);

/// <summary>All tests that need the browser share one.</summary>
[CollectionDefinition(Name)]
public sealed class CardStudios : ICollectionFixture<CardStudio>
{
    public const string Name = "Cards";
}

/// <summary>Draws every sample once, in one browser, and keeps the pictures and what was found.</summary>
public sealed class CardStudio : IAsyncLifetime
{
    private const string Site = "http://gallery.invalid/";
    private const string HowToInstall = "Run ./test.sh once, which installs it.";
    private const int Phone = 340;
    private const int Desktop = 560;

    private readonly Dictionary<string, DrawnCard> drawn = new(StringComparer.Ordinal);
    private readonly List<(string Sample, string Caption, string File)> pictures = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The folder of the renderer's page.</summary>
    public static string Web { get; } = Path.Combine(Root(), "tests", "ActionBot.EndToEnd", "web");

    /// <summary>The folder of the pictures.</summary>
    public static string Output { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("ACTIONBOT_TEST_OUTPUT") ?? Path.Combine(Root(), "artifacts"), "gallery");

    /// <summary>What was found for a sample.</summary>
    public DrawnCard this[string name] => drawn[name];

    public async Task InitializeAsync()
    {
        if (!System.IO.Directory.Exists(Path.Combine(Web, "node_modules", "adaptivecards")))
            throw new InvalidOperationException($"The card renderer is missing in {Web}. {HowToInstall}");
        if (System.IO.Directory.Exists(Output))
            System.IO.Directory.Delete(Output, recursive: true);
        System.IO.Directory.CreateDirectory(Output);
        var schema = Validate(CardSamples.All.Select(s => (s.Name, CardJson.Write(s.Card))));
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync(playwright);
        var page = await OpenPageAsync();
        foreach (var sample in CardSamples.All)
            drawn[sample.Name] = await DrawAsync(page, sample, await schema);
        await File.WriteAllTextAsync(Path.Combine(Output, "index.html"), Index());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>Checks cards against the schema, all in one process of node.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Validate(IEnumerable<(string Name, string Json)> cards)
    {
        using var results = await Node.RunAsync(
            "validate.mjs",
            $"[{string.Join(",\n", cards.Select(c => $"{{\"name\":{JsonSerializer.Serialize(c.Name)},\"card\":{c.Json}}}"))}]"
        );
        return results
            .RootElement.EnumerateArray()
            .ToDictionary(r => r.GetProperty("name").GetString()!, r => Strings(r.GetProperty("faults")));
    }

    /// <summary>Draws a card on a page and tells what the renderer and the eye complain of.</summary>
    public static async Task<(IReadOnlyList<string> Events, IReadOnlyList<string> Faults)> DrawAsync(
        IPage page,
        string json,
        int width,
        string theme
    )
    {
        var events = Strings(
            await page.EvaluateAsync<JsonElement>(
                "([json, width, theme]) => window.draw(JSON.parse(json), width, theme)",
                new object[] { json, width, theme }
            )
        );
        return (events, Strings(await page.EvaluateAsync<JsonElement>("() => window.faults()")));
    }

    /// <summary>Opens the page that draws cards. It answers its own requests from the disk, so it needs no network and no port.</summary>
    public async Task<IPage> OpenPageAsync()
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                ViewportSize = new() { Width = 620, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.RouteAsync(
            "**/*",
            async route =>
            {
                var path = Path.Combine(Web, new Uri(route.Request.Url).AbsolutePath.TrimStart('/'));
                await route.FulfillAsync(
                    File.Exists(path)
                        ? new() { Path = path, ContentType = ContentTypeOf(path) }
                        : new() { Status = (int)HttpStatusCode.NotFound }
                );
            }
        );
        await page.GotoAsync(Site + "render.html");
        await page.WaitForFunctionAsync("() => window.isReady === true");
        return page;
    }

    private static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        const string chromium = "/usr/bin/chromium";
        if (!File.Exists(chromium))
            throw new InvalidOperationException($"Chromium is missing at {chromium}. {HowToInstall}");
        return await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = chromium,
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
        );
    }

    private async Task<DrawnCard> DrawAsync(IPage page, CardSample sample, IReadOnlyDictionary<string, IReadOnlyList<string>> schema)
    {
        var json = CardJson.Write(sample.Card);
        List<string> faults = [];
        await DrawAsync(page, json, Desktop, "light");
        await PhotographAsync(page, sample, "560");
        if (sample.PhotographDark)
        {
            await DrawAsync(page, json, Phone, "dark");
            await PhotographAsync(page, sample, "340 dark");
        }
        var (events, found) = await DrawAsync(page, json, Phone, "light");
        faults.AddRange(found);
        await PhotographAsync(page, sample, "340");
        var text = (await page.InnerTextAsync("#card")).Replace("\u200B", "");
        faults.AddRange(Strings(await page.EvaluateAsync<JsonElement>("() => window.faultsOfForms()")));
        foreach (var form in sample.PhotographForms ? Strings(await page.EvaluateAsync<JsonElement>("() => window.forms()")) : [])
        {
            await page.EvaluateAsync("title => window.pressForm(title)", form);
            await PhotographAsync(page, sample, $"340 {form}");
            await page.EvaluateAsync("title => window.pressForm(title)", form);
        }
        return new(schema[sample.Name], events, faults, [.. sample.Shows.Where(s => !text.Contains(s, StringComparison.Ordinal))]);
    }

    private async Task PhotographAsync(IPage page, CardSample sample, string caption)
    {
        var file = $"{sample.Name}.{caption.Replace(' ', '-').ToLowerInvariant()}.png";
        await page.Locator("#stage")
            .ScreenshotAsync(new() { Path = Path.Combine(Output, file), Animations = ScreenshotAnimations.Disabled });
        pictures.Add((sample.Name, caption, file));
    }

    private string Index()
    {
        var html = new StringBuilder(
            "<!doctype html><html lang=\"en-GB\"><meta charset=\"utf-8\"><title>Cards</title><style>"
                + "body{font:14px sans-serif;margin:16px}"
                + "section{display:flex;gap:12px;overflow-x:auto;align-items:flex-start}"
                + "figure{margin:0}figcaption{color:#555}</style><h1>Cards</h1>"
        );
        foreach (var sample in pictures.GroupBy(p => p.Sample))
        {
            html.Append($"<h2>{WebUtility.HtmlEncode(sample.Key)}</h2><section>");
            foreach (var (_, caption, file) in sample.OrderBy(p => p.Caption.Length))
                html.Append(
                    $"<figure><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption><img "
                        + $"loading=\"lazy\" alt=\"\" src=\"{Uri.EscapeDataString(file)}\"></figure>"
                );
            html.Append("</section>");
        }
        return html.Append("</html>").ToString();
    }

    private static IReadOnlyList<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString() ?? "")];

    private static string ContentTypeOf(string path) =>
        Path.GetExtension(path) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css",
            ".js" or ".mjs" => "text/javascript",
            _ => "application/octet-stream",
        };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActionBot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}

using System.Text.Json;
using ActionBot.EndToEnd.Support;
using ActionBot.Exchange;
using ActionBot.Exchange.Governance;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Hosting;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Reporting;

/// <summary>The page of the position in a real browser: what a screen reader, a phone and a printer make of it.</summary>
public sealed class PositionPageWalkTests : IAsyncLifetime
{
    private static readonly DateOnly SampleDay = new(2019, 6, 30);
    private static readonly string Output = Repository.NewOutput("position");

    private TestDatabase? database;
    private FakeTeams? teams;
    private LocalBot? bot;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        var clock = new ManualClock(new DateTimeOffset(2019, 7, 1, 9, 0, 0, TimeSpan.Zero));
        database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        teams = await FakeTeams.StartAsync(new() { Time = clock });
        bot = await LocalBot.StartAsync(database, teams);
        var samples = Path.Combine(Repository.Root, "samples");
        await bot.WithAsync(services =>
            services
                .GetRequiredService<RegisterImport>()
                .RunAsync(Path.Combine(samples, "register-2019.csv"), new ImportOptions(SampleDay), null, default)
        );
        await bot.WithAsync(services =>
            services.GetRequiredService<GovernanceImport>().RunAsync(Path.Combine(samples, "governance.json"), new(SampleDay), default)
        );
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (bot is not null)
            await bot.DisposeAsync();
        if (teams is not null)
            await teams.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    [Theory]
    [InlineData("on=2019-06-30", 1100)]
    [InlineData("on=2019-06-30&source=DARA&since=2019-03-31", 1100)]
    [InlineData("on=2019-06-30", 340)]
    [InlineData("on=2001-01-01", 1100)]
    [InlineData("on=nonsense", 340)]
    public async Task Page_has_nothing_that_keeps_anybody_from_reading_it(string query, int width)
    {
        var page = await OpenAsync(query, width);
        var source = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests", "ActionBot.EndToEnd", "web", "node_modules", "axe-core", "axe.min.js")
        );
        await page.EvaluateAsync(source);
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | '))"
        );
        Assert.Empty(found.EnumerateArray().Select(v => v.GetString()));
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(Output, $"{query.Replace('&', '-').Replace('=', '-')}-{width}.png"), FullPage = true }
        );
    }

    [Theory]
    [InlineData(340)]
    [InlineData(768)]
    [InlineData(1100)]
    public async Task Nothing_but_tables_is_wider_than_the_screen(int width)
    {
        var page = await OpenAsync("on=2019-06-30", width);
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('svg text')].filter(t => "
                    + "t.getBoundingClientRect().right > innerWidth).map(t => t.textContent)"
            )
        );
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                """
                () => {
                  const box = element => element.getBoundingClientRect();
                  const meet = (x, y) => x.right > y.left + 1 && x.left < y.right && x.bottom > y.top + 2 && x.top < y.bottom - 2;
                  return [...document.querySelectorAll('svg')].flatMap(s => [...s.querySelectorAll('.name')].flatMap(n =>
                    [...s.querySelectorAll('.bar')].filter(b => box(b).width > 0 && meet(box(n), box(b))).map(() => n.textContent)));
                }
                """
            )
        );
    }

    [Fact]
    public async Task Form_asks_for_another_report_without_a_script()
    {
        var page = await OpenAsync("", 1100, script: false);
        await page.GetByLabel("Position on").FillAsync("2019-06-30");
        await page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("DARA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("Position on 30\u00A0June\u00A02019, DARA", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Contains("95", await page.InnerTextAsync(".tiles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_shows_the_position_without_the_form()
    {
        var page = await OpenAsync("on=2019-06-30&source=DARA", 794);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("form").IsVisibleAsync());
        Assert.True(await page.Locator("svg").First.IsVisibleAsync());
        await page.ScreenshotAsync(new() { Path = Path.Combine(Output, "print.png"), FullPage = true });
        await page.PdfAsync(new() { Path = Path.Combine(Output, "print.pdf"), PreferCSSPageSize = true });
        Assert.True(new FileInfo(Path.Combine(Output, "print.pdf")).Length > 10_000);
    }

    private async Task<IPage> OpenAsync(string query, int width, bool script = true)
    {
        // The page allows no script; what examines it is not the page's.
        var context = await browser!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                BypassCSP = false,
                JavaScriptEnabled = script,
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(bot!.Operations, "/position" + (query.Length > 0 ? "?" + query : "")).AbsoluteUri);
        return page;
    }
}

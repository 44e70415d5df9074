using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ActionBot.EndToEnd.Support;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Gateway;
using ActionBot.Simulator.Hosting;
using ActionBot.Storage;
using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Playground;

/// <summary>
/// Everything between the database and a person's eyes: the bot, the gateway that stands for Teams' tokens, Microsoft's local
/// client and a browser in front of it, on a clock that begins on the evening of a working day, when only those are asked who may
/// be asked at any hour.
/// </summary>
public sealed class Chain : IAsyncDisposable
{
    private const string Secret = "a-secret-of-this-test";

    private readonly Stack<IAsyncDisposable> parts = new();
    private readonly HttpClient http = new();
    private IBrowser browser = null!;
    private Uri address = null!;

    private Chain() { }

    /// <summary>The day of the people in the sample on which every walk begins.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 25);

    public RunningClock Clock { get; } = new(new(Today, new TimeOnly(19, 0), TimeSpan.Zero));

    public LocalBot Bot { get; private set; } = null!;

    /// <summary>Starts it all. What was started before something failed is ended again.</summary>
    /// <param name="overdue">How many overdue actions the viewer gets besides those of the sample.</param>
    /// <param name="prepare">What else is done to the register before anybody is asked.</param>
    public static async Task<Chain> StartAsync(int overdue, Func<ActionBotContext, Task>? prepare = null)
    {
        var chain = new Chain();
        try
        {
            await chain.StartPartsAsync(overdue, prepare);
            return chain;
        }
        catch
        {
            await chain.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the chat in a new window of the browser.</summary>
    public Task<Chat> OpenChatAsync(Album album) => Chat.OpenAsync(browser, address, album);

    /// <summary>Presses a button as a client does that checks no field: everything typed arrives.</summary>
    public async Task PressUncheckedAsync(string messageId, JsonObject data, params (string Field, string Value)[] typed)
    {
        var value = data.DeepClone().AsObject();
        foreach (var (field, text) in typed)
            value[field] = text;
        using var response = await http.PostAsJsonAsync(
            new Uri(address, "/_conversation/v1/submit"),
            new JsonObject
            {
                ["conversation"] = new JsonObject { ["id"] = SampleRegister.ChatId },
                ["from"] = new JsonObject { ["id"] = SampleRegister.ViewerId },
                ["replyToId"] = messageId,
                ["value"] = value,
            }
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Reads the database as it is now.</summary>
    public Task<T> ReadAsync<T>(Func<ActionBotContext, Task<T>> read) => Bot.WithDatabaseAsync(read);

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
        http.Dispose();
    }

    private async Task StartPartsAsync(int overdue, Func<ActionBotContext, Task>? prepare)
    {
        var database = Add(await TestDatabase.CreateAsync(StorageProvider.Sqlite));
        await SampleRegister.LoadAsync(database, Clock, overdue);
        if (prepare is not null)
        {
            await using var db = database.Open();
            await prepare(db);
        }
        var ports = FreePorts.Take(2);
        var gateway = new Uri($"http://localhost:{ports[0]}");
        var playground = Add(await PlaygroundServer.StartAsync(SampleRegister.Config, ports[1], gateway));
        address = playground.Address;
        Bot = Add(
            await LocalBot.StartAsync(
                database,
                LocalGateway.SettingsOf(gateway, SampleRegister.AppId, SampleRegister.TenantId, Secret),
                Clock,
                runsByItself: true
            )
        );
        Add(
            await LocalGateway.StartAsync(
                new()
                {
                    Listen = gateway,
                    Bot = Bot.Messages,
                    Playground = address,
                    AppId = SampleRegister.AppId,
                    TenantId = SampleRegister.TenantId,
                    ClientSecret = Secret,
                    Time = Clock,
                }
            )
        );
        var playwright = Add(new Driver(await Microsoft.Playwright.Playwright.CreateAsync()));
        browser = Add(await Chromium.LaunchAsync(playwright.Api));
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }

    private sealed record Driver(IPlaywright Api) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Api.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

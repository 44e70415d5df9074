using System.Text.RegularExpressions;
using ActionBot.Domain.Wording;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ActionBot.EndToEnd.Playground;

/// <summary>The personal chat with the bot in a window of the browser, used as a person uses it: by the words on it.</summary>
public sealed class Chat : IAsyncDisposable
{
    /// <summary>How long a person waits for anything at the most; far longer than it takes, because the machine may be busy.</summary>
    public const int Patience = 30_000;

    // High enough for the longest card, so that a picture has all of it.
    private static readonly ViewportSize Desktop = new() { Width = 1280, Height = 2400 };

    private readonly IBrowserContext window;
    private readonly Album album;

    private Chat(IBrowserContext window, IPage page, Album album)
    {
        this.window = window;
        this.album = album;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What the bot said, oldest first.</summary>
    public ILocator Messages => Page.Locator(".fai-OutputCard");

    /// <summary>Opens the page in a new window. The bot need not have said anything yet.</summary>
    public static async Task<Chat> OpenAsync(IBrowser browser, Uri address, Album album)
    {
        var window = await browser.NewContextAsync(
            new()
            {
                Locale = "en-GB",
                TimezoneId = "Europe/London",
                ViewportSize = Desktop,
            }
        );
        try
        {
            window.SetDefaultTimeout(Patience);
            var page = await window.NewPageAsync();
            await page.GotoAsync(address.ToString());
            return new(window, page, album);
        }
        catch
        {
            await window.DisposeAsync();
            throw;
        }
    }

    /// <summary>A message of the bot by its place, from 0; it need not be there yet.</summary>
    public CardOnScreen Message(int place) => new(Page, Messages.Nth(place), album);

    public Task HasMessagesAsync(int count) => Expect(Messages).ToHaveCountAsync(count, new() { Timeout = Patience });

    /// <summary>Types something and gives the bot's next message.</summary>
    public async Task<CardOnScreen> SayAsync(string text)
    {
        var before = await Messages.CountAsync();
        await Page.Locator("div[role=textbox][data-lexical-editor=true]").ClickAsync();
        await Page.Keyboard.InsertTextAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        return await NextAsync(before);
    }

    /// <summary>Does something on which the bot says something new, and gives that.</summary>
    public async Task<CardOnScreen> AfterAsync(Func<Task> doing)
    {
        var before = await Messages.CountAsync();
        await doing();
        return await NextAsync(before);
    }

    /// <summary>Loads the page anew: for Teams, the chat was removed and the app installed again.</summary>
    public Task ReloadAsync() => Page.ReloadAsync();

    public async ValueTask DisposeAsync() => await window.DisposeAsync();

    private async Task<CardOnScreen> NextAsync(int before)
    {
        await HasMessagesAsync(before + 1);
        return Message(before);
    }
}

/// <summary>A message of the bot on the screen.</summary>
public sealed partial class CardOnScreen(IPage page, ILocator message, Album album)
{
    private const int MostPages = 36;

    /// <summary>Waits until it has all of these words, in this order or another.</summary>
    public async Task ShowsAsync(params string[] words)
    {
        foreach (var text in words)
            await Expect(message).ToContainTextAsync(British.Plain(text), new() { Timeout = Chat.Patience });
    }

    public Task DoesNotShowAsync(string words) => Expect(message).Not.ToContainTextAsync(words, new() { Timeout = Chat.Patience });

    public Task LinksToAsync(string address) => Expect(message.Locator($"a[href=\"{address}\"]")).ToHaveCountAsync(1);

    /// <summary>Presses the button of these words.</summary>
    public Task PressAsync(string title) => message.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    /// <summary>Presses the last button of these words: the one at the end of a form that a button of the same words opened.</summary>
    public Task PressLastAsync(string title) => message.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).Last.ClickAsync();

    /// <summary>Presses the button of a row, which has the same words as those of other rows, by its tooltip.</summary>
    public Task PressInRowAsync(string tooltip) => message.GetByTitle(tooltip, new() { Exact = true }).ClickAsync();

    /// <summary>Types into the field of this label that stands in a place of several alike, the first one being 0.</summary>
    public Task TypeInRowAsync(int place, string label, string text) =>
        message.GetByRole(AriaRole.Textbox, new() { Name = label }).Nth(place).FillAsync(text);

    public Task TypeAsync(string label, string text) => Field(AriaRole.Textbox, label).FillAsync(text);

    /// <summary>What stands in a field.</summary>
    public Task HoldsAsync(string label, string text) => Expect(Field(AriaRole.Textbox, label)).ToHaveValueAsync(text);

    public Task HoldsAsync(string label, DateOnly date) =>
        Expect(Field(AriaRole.Combobox, label)).ToHaveValueAsync(British.Plain(British.FullDate(date)));

    /// <summary>Picks a date in the calendar, turning its pages as far as needed.</summary>
    public async Task PickAsync(string label, DateOnly date)
    {
        await Field(AriaRole.Combobox, label).ClickAsync();
        var calendar = page.GetByRole(AriaRole.Dialog);
        var day = calendar.GetByRole(AriaRole.Button, new() { Name = date.ToString("d, MMMM, yyyy"), Exact = true });
        var title = calendar.GetByRole(AriaRole.Button, new() { NameRegex = MonthAndYear() });
        await title.WaitForAsync();
        for (var turned = 0; await day.CountAsync() == 0 && turned < MostPages; turned++)
        {
            var shown = await title.InnerTextAsync();
            var isEarlier = date < DateOnly.ParseExact("1 " + shown, "d MMMM yyyy");
            await calendar.GetByTitle(isEarlier ? "Previous month" : "Next month").ClickAsync();
            await Expect(title).Not.ToHaveTextAsync(shown);
        }
        await day.ClickAsync();
        await Expect(calendar).ToHaveCountAsync(0);
    }

    /// <summary>Types the start of a choice into a list that filters, and takes it.</summary>
    public async Task ChooseAsync(string label, string typed, string choice)
    {
        await Field(AriaRole.Combobox, label).PressSequentiallyAsync(typed);
        await page.GetByRole(AriaRole.Option, new() { Name = choice }).ClickAsync();
    }

    /// <summary>Opens a short list and takes a choice.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await Field(AriaRole.Combobox, label).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice }).ClickAsync();
    }

    public Task TakeAsync(string choice) => message.GetByRole(AriaRole.Radio, new() { Name = choice }).CheckAsync();

    public Task UntickAsync(string choice) => message.GetByRole(AriaRole.Checkbox, new() { Name = choice }).UncheckAsync();

    /// <summary>Keeps a picture of it, as wide as Playground draws it and as narrow as a phone does.</summary>
    public Task PhotographAsync(string name) => album.PhotographAsync(page, message, name);

    private ILocator Field(AriaRole role, string label) => message.GetByRole(role, new() { Name = label });

    [GeneratedRegex("^[A-Z][a-z]+ [0-9]{4}$")]
    private static partial Regex MonthAndYear();
}

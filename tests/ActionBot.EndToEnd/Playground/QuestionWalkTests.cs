using ActionBot.Domain.Register.People;
using ActionBot.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ActionBot.EndToEnd.Playground;

/// <summary>A lead asks in the own chat and in a channel, presses filters and turns pages, in Microsoft's local client.</summary>
public sealed class QuestionWalkTests : IAsyncLifetime
{
    private Chain chain = null!;

    public async Task InitializeAsync()
    {
        chain = await Chain.StartAsync(0);
        await LeadsAsync(SampleRegister.Viewer);
    }

    public async Task DisposeAsync()
    {
        if (chain is not null)
            await chain.DisposeAsync();
    }

    [Fact]
    public async Task Lead_asks_in_the_chat_and_in_the_channel()
    {
        var album = new Album("questions");
        await using var chat = await chain.OpenChatAsync(album);
        await chat.HasMessagesAsync(2);
        var answer = await chat.SayAsync("what's overdue in my area");
        await answer.ShowsAsync("open actions are overdue", "Open actions that are overdue, in Public Order", "Press one to open it.");
        await answer.PhotographAsync("chat-answer");
        var byOwner = await chat.SayAsync("by owner");
        await byOwner.ShowsAsync("By owner");
        await byOwner.PhotographAsync("chat-by-owner");

        var open = await chat.SayAsync("everything in my area");
        await open.ShowsAsync("39 open actions", "17 are High");
        await open.PhotographAsync("chat-all");
        var filtered = await chat.AfterAsync(() => open.PressAsync("High (17)"));
        await filtered.ShowsAsync("17 open High actions");
        await filtered.PhotographAsync("chat-filter");
        await open.PressAsync("More: 11 to 20");
        await open.ShowsAsync("Actions 11 to 20 of");
        await open.PhotographAsync("chat-page-two");
        var high = await chat.SayAsync("only high");
        await high.ShowsAsync("open High actions");
        var unclear = await chat.SayAsync("what is overdue in Narnia");
        await unclear.ShowsAsync("I do not know “narnia”.");
        await unclear.PhotographAsync("chat-unclear");

        await InChannelAsync(chat, "what's overdue in Public Order", GroupQuestions.InPrivate);
        await album.PhotographWindowAsync(chat.Page, "channel-private");
        await LeadsAsync([
            .. (await chain.ReadAsync(db => db.People.Select(p => p.Email).ToListAsync())).Where(e =>
                e
                    is "commercial-lead@example.org"
                        or "finance-owner2@example.org"
                        or "tracking-team@example.org"
                        or "board-secretariat@example.org"
            ),
        ]);
        await InChannelAsync(chat, "what's overdue in Public Order", "open actions are overdue");
        await album.PhotographWindowAsync(chat.Page, "channel-answer");
        await InChannelAsync(chat, "everything in Public Order", "39 open actions");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "High (17)", Exact = true }).Last.ClickAsync();
        await Expect(chat.Page.GetByText("17 open High actions").Last).ToBeVisibleAsync(new() { Timeout = Chat.Patience });
        await album.PhotographWindowAsync(chat.Page, "channel-filter");
    }

    private static async Task InChannelAsync(Chat chat, string question, string shows)
    {
        var page = chat.Page;
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Assurance - General", Exact = true }).ClickAsync();
        var before = await page.GetByText(shows).CountAsync();
        await page.Locator("div[role=textbox][data-lexical-editor=true]").First.ClickAsync();
        await page.Keyboard.TypeAsync("@Act");
        await page.Locator("[role=menuitem]").Filter(new() { HasText = "ActionBot" }).Last.ClickAsync();
        await page.Keyboard.TypeAsync(" " + question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post" }).First.ClickAsync();
        await Expect(page.GetByText(shows).Nth(before)).ToBeVisibleAsync(new() { Timeout = Chat.Patience });
    }

    private Task<int> LeadsAsync(params string[] emails) =>
        chain.ReadAsync(async db =>
        {
            var area = await db.Areas.SingleAsync(a => a.Name == "Public Order");
            foreach (var person in await db.People.Where(p => emails.Contains(p.Email)).ToListAsync())
                db.Add(new AreaLead { AreaId = area.Id, PersonId = person.Id });
            return await db.SaveChangesAsync();
        });
}

using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.EndToEnd.Playground;

/// <summary>The whole chain, for tests of which each opens a chat of its own.</summary>
public sealed class SharedChain : IAsyncLifetime
{
    public const int Borrowed = 9;

    public Chain Chain { get; private set; } = null!;

    public async Task InitializeAsync() => Chain = await Chain.StartAsync(Borrowed);

    public async Task DisposeAsync()
    {
        if (Chain is not null)
            await Chain.DisposeAsync();
    }
}

/// <summary>What an owner types, and what the bot says.</summary>
public sealed class ConversationTests(SharedChain shared) : IClassFixture<SharedChain>
{
    private const int Owned = 4 + SharedChain.Borrowed;

    private readonly Chain chain = shared.Chain;

    [Fact]
    public async Task Own_actions_come_page_by_page_in_one_message()
    {
        await using var chat = await OpenAsync("my-actions");
        var list = await chat.SayAsync("my actions");
        await list.ShowsAsync($"{Owned} open actions are yours", $"Actions 1 to 10 of {Owned}");
        await list.PhotographAsync("first-page");
        await list.PressAsync($"Next {Owned - 10}");
        await list.ShowsAsync($"Actions 11 to {Owned} of {Owned}");
        await list.PhotographAsync("last-page");
        await list.PressAsync("Previous 10");
        await list.ShowsAsync($"Actions 1 to 10 of {Owned}");
        await chat.HasMessagesAsync(3);
    }

    [Fact]
    public async Task Own_action_that_is_named_comes_with_its_question_and_is_answered_there()
    {
        await using var chat = await OpenAsync("show");
        var item = await chat.SayAsync("show dara 0070");
        await item.ShowsAsync("DARA-0070", "Where does it stand?", "Internal audit, Client Relationship Management - Shared Services");
        await item.DoesNotShowAsync("Action 1 of 1");
        await item.PhotographAsync("item");
        await item.PressAsync("Done");
        await item.TypeAsync("What has changed for the risk?", "The analysis is signed off");
        await item.PressAsync("Send: done");
        await item.ShowsAsync("✓ Recorded", "“The analysis is signed off”");
        await item.PhotographAsync("receipt");
        await chat.HasMessagesAsync(3);
        var update = await chain.ReadAsync(db => db.Updates.SingleAsync(u => u.ActionItem!.Ref == "DARA-0070"));
        Assert.Equal((AnswerChoice.Done, "The analysis is signed off"), (update.Choice, update.Line));
        var again = await chat.SayAsync("DARA-0070");
        await again.ShowsAsync("Done, ", "“The analysis is signed off”");
        await again.PhotographAsync("item-answered-before");
    }

    [Fact]
    public async Task Somebody_elses_action_is_answered_like_one_that_does_not_exist()
    {
        await using var chat = await OpenAsync("show-unknown");
        foreach (var reference in (string[])["DARA-0001", "DARA-9999"])
        {
            var reply = await chat.SayAsync($"show {reference}");
            await reply.ShowsAsync($"I find no action “{reference}” among those you may see. Check the ref, or type “my actions”.");
            await reply.PhotographAsync(reference);
        }
    }

    [Fact]
    public async Task Help_tells_what_can_be_typed_and_its_buttons_do_it()
    {
        await using var chat = await OpenAsync("help");
        var help = await chat.SayAsync("help");
        await help.ShowsAsync("What you can ask me", "my actions", "show DARA-", "help");
        await help.PhotographAsync("help");
        var due = await chat.AfterAsync(() => help.PressAsync("Show what is due"));
        await due.ShowsAsync("of your actions are due");
        await due.DoesNotShowAsync("HMICFRS-080");
        await due.PhotographAsync("due");
    }

    [Fact]
    public async Task What_was_not_understood_is_quoted_and_followed_by_what_can_be_asked()
    {
        await using var chat = await OpenAsync("nonsense");
        var reply = await chat.SayAsync("what is the *weather* like in [London](https://example.org)?");
        await reply.ShowsAsync(
            "I did not understand that",
            "You wrote “what is the *weather* like in [London](https://example.org)?”.",
            "You can type:"
        );
        await reply.PhotographAsync("not-understood");
    }

    [Fact]
    public async Task Request_that_is_still_open_comes_back_once_after_the_chat_was_removed()
    {
        await using var chat = await OpenAsync("reload");
        var request = chat.Message(1);
        await request.PressInRowAsync("Answer DARA-0069");
        await request.PressAsync("At risk");
        await request.TypeAsync("What is at risk?", "The owner has left");
        await request.PickAsync("When do you now expect it to be done?", Chain.Today.AddDays(30));
        await request.PressAsync("Send: at risk");
        await request.ShowsAsync("✓ Recorded");
        var before = await SentRequestsAsync();

        await chat.ReloadAsync();
        await request.ShowsAsync($"of {Owned} answered", "still need your answer", "DARA-0069");
        await chat.Message(0).ShowsAsync("Hello, I am ActionBot");
        await request.PhotographAsync("request-again");
        await request.PressInRowAsync("Answer DARA-0041");
        await request.ShowsAsync("Where does it stand?");
        await chat.HasMessagesAsync(2);
        Assert.Equal(before + 1, await SentRequestsAsync());
        Assert.Equal(
            1,
            await chain.ReadAsync(db =>
                db.CheckIns.CountAsync(c => c.Kind == CheckInKind.Scheduled && c.Person!.Email == SampleRegister.Viewer)
            )
        );
    }

    // Every window is an installation of its own: a welcome, and the request that is still open.
    private async Task<Chat> OpenAsync(string album)
    {
        var chat = await chain.OpenChatAsync(new(album));
        try
        {
            await chat.HasMessagesAsync(2);
            return chat;
        }
        catch
        {
            await chat.DisposeAsync();
            throw;
        }
    }

    private Task<int> SentRequestsAsync() =>
        chain.ReadAsync(db => db.Outbox.CountAsync(m => m.CheckInId != null && m.State == OutboxState.Sent));
}

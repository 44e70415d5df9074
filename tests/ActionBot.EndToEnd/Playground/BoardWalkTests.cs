using ActionBot.Chasing.Preview;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Wording;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ActionBot.EndToEnd.Playground;

/// <summary>
/// Somebody who owns an action and is in the secretariat of a board takes a question all the way, in the chat and in the board's
/// channel.
/// </summary>
public sealed class BoardWalkTests : IAsyncLifetime
{
    private const string Channel = "Assurance - Actions",
        Question = "Which *framework* is used for the new contracts?";

    private readonly Album album = new("board");
    private Chain chain = null!;
    private Chat chat = null!;
    private string reference = null!;

    public async Task InitializeAsync() => chain = await Chain.StartAsync(overdue: 0);

    public async Task DisposeAsync()
    {
        if (chat is not null)
            await chat.DisposeAsync();
        if (chain is not null)
            await chain.DisposeAsync();
    }

    [Fact]
    public async Task Question_goes_from_the_owner_to_the_boards_channel_and_comes_back_as_the_question_for_a_new_plan()
    {
        chat = await chain.OpenChatAsync(album);
        var bundle = chat.Message(1);
        await bundle.ShowsAsync("need your answer");
        await OpenAsync(Channel);
        await ShowsAsync("Here I answer when you mention me");

        await OpenAsync("Personal Chat");
        reference = await chain.ReadAsync(db =>
            db.CheckInItems.Where(i => i.ActionItem!.Area!.Path.StartsWith("corporate services/commercial/"))
                .OrderBy(i => i.Place)
                .Select(i => i.ActionItem!.Ref)
                .FirstAsync()
        );
        await bundle.PressInRowAsync($"Answer {reference}");
        await bundle.PressAsync("Waiting for a decision");
        await bundle.ChooseAsync("Which board decides?", "Portf", SampleRegister.Board);
        await bundle.TypeAsync("What must be decided?", Question);
        await bundle.PressAsync("Send: waiting for a decision");
        await bundle.ShowsAsync("✓ Recorded");

        await OpenAsync(Channel);
        // The channel may hear of overdue actions on a card of its own.
        var digest = new CardOnScreen(
            chat.Page,
            chat.Page.Locator(".ac-adaptiveCard")
                .Filter(new() { HasText = "for the secretariat" })
                .Filter(new() { HasText = Question })
                .Last,
            album
        );
        await digest.ShowsAsync("1 item waits for a decision", SampleRegister.Board, Question, $"For {reference}");
        await digest.PhotographAsync("digest");
        await album.PhotographWindowAsync(chat.Page, "channel");
        var next = await NextMeetingAsync(0);
        await digest.PressAsync($"Accept for {Date(next)}");
        await digest.ShowsAsync($"accepted for {Date(next)} by Commercial owner 1");
        await digest.PhotographAsync("accepted");
        Assert.Equal(BlockerState.Accepted, (await BlockerAsync()).State);
        Assert.Equal(SkipReason.WaitsForBoard, await SkippedInAWeekAsync());

        await digest.PressAsync("Decided");
        var form = Card("What was decided?");
        await form.ShowsAsync(Question, $"meeting of {Date(next)}");
        await form.PhotographAsync("form");
        await form.PressAsync("Deferred");
        await form.PhotographAsync("form-deferred");
        await form.PressAsync("Record: deferred");
        await Card("Recorded: deferred").ShowsAsync("To", Date(await NextMeetingAsync(1)));
        await Card("Recorded: deferred").PhotographAsync("recorded-deferred");
        await digest.ShowsAsync($"deferred once, to {Date(await NextMeetingAsync(1))}");
        Assert.Equal(SkipReason.WaitsForBoard, await SkippedInAWeekAsync());

        await digest.PressAsync("Decided");
        form = Card("What was decided?");
        await form.ShowsAsync("Agreed with changes");
        await form.PressAsync("Agreed with changes");
        await form.TypeAsync("What changes?", "Only for contracts above £50,000.");
        await form.TypeAsync("Minute reference (optional)", "PIB/26/014");
        await form.PhotographAsync("form-with-changes");
        await form.PressAsync("Record: agreed with changes");
        await Card("Recorded: agreed with changes").ShowsAsync("Only for contracts above £50,000.", "PIB/26/014");
        await digest.ShowsAsync("✓ Agreed with changes, by Commercial owner 1", "Nothing waits for a decision any more");
        await digest.PhotographAsync("decided");
        await album.PhotographWindowAsync(chat.Page, "channel-decided");
        Assert.Equal(
            [DecisionOutcome.Deferred, DecisionOutcome.AgreedWithChanges],
            await chain.ReadAsync(db => db.Decisions.OrderBy(d => d.Id).Select(d => d.Outcome).ToListAsync())
        );

        await OpenAsync("Personal Chat");
        var before = await chat.Messages.CountAsync();
        chain.Clock.Move(TimeSpan.FromDays(1));
        await chat.HasMessagesAsync(before + 1);
        var asked = chat.Message(before);
        await asked.ShowsAsync("1 action needs your answer", reference);
        await asked.PressInRowAsync($"Answer {reference}");
        await asked.ShowsAsync("The board", "agreed with changes", "Only for contracts above £50,000.", "Give the new plan");
        await asked.PhotographAsync("new-plan");
        Assert.Equal(
            RequestReason.NewPlan,
            await chain.ReadAsync(db => db.CheckInItems.OrderByDescending(i => i.CheckInId).Select(i => i.Reason).FirstAsync())
        );
    }

    private Task OpenAsync(string place) => chat.Page.GetByRole(AriaRole.Treeitem, new() { Name = place, Exact = true }).ClickAsync();

    private Task ShowsAsync(string words) => chat.Page.GetByText(words).First.WaitForAsync();

    // In a channel a card has no bubble of its own.
    private CardOnScreen Card(string words) =>
        new(chat.Page, chat.Page.Locator(".ac-adaptiveCard").Filter(new() { HasText = words }).Last, album);

    private static string Date(DateOnly date) => British.Plain(British.Date(date, Chain.Today));

    private Task<DateOnly> NextMeetingAsync(int after) =>
        chain.Bot.WithAsync(async services =>
        {
            var db = services.GetRequiredService<Storage.ActionBotContext>();
            var board = await db.Boards.Include(b => b.Meetings).SingleAsync(b => b.Code == SampleRegister.BoardCode);
            var office = services.GetRequiredService<Directory.Calendars>().Usual;
            var next = MeetingPlan.NextFor(board.Meetings, board.PapersDueWorkingDays, office, Chain.Today)!;
            return MeetingPlan.Ahead(board.Meetings, next.Date).ElementAt(after).Date;
        });

    private Task<Blocker> BlockerAsync() => chain.ReadAsync(db => db.Blockers.SingleAsync(b => b.ActionItem!.Ref == reference));

    private Task<SkipReason?> SkippedInAWeekAsync() =>
        chain.Bot.WithAsync(async services =>
            (await services.GetRequiredService<PreviewQuery>().DayAsync(Chain.Today.AddDays(8), CancellationToken.None))
                .Skipped.Where(s => s.Action.Ref == reference)
                .Select(s => (SkipReason?)s.Reason)
                .SingleOrDefault()
        );
}

using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.EndToEnd.Playground;

/// <summary>
/// A lead confirms the week's position, says that it is wrong after all and names an owner; then, as an owner, changes when they
/// are asked.
/// </summary>
public sealed class LeadWalkTests : IAsyncLifetime
{
    private const string NewOwner = "commercial-owner2@example.org";

    private readonly Album album = new("lead");
    private Chain chain = null!;
    private Chat chat = null!;
    private string ownerless = "";

    public async Task InitializeAsync() => chain = await Chain.StartAsync(2, LeadAsync);

    public async Task DisposeAsync()
    {
        if (chat is not null)
            await chat.DisposeAsync();
        if (chain is not null)
            await chain.DisposeAsync();
    }

    [Fact]
    public async Task Lead_confirms_changes_and_names_an_owner_and_an_owner_changes_when_they_are_asked()
    {
        chat = await chain.OpenChatAsync(album);
        // What waited for the installation may come before the welcome.
        await chat.HasMessagesAsync(2);
        var digest = chat.Message((await chat.Messages.First.InnerTextAsync()).Contains("this week", StringComparison.Ordinal) ? 0 : 1);
        await digest.ShowsAsync("this week", "Needs you", "Is this the right position?", ownerless);
        await digest.PhotographAsync("digest");
        await ConfirmAsync(digest);
        await DisputeAsync(digest);
        await NameAnOwnerAsync(digest);
        await PutOffAsync();
        await DelegateAsync();
    }

    private async Task ConfirmAsync(CardOnScreen digest)
    {
        await digest.PressAsync("This is right");
        await digest.ShowsAsync("✓ Confirmed by you on");
        await digest.PhotographAsync("confirmed");
        Assert.True(await chain.ReadAsync(db => db.AreaConfirmations.Select(c => c.IsRight).SingleAsync()));
    }

    private async Task DisputeAsync(CardOnScreen digest)
    {
        await digest.PressAsync("Change my answer");
        await digest.ShowsAsync("What you send replaces your last answer.");
        await digest.PressAsync("Something is wrong");
        await digest.PhotographAsync("something-is-wrong");
        await digest.TypeAsync("What is wrong?", "Two of these were closed in *May*.");
        await digest.PressAsync("Send to the tracking team");
        await digest.ShowsAsync("Something is wrong, said by you on", "“Two of these were closed in *May*.”");
        await digest.PhotographAsync("disputed");
        Assert.Equal(
            (false, "Two of these were closed in *May*."),
            await chain.ReadAsync(db => db.AreaConfirmations.Select(c => new ValueTuple<bool, string?>(c.IsRight, c.Line)).SingleAsync())
        );
    }

    private async Task NameAnOwnerAsync(CardOnScreen digest)
    {
        var today = await chat.AfterAsync(() => digest.PressAsync("Show today’s position"));
        await today.ShowsAsync(ownerless);
        var owner = await chat.AfterAsync(() => today.PressInRowAsync($"Name an owner for {ownerless}"));
        await owner.ShowsAsync($"Who owns {ownerless}?");
        await owner.PressAsync("Name the owner");
        await owner.PhotographAsync("who-owns-it");
        await owner.TypeAsync("Or someone else’s address", NewOwner);
        await owner.PressLastAsync("Name the owner");
        await owner.ShowsAsync("✓ Settled", "Commercial owner 2");
        await owner.PhotographAsync("owner-named");
        Assert.Equal(
            NewOwner,
            await chain.ReadAsync(db => db.Actions.Where(a => a.Ref == ownerless).Select(a => a.Owner!.Email).SingleAsync())
        );
    }

    private async Task PutOffAsync()
    {
        var reference = await chain.ReadAsync(db =>
            db.Actions.Where(a => a.Owner!.Email == SampleRegister.Viewer && a.Rating == Rating.High && a.TargetDate < Chain.Today)
                .OrderBy(a => a.Ref)
                .Select(a => a.Ref)
                .FirstAsync()
        );
        var until = British.Plain(British.Date(Chain.Today.AddDays(5), Chain.Today));
        var snoozed = await chat.SayAsync($"snooze {reference} until {until}");
        await snoozed.ShowsAsync($"Snoozed until {until}", reference);
        await snoozed.PhotographAsync("snoozed");
        var paused = await chat.SayAsync($"pause until {until}");
        await paused.ShowsAsync($"Paused until {until}");
        await paused.PressAsync("Resume now");
        await paused.ShowsAsync("Not paused");
        var schedule = await chat.SayAsync("when do you ask me?");
        await schedule.ShowsAsync("When I ask you", reference, "snoozed");
        await schedule.PhotographAsync("when-do-you-ask-me");
        var why = await chat.SayAsync($"why {reference}");
        await why.ShowsAsync($"Why {reference}?", "was not asked about");
        await why.PhotographAsync("why");
    }

    private async Task DelegateAsync()
    {
        var until = British.Plain(British.Date(Chain.Today.AddDays(3), Chain.Today));
        var delegated = await chat.SayAsync($"delegate to {NewOwner} until {until}");
        await delegated.ShowsAsync("Commercial owner 2 answers for you");
        await delegated.PhotographAsync("delegated");
        await delegated.PressAsync("Stop delegating");
        await delegated.ShowsAsync("Commercial owner 2 does not answer for you any more.");
    }

    // The viewer leads the area in which they work, and one of its actions, the viewer's until now, has lost its owner.
    private async Task LeadAsync(ActionBotContext db)
    {
        var viewer = await db.People.SingleAsync(p => p.Email == SampleRegister.Viewer);
        var area = await db
            .Actions.Where(a => a.OwnerId == viewer.Id && a.Area!.Path.Contains("commercial"))
            .Select(a => a.AreaId)
            .FirstAsync();
        await db.AreaLeads.Where(l => l.AreaId == area).ExecuteDeleteAsync();
        db.Add(new AreaLead { AreaId = area, PersonId = viewer.Id });
        var action = await db
            .Actions.Where(a => a.AreaId == area && a.OwnerId == viewer.Id && a.Status == ActionStatus.Open)
            .OrderBy(a => a.Ref)
            .LastAsync();
        (action.OwnerId, ownerless) = (null, action.Ref);
        await db.SaveChangesAsync();
    }
}

using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.EndToEnd.Playground;

/// <summary>An administrator looks who wants in, mistypes, links an account, takes it back and refuses it.</summary>
public sealed class AccountWalkTests : IAsyncLifetime
{
    private readonly Album album = new("accounts");
    private Chain chain = null!;
    private Chat chat = null!;

    public async Task InitializeAsync() => chain = await Chain.StartAsync(0, WaitAsync);

    public async Task DisposeAsync()
    {
        if (chat is not null)
            await chat.DisposeAsync();
        if (chain is not null)
            await chain.DisposeAsync();
    }

    [Fact]
    public async Task Administrator_links_an_account_takes_it_back_and_refuses_it()
    {
        chat = await chain.OpenChatAsync(album);
        await chat.HasMessagesAsync(2);
        var card = await chat.SayAsync("who wants in");
        await card.ShowsAsync(
            "2 accounts want in",
            "Finance owner 9",
            "finance-owner9@example.org",
            "The register has nobody with this address.",
            "It is a guest’s account."
        );
        await card.PhotographAsync("who-wants-in");
        await card.TypeInRowAsync(0, "Whose account is it?", "finnance owner");
        await card.PressInRowAsync("Link the account of Finance owner 9");
        await card.ShowsAsync("Nothing was linked.");
        await card.PhotographAsync("mistyped");
        await card.TypeInRowAsync(0, "Whose account is it?", "finance-owner1@example.org");
        await card.PressInRowAsync("Link the account of Finance owner 9");
        await card.ShowsAsync("The account of Finance owner 9 is linked", "1 account wants in");
        await card.PhotographAsync("linked");
        Assert.Equal("00000009-0000-4000-8000-000000000000", await ObjectIdAsync());
        await card.PressAsync("Undo");
        await card.ShowsAsync("The account of Finance owner 9 waits again.");
        Assert.Null(await ObjectIdAsync());
        await card.PressLastAsync("Refuse");
        await card.ShowsAsync("is refused: it goes on seeing nothing.", "1 account wants in", "Show the 1 refused");
        await card.PhotographAsync("refused");
    }

    private Task<string?> ObjectIdAsync() =>
        chain.ReadAsync(db => db.People.Where(p => p.Email == "finance-owner1@example.org").Select(p => p.AadObjectId).SingleAsync());

    private static async Task WaitAsync(ActionBotContext db)
    {
        var viewer = await db.People.SingleAsync(p => p.Email == SampleRegister.Viewer);
        viewer.IsAdministrator = true;
        if (!await db.People.AnyAsync(p => p.Email == "finance-owner1@example.org"))
            db.Add(new Person { Email = "finance-owner1@example.org", Name = "Finance owner 1" });
        db.AddRange(
            Account(9, "Finance owner 9", "finance-owner9@example.org", AccountDoubt.UnknownAddress),
            Account(8, "Visitor", "visitor@partner.example", AccountDoubt.Guest)
        );
        await db.SaveChangesAsync();
    }

    private static AccountRequest Account(int number, string name, string address, AccountDoubt doubt) =>
        new()
        {
            TenantId = SampleRegister.TenantId,
            AadObjectId = $"0000000{number}-0000-4000-8000-000000000000",
            Name = name,
            Address = address,
            Doubt = doubt,
            FirstAt = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
            LastAt = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
        };
}

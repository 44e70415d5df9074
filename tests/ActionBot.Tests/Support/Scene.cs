using System.Text.Json.Nodes;
using ActionBot.Chasing;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Hosting;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Owner = ActionBot.Domain.Register.People.Person;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Support;

/// <summary>
/// A bot, a Teams and a small register on one database: three owners, a lead, an administrator. It is Tuesday 10 February 2026,
/// 09:40 in London.
/// </summary>
public sealed class Scene : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 2, 10);

    // Nobody presses faster than Teams' limits allow.
    private static readonly TimeSpan APerson = TimeSpan.FromSeconds(3);

    private Scene(ManualClock clock, TestDatabase database, FakeTeams teams, LocalBot bot)
    {
        Clock = clock;
        Database = database;
        Teams = teams;
        Bot = bot;
        Owner = teams.AddPerson("finance-owner1@example.org", "Finance owner 1");
        OtherOwner = teams.AddPerson("finance-owner2@example.org", "Finance owner 2");
        Lead = teams.AddPerson("finance-lead@example.org", "Finance lead");
        Stranger = teams.AddPerson("visitor@example.org", "Visitor");
    }

    public ManualClock Clock { get; }

    public TestDatabase Database { get; }

    public FakeTeams Teams { get; }

    public LocalBot Bot { get; }

    public TeamsPerson Owner { get; }

    public TeamsPerson OtherOwner { get; }

    public TeamsPerson Lead { get; }

    public TeamsPerson Stranger { get; }

    public static async Task<Scene> OpenAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var clock = new ManualClock(DateTimeOffset.Parse("2026-02-10T09:40Z"));
        var database = await TestDatabase.CreateAsync(provider);
        var teams = await FakeTeams.StartAsync(new() { Time = clock });
        var bot = await LocalBot.StartAsync(database, teams, settings: settings);
        var scene = new Scene(clock, database, teams, bot);
        await bot.WithDatabaseAsync(scene.SeedAsync);
        return scene;
    }

    /// <summary>Installs the app for somebody and lets the bot answer.</summary>
    public async Task InstallAsync(TeamsPerson person)
    {
        Teams.Install(person);
        await PostAsync(Teams.Activities.Installed(person));
        await Bot.DrainAsync();
    }

    /// <summary>Links people to their accounts, as if they had spoken once.</summary>
    public Task<bool> LinkAsync(params TeamsPerson[] people) =>
        ReadAsync(async db =>
        {
            foreach (var person in people)
                await db
                    .People.Where(p => p.Email == person.Email)
                    .ExecuteUpdateAsync(set =>
                        set.SetProperty(p => p.AadObjectId, person.AadObjectId)
                            .SetProperty(p => p.TenantId, Teams.TenantId.ToLowerInvariant())
                    );
            return true;
        });

    /// <summary>Sweeps as the scheduler does, and sends.</summary>
    public async Task SweepAsync()
    {
        await Bot.Services.GetRequiredService<ChaseSweep>().RunAsync(CancellationToken.None);
        await Bot.DrainAsync();
    }

    /// <summary>Lets days go by: sweeps on each, and goes on to the next at the same time.</summary>
    public async Task DaysAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            await SweepAsync();
            Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    /// <summary>Types something and gives the newest message after it.</summary>
    public async Task<SentMessage> TypeAsync(TeamsPerson person, string text)
    {
        Clock.Advance(APerson);
        await PostAsync(Teams.Activities.PersonalText(person, text));
        await Bot.DrainAsync();
        return Teams.MessagesOf(person)[^1];
    }

    /// <summary>Presses a button of a message with what is typed into its fields, and gives the message as it is then.</summary>
    public async Task<SentMessage> PressAsync(
        TeamsPerson person,
        SentMessage message,
        JsonObject data,
        params (string Field, string Value)[] typed
    )
    {
        Clock.Advance(APerson);
        await PostAsync(Teams.Activities.CardSubmit(person, With(data, typed), message.ActivityId));
        await Bot.DrainAsync();
        return Teams.Message(message.ConversationId, message.ActivityId)!;
    }

    public async Task<BotReply> PostAsync(JsonObject activity)
    {
        var reply = await Teams.PostAsync(Bot.Messages, activity);
        Assert.True(reply.Status is >= 200 and < 300, $"{reply.Status} {reply.Text}");
        return reply;
    }

    public static JsonObject With(JsonObject data, params (string Field, string Value)[] typed)
    {
        var value = data.DeepClone().AsObject();
        foreach (var (field, text) in typed)
            value[field] = text;
        return value;
    }

    public Task<T> ReadAsync<T>(Func<ActionBotContext, Task<T>> read) => Bot.WithDatabaseAsync(read);

    public Task<ActionItem> ActionAsync(string reference) => ReadAsync(db => db.Actions.SingleAsync(a => a.Ref == reference));

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Teams.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task<bool> SeedAsync(ActionBotContext db)
    {
        var owner = new Owner { Email = Owner.Email, Name = Owner.Name };
        var other = new Owner { Email = OtherOwner.Email, Name = OtherOwner.Name };
        var lead = new Owner { Email = Lead.Email, Name = Lead.Name };
        var internalAudit = new Source
        {
            Code = "DARA",
            Name = "Internal audit",
            VerifierName = "Internal audit",
        };
        var inspectorate = new Source
        {
            Code = "HMI",
            Name = "Inspectorate",
            Kind = SourceKind.OutsideBody,
            VerifierName = "The inspectorate liaison team",
        };
        var group = new Area { Name = "Corporate Services", Path = Area.PathOf("Corporate Services") };
        db.AddRange(owner, other, lead, internalAudit, inspectorate, group);
        await db.SaveChangesAsync();
        var finance = new Area
        {
            Name = "Finance",
            Path = Area.PathOf("Corporate Services", "Finance"),
            ParentId = group.Id,
        };
        var systems = new Report
        {
            SourceId = internalAudit.Id,
            Title = "Key Financial Systems",
            Assurance = Assurance.Limited,
            IssuedOn = new(2025, 6, 1),
        };
        var fraud = new Report
        {
            SourceId = inspectorate.Id,
            Title = "Fraud",
            IssuedOn = new(2025, 6, 1),
        };
        db.AddRange(finance, systems, fraud);
        await db.SaveChangesAsync();
        db.Add(new AreaLead { AreaId = finance.Id, PersonId = lead.Id });
        db.Add(new Domain.Boards.Board { Code = "pib", Name = "Portfolio and Investment Board" });
        ActionItem Of(string reference, Report report, long owner, Rating rating, DateOnly? target, string action) =>
            new()
            {
                Ref = reference,
                ReportId = report.Id,
                Rating = rating,
                AgreedAction = action,
                Risk = "money is spent without authority",
                AreaId = finance.Id,
                OwnerId = owner,
                TargetDate = target,
                RegisteredOn = new(2025, 7, 1),
            };
        db.AddRange(
            Of(
                "DARA-0042",
                systems,
                owner.Id,
                Rating.High,
                Today.AddDays(-41),
                "Reconcile cost recovery claims with duty records every month."
            ),
            Of("DARA-0057", systems, owner.Id, Rating.Medium, null, "Agree which directorate owns the mutual aid ledger."),
            Of("HMI-0121", fraud, owner.Id, Rating.NotRated, Today.AddDays(7), "Publish the equipment check schedule for every base."),
            Of("DARA-0017", systems, other.Id, Rating.High, Today.AddDays(-3), "Launch the new chart of accounts."),
            Of("DARA-0090", systems, other.Id, Rating.Low, Today.AddDays(-300), "Tidy the shared folder.")
        );
        await db.SaveChangesAsync();
        return true;
    }
}

/// <summary>Finds things in cards as a person does: by the words on them.</summary>
public static class CardReading
{
    /// <summary>The data of the button with this title, wherever in the card it is; its tooltip may be asked for as well.</summary>
    public static JsonObject Button(this SentMessage message, string title, string? tooltip = null) =>
        Nodes(message.Card!)
            .OfType<JsonObject>()
            .Where(o => o["type"]?.GetValue<string>() is "Action.Submit" && o["title"]?.GetValue<string>() == title)
            .FirstOrDefault(o => tooltip is null || o["tooltip"]?.GetValue<string>().Contains(tooltip, StringComparison.Ordinal) == true)
            ?["data"]?.AsObject()
        ?? throw new InvalidOperationException($"No button “{title}” {tooltip} on: {message.Words()}");

    /// <summary>All words of the card that a person can read, one after the other.</summary>
    public static string Words(this SentMessage message) =>
        message.Card is { } card
            ? Domain.Wording.British.Plain(
                string.Join(
                    " | ",
                    Nodes(card)
                        .OfType<JsonObject>()
                        .SelectMany(o => new[] { o["text"], o["title"], o["value"], o["label"] })
                        .Where(n => n is JsonValue && n.GetValueKind() == System.Text.Json.JsonValueKind.String)
                        .Select(n => n!.GetValue<string>())
                )
            )
            : Domain.Wording.British.Plain(message.Text ?? "");

    /// <summary>The value that an input of the card holds.</summary>
    public static string? Input(this SentMessage message, string id) =>
        Nodes(message.Card!).OfType<JsonObject>().FirstOrDefault(o => o["id"]?.GetValue<string>() == id)?["value"]?.GetValue<string>();

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject o => o.Select(p => p.Value),
            JsonArray a => a,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        foreach (var inner in Nodes(child))
            yield return inner;
    }
}

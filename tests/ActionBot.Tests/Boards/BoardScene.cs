using System.Text.Json.Nodes;
using ActionBot.Boards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Boards;

/// <summary>
/// A scene in which the board of the register has two secretaries, a channel if wished, a parent, and meetings on 3 March and 14
/// April.
/// </summary>
internal sealed class BoardScene : IAsyncDisposable
{
    public const string Question = "Adopt one price list for all private events?";

    private BoardScene(Scene scene) => Scene = scene;

    public Scene Scene { get; }

    public TeamsPerson Secretary { get; private set; } = null!;

    public TeamsPerson Second { get; private set; } = null!;

    public TeamsPerson Above { get; private set; } = null!;

    public FakeChannel? Channel { get; private set; }

    public FakeTeams Teams => Scene.Teams;

    public static async Task<BoardScene> OpenAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        bool channel = false,
        params (string Key, string Value)[] settings
    )
    {
        var board = new BoardScene(await Scene.OpenAsync(provider, settings));
        var scene = board.Scene;
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.Lead);
        board.Secretary = await scene.JoinAsync("board-secretary1@example.org", "Board secretary 1");
        board.Second = await scene.JoinAsync("board-secretary2@example.org", "Board secretary 2");
        board.Above = await scene.JoinAsync("management-secretary@example.org", "Management secretary");
        if (channel)
        {
            board.Channel = scene.Teams.AddTeam("Portfolio", board.Secretary, board.Second, scene.Owner).General;
            await scene.PostAsync(scene.Teams.Activities.AddedToTeam(board.Secretary, board.Channel.Team));
            await scene.Bot.DrainAsync();
        }
        await scene.ReadAsync(async db =>
        {
            var people = await db.People.ToDictionaryAsync(p => p.Email);
            var parent = new Board
            {
                Code = "mgb",
                Name = "Management Board",
                PapersDueWorkingDays = 7,
            };
            parent.Secretaries.Add(new() { PersonId = people["management-secretary@example.org"].Id });
            parent.Meetings.Add(new() { Date = new(2026, 3, 18) });
            db.Add(parent);
            await db.SaveChangesAsync();
            var pib = await db.Boards.SingleAsync(b => b.Code == "pib");
            (pib.ParentId, pib.SecretariatChannel) = (parent.Id, board.Channel?.Id);
            pib.Secretaries.Add(new() { PersonId = people["board-secretary1@example.org"].Id });
            pib.Secretaries.Add(new() { PersonId = people["board-secretary2@example.org"].Id });
            pib.Meetings.Add(new() { Date = new(2026, 3, 3) });
            pib.Meetings.Add(new() { Date = new(2026, 4, 14) });
            db.Add(new Board { Code = "frb", Name = "Finance and Resources Board" });
            return await db.SaveChangesAsync();
        });
        return board;
    }

    /// <summary>The owner answers "waiting for a decision" about an action.</summary>
    public async Task<SentMessage> RaiseAsync(string reference = "DARA-0042", string board = "pib", string what = Question)
    {
        if (Teams.MessagesOf(Scene.Owner).All(m => !m.Words().Contains("your answer", StringComparison.Ordinal)))
            await Scene.SweepAsync();
        var bundle = Teams
            .MessagesOf(Scene.Owner)
            .Last(m =>
                m.Words().Contains("answer", StringComparison.Ordinal)
                && m.Card is not null
                && m.Card.ToJsonString().Contains("checkin.", StringComparison.Ordinal)
            );
        if (bundle.Words().Contains("Back to the list", StringComparison.Ordinal))
            bundle = await Scene.PressAsync(Scene.Owner, bundle, bundle.Button("Back to the list"));
        var item = await Scene.PressAsync(Scene.Owner, bundle, bundle.Button("Answer", reference));
        return await Scene.PressAsync(
            Scene.Owner,
            item,
            item.Button("Send: waiting for a decision"),
            ("decision_board", board),
            ("decision_what", what)
        );
    }

    /// <summary>One round of both sweeps, as the scheduler runs them.</summary>
    public async Task SweepAsync()
    {
        await BoardsAsync();
        await Scene.SweepAsync();
        await BoardsAsync();
    }

    public async Task SweepOnAsync(string day)
    {
        Scene.Clock.SetUtcNow(DateTimeOffset.Parse(day + "T09:40Z"));
        await SweepAsync();
    }

    /// <summary>The newest digest of somebody, or of the channel.</summary>
    public SentMessage Digest(TeamsPerson? person = null) => Digests(person)[^1];

    public IReadOnlyList<SentMessage> Digests(TeamsPerson? person = null) =>
        [
            .. (
                Channel is not null && person is null ? Teams.Messages.Where(m => m.To is null) : Teams.MessagesOf(person ?? Secretary)
            ).Where(m => m.Card is not null && m.Words().Contains("for the secretariat", StringComparison.Ordinal)),
        ];

    /// <summary>Presses a button of a card, in the channel if it hangs there.</summary>
    public async Task<SentMessage> PressAsync(
        TeamsPerson person,
        SentMessage message,
        JsonObject data,
        params (string Field, string Value)[] typed
    )
    {
        Scene.Clock.Advance(TimeSpan.FromSeconds(3));
        await Scene.PostAsync(Teams.Activities.CardSubmit(person, Scene.With(data, typed), message.ActivityId, message.ConversationId));
        await Scene.Bot.DrainAsync();
        return Teams.Message(message.ConversationId, message.ActivityId)!;
    }

    /// <summary>Opens the form of an outcome and records it.</summary>
    public async Task<SentMessage> DecideAsync(TeamsPerson person, string outcome, params (string Field, string Value)[] typed)
    {
        var digest = Digest(Channel is null ? person : null);
        var before = Teams.Messages.Count;
        var form = await PressAsync(person, digest, digest.Button("Decided"));
        if (Channel is not null)
            form = Teams.Messages[before];
        return await PressAsync(person, form, form.Button($"Record: {outcome}"), typed);
    }

    public Task<Blocker> BlockerAsync(string reference = "DARA-0042") =>
        Scene.ReadAsync(db =>
            db.Blockers.Include(b => b.OnMeeting)
                .Include(b => b.Board)
                .OrderByDescending(b => b.Id)
                .FirstAsync(b => b.ActionItem!.Ref == reference)
        );

    public Task<Meeting> MeetingAsync(DateOnly date) =>
        Scene.ReadAsync(db => db.Meetings.SingleAsync(m => m.Date == date && m.BoardId == db.Boards.Single(b => b.Code == "pib").Id));

    public IReadOnlyList<string> News(TeamsPerson person) =>
        [
            .. Teams
                .MessagesOf(person)
                .SelectMany(m => m.Versions.Take(1))
                .Select(v => v.Activity["text"]?.GetValue<string>())
                .OfType<string>()
                .Select(Domain.Wording.British.Plain),
        ];

    public ValueTask DisposeAsync() => Scene.DisposeAsync();

    public async Task BoardsAsync()
    {
        await Scene.Bot.Services.GetRequiredService<BoardSweep>().RunAsync(CancellationToken.None);
        await Scene.Bot.DrainAsync();
    }
}

using System.Text.Json.Nodes;
using ActionBot.Domain.Boards;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>
/// A scene in which the board's digest goes to a channel beside the General one, and an administrator hears what goes wrong.
/// </summary>
internal sealed class ChannelScene : IAsyncDisposable
{
    private ChannelScene(BoardScene board, FakeTeam team, FakeChannel channel, TeamsPerson administrator) =>
        (Board, Team, Channel, Administrator) = (board, team, channel, administrator);

    public BoardScene Board { get; }

    public FakeTeam Team { get; }

    public FakeChannel Channel { get; }

    public TeamsPerson Administrator { get; }

    public Scene Scene => Board.Scene;

    public FakeTeams Teams => Board.Teams;

    public static async Task<ChannelScene> OpenAsync(
        StorageProvider provider,
        string? mailbox = null,
        params (string Key, string Value)[] settings
    )
    {
        var board = await BoardScene.OpenAsync(provider, settings: settings);
        var administrator = await board.Scene.JoinAsync("tracking-team@example.org", "Tracking team", isAdministrator: true);
        var team = board.Teams.AddTeam("Portfolio", board.Secretary, board.Second);
        var scene = new ChannelScene(board, team, board.Teams.AddChannel(team, "Decisions"), administrator);
        await scene.PostAsync(board.Teams.Activities.AddedToTeam(board.Secretary, team));
        await scene.MentionAsync();
        await scene.ReadAsync(db =>
            db.Boards.Where(b => b.Code == "pib")
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.SecretariatChannel, scene.Channel.Id).SetProperty(b => b.SecretariatMailbox, mailbox)
                )
        );
        return scene;
    }

    public Task<T> ReadAsync<T>(Func<ActionBotContext, Task<T>> read) => Scene.ReadAsync(read);

    /// <summary>Tells the bot something, and lets it send.</summary>
    public async Task PostAsync(JsonObject activity)
    {
        await Scene.PostAsync(activity);
        await Scene.Bot.DrainAsync();
    }

    /// <summary>Somebody mentions the bot in the channel.</summary>
    public Task MentionAsync() => PostAsync(Teams.Activities.ChannelMention(Board.Secretary, Channel, "help"));

    /// <summary>The channel is deleted, and the bot is told.</summary>
    public Task DeleteAsync()
    {
        Teams.Delete(Channel);
        return PostAsync(Teams.Activities.ChannelEvent(Board.Secretary, Channel, "channelDeleted"));
    }

    public Task RestoreAsync()
    {
        Teams.Restore(Channel);
        return PostAsync(Teams.Activities.ChannelEvent(Board.Secretary, Channel, "channelRestored"));
    }

    /// <summary>What was put into the channel of digests.</summary>
    public IReadOnlyList<SentMessage> InChannel =>
        [.. Teams.Messages.Where(m => m.ConversationId.StartsWith(Channel.Id, StringComparison.Ordinal) && IsDigest(m))];

    public IReadOnlyList<SentMessage> DigestsOf(TeamsPerson person) => [.. Teams.MessagesOf(person).Where(IsDigest)];

    /// <summary>The lines that the administrator heard of this board.</summary>
    public IReadOnlyList<string> Heard =>
        [
            .. Board
                .News(Administrator)
                .SelectMany(n => n.Split("\n\n"))
                .Where(n => n.Contains("Portfolio and Investment Board", StringComparison.Ordinal)),
        ];

    public Task<ConversationReference> ReferenceAsync(string? id = null)
    {
        var sought = id ?? Channel.Id;
        return ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync(c => c.Id == sought));
    }

    public Task<int> DetoursAsync(DetourKind kind = DetourKind.Channel) => ReadAsync(db => db.BoardDetours.CountAsync(d => d.Kind == kind));

    public ValueTask DisposeAsync() => Board.DisposeAsync();

    private static bool IsDigest(SentMessage message) =>
        message.Card is not null && message.Words().Contains("for the secretariat", StringComparison.Ordinal);
}

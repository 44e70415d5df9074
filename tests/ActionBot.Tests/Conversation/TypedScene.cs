using ActionBot.Conversation;
using ActionBot.Domain;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Teams.Inbound;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Conversation;

/// <summary>What a command makes of a text.</summary>
/// <param name="Command">The command.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Reply">What it says; none where it broke a rule.</param>
internal sealed record Take(Type Command, TextRank Rank, CardReply? Reply);

/// <summary>
/// Offers texts to every chat command by itself, as an owner, a lead, a secretary and an administrator. Nothing that a command does
/// is kept.
/// </summary>
internal sealed class TypedScene : IAsyncDisposable
{
    public const string Owner = "owner",
        Lead = "lead",
        Secretary = "secretary",
        Administrator = "administrator";

    private readonly Scene scene;

    private TypedScene(Scene scene) => this.scene = scene;

    public static IReadOnlyList<string> Everybody { get; } = [Owner, Lead, Secretary, Administrator];

    public IReadOnlyDictionary<string, Person> People { get; private set; } = null!;

    public IServiceProvider Services => scene.Bot.Services;

    public static async Task<TypedScene> OpenAsync()
    {
        var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            var secretary = new Person { Email = "board-secretary1@example.org", Name = "Board secretary 1" };
            var team = new Person
            {
                Email = "tracking-team@example.org",
                Name = "Tracking team",
                IsAdministrator = true,
            };
            db.AddRange(secretary, team);
            await db.SaveChangesAsync();
            var board = await db.Boards.SingleAsync();
            board.Secretaries.Add(new() { PersonId = secretary.Id });
            board.Meetings.Add(new() { Date = new(2026, 3, 3) });
            return await db.SaveChangesAsync();
        });
        var people = await scene.ReadAsync(db => db.People.AsNoTracking().ToDictionaryAsync(p => p.Email));
        return new(scene)
        {
            People = new Dictionary<string, Person>
            {
                [Owner] = people["finance-owner1@example.org"],
                [Lead] = people["finance-lead@example.org"],
                [Secretary] = people["board-secretary1@example.org"],
                [Administrator] = people["tracking-team@example.org"],
            },
        };
    }

    /// <summary>Every command that would take a text, in the order in which they are offered it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="asker">Who types it.</param>
    /// <param name="registered">In which order the commands were registered; as they are where it is left out.</param>
    /// <param name="most">How many are looked for.</param>
    public async Task<IReadOnlyList<Take>> TakersAsync(
        string text,
        string asker,
        Func<ITextCommand[], ITextCommand[]>? registered = null,
        int most = int.MaxValue
    )
    {
        var person = People[asker];
        var turn = new TeamsTurn(null!, "tenant", null, "user", $"chat{person.Id}", new("https://example.org"), true);
        List<Take> takers = [];
        var next = 0;
        while (next >= 0 && takers.Count < most)
            next = await TryFromAsync(next);
        return takers;

        // A command that took the text may have written: those after it see a database in which nothing was.
        async Task<int> TryFromAsync(int first)
        {
            await using var scope = Services.CreateAsyncScope();
            await using var transaction = await scope
                .ServiceProvider.GetRequiredService<ActionBotContext>()
                .Database.BeginTransactionAsync();
            ITextCommand[] all = [.. scope.ServiceProvider.GetServices<ITextCommand>()];
            var commands = (registered?.Invoke(all) ?? all).InOrder().ToList();
            for (var i = first; i < commands.Count; i++)
                try
                {
                    if (await commands[i].TryRunAsync(text, person, turn, default) is not { } reply)
                        continue;
                    takers.Add(new(commands[i].GetType(), commands[i].Rank, reply));
                    return i + 1;
                }
                catch (RuleException)
                {
                    takers.Add(new(commands[i].GetType(), commands[i].Rank, null));
                    return i + 1;
                }
            return -1;
        }
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();
}

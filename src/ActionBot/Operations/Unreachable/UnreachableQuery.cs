using System.Text.Json.Serialization;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Operations.Unreachable;

/// <summary>Somebody whom a message did not reach.</summary>
/// <param name="Name">What cards call the person.</param>
/// <param name="Email">The person's address.</param>
/// <param name="Since">From when on nothing has reached them; for a lost message only, when it was to be sent.</param>
/// <param name="Code">Why, as the outbox keeps it.</param>
/// <param name="Waiting">Messages that go out once the person can be reached.</param>
/// <param name="Lost">Messages of the last weeks that are not tried again.</param>
internal sealed record UnreachablePerson(string Name, string Email, DateTimeOffset Since, string? Code, int Waiting, int Lost)
{
    /// <summary>Why, in plain words.</summary>
    public string Why => UnreachableReason.Of(Code);
}

/// <summary>Whom messages do not reach.</summary>
/// <param name="People">The people, those without a message for the longest time first.</param>
/// <param name="Elsewhere">Lost messages to groups, channels and accounts that belong to nobody in the register.</param>
internal sealed record UnreachableList(IReadOnlyList<UnreachablePerson> People, int Elsewhere)
{
    /// <summary>The boards whose digest does not go its usual way.</summary>
    public IReadOnlyList<UnreachableBoard> Boards { get; init; } = [];
}

/// <summary>A board whose digest does not go its usual way.</summary>
/// <param name="Name">The board.</param>
/// <param name="Kind">What is closed.</param>
/// <param name="Since">Since when.</param>
/// <param name="Code">Why, as a code of the channel or of the outbox.</param>
internal sealed record UnreachableBoard(
    string Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DetourKind>))] DetourKind Kind,
    DateTimeOffset Since,
    string Code
);

/// <summary>Finds whom messages do not reach: those that wait for their person, and those of the last weeks that failed for good.</summary>
internal sealed class UnreachableQuery(ActionBotContext db, TimeProvider clock)
{
    /// <summary>For how long a lost message is told.</summary>
    public const int LostDays = 30;

    public async Task<UnreachableList> ListAsync(CancellationToken cancellationToken)
    {
        var from = clock.GetUtcNow().AddDays(-LostDays);
        var stuck = await db
            .Outbox.Where(m =>
                m.Kind != OutboxKind.Mail && (m.State == OutboxState.Unreachable || (m.State == OutboxState.Failed && m.CreatedAt >= from))
            )
            .Select(m => new Stuck(
                m.Id,
                m.State,
                m.Fault,
                m.CreatedAt,
                m.PersonId ?? db.Conversations.Where(c => c.Id == m.ConversationId).Select(c => c.PersonId).FirstOrDefault()
            ))
            .ToListAsync(cancellationToken);
        var ids = stuck.Select(m => m.PersonId).OfType<long>().Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => p.IsActive && ids.Contains(p.Id)).ToListAsync(cancellationToken);
        var silence = await SilenceAsync(ids, cancellationToken);
        var listed = people.Select(p => Of(p, [.. stuck.Where(m => m.PersonId == p.Id)], silence));
        var boards = await db.OpenDetours()
            .AsNoTracking()
            .OrderBy(d => d.Since)
            .ThenBy(d => d.Id)
            .Select(d => new UnreachableBoard(d.Board!.Name, d.Kind, d.Since, d.Reason))
            .ToListAsync(cancellationToken);
        return new([.. listed.OrderBy(p => p.Since).ThenBy(p => p.Email, StringComparer.Ordinal)], stuck.Count(m => m.PersonId is null))
        {
            Boards = boards,
        };
    }

    // A request that a newer one replaced did not reach its person either: since the first of them nothing has.
    private async Task<Dictionary<long, DateTimeOffset>> SilenceAsync(List<long> people, CancellationToken cancellationToken)
    {
        var rows = db.Outbox.Where(m => m.PersonId != null && people.Contains(m.PersonId.Value));
        var reached = await rows.Where(m => m.State == OutboxState.Sent)
            .GroupBy(m => m.PersonId!.Value)
            .Select(g => new { g.Key, At = g.Max(m => m.CreatedAt) })
            .ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
        var missed = await rows.Where(m =>
                m.State == OutboxState.Unreachable || m.State == OutboxState.Withdrawn || m.State == OutboxState.Failed
            )
            .Select(m => new { Person = m.PersonId!.Value, m.CreatedAt })
            .ToListAsync(cancellationToken);
        return missed
            .Where(m => !reached.TryGetValue(m.Person, out var at) || m.CreatedAt > at)
            .GroupBy(m => m.Person)
            .ToDictionary(g => g.Key, g => g.Min(m => m.CreatedAt));
    }

    private static UnreachablePerson Of(Person person, IReadOnlyList<Stuck> stuck, Dictionary<long, DateTimeOffset> silence)
    {
        var waiting = stuck.Where(m => m.State == OutboxState.Unreachable).ToList();
        var told = waiting.Count > 0 ? waiting : stuck;
        var since = waiting.Count > 0 && silence.TryGetValue(person.Id, out var at) ? at : told.Min(m => m.CreatedAt);
        return new(person.Name, person.Email, since, told.MaxBy(m => m.Id)!.Fault, waiting.Count, stuck.Count - waiting.Count);
    }

    private sealed record Stuck(long Id, OutboxState State, string? Fault, DateTimeOffset CreatedAt, long? PersonId);
}

using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>Knows who is out of reach in Teams, by what came of the last message to them.</summary>
internal sealed class OutOfReach(ActionBotContext db)
{
    /// <summary>Those of some people to whom nothing can be sent at present: they do not have the app, removed or blocked it.</summary>
    public async Task<IReadOnlySet<long>> AmongAsync(IReadOnlyCollection<long> people, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
            return new HashSet<long>();
        var chats = (
            await db
                .Conversations.Where(c =>
                    c.Kind == ConversationReference.Personal
                    && c.State != ConversationState.Gone
                    && c.PersonId != null
                    && people.Contains(c.PersonId.Value)
                )
                .Select(c => new
                {
                    Person = c.PersonId!.Value,
                    IsOpen = c.State == ConversationState.Installed,
                    c.UpdatedAt,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(c => c.Person);
        var stuck = await db
            .Outbox.Where(m => m.State == OutboxState.Unreachable && m.PersonId != null && people.Contains(m.PersonId.Value))
            .GroupBy(m => m.PersonId!.Value)
            .Select(g => new { g.Key, At = g.Max(m => m.CreatedAt) })
            .ToDictionaryAsync(g => g.Key, g => (DateTimeOffset?)g.At, cancellationToken);
        var accounts = await db
            .People.Where(p => people.Contains(p.Id) && p.AadObjectId != null)
            .Select(p => p.Id)
            .ToHashSetAsync(cancellationToken);
        return people.Where(IsOut).ToHashSet();

        // Who wrote since the last message to them did not arrive is back. A chat can be opened with an account that is known, if
        // the app is there.
        bool IsOut(long person) =>
            chats[person].Where(c => c.IsOpen).Select(c => (DateTimeOffset?)c.UpdatedAt).Max() is { } heard
                ? stuck.GetValueOrDefault(person) >= heard
                : chats[person].Any() || !accounts.Contains(person) || stuck.ContainsKey(person);
    }
}

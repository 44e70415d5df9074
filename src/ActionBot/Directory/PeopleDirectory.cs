using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace ActionBot.Directory;

/// <summary>Knows who somebody is from the signed identity of a turn: the Entra object id, never anything in a card.</summary>
public sealed class PeopleDirectory(ActionBotContext db, ConnectorClient connector, IMemoryCache cache, TimeProvider clock, ILogger<PeopleDirectory> logger)
{
    private static readonly TimeSpan StrangerFor = TimeSpan.FromMinutes(1);

    /// <summary>The person of a turn, or null for somebody whom neither register nor governance file names.</summary>
    public async Task<Person?> IdentifyAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (turn.AadObjectId is not { Length: > 0 } objectId)
            return null;
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadObjectId == objectId, cancellationToken);
        if (person is null && !cache.TryGetValue(Stranger(objectId), out _))
        {
            person = await LinkAsync(turn, objectId, cancellationToken);
            if (person is null)
                cache.Set(Stranger(objectId), true, StrangerFor);
        }
        return person is { IsActive: true } ? person : null;
    }

    // The first time that an account speaks, Teams' own roster says which address it has; from then on the object id counts.
    private async Task<Person?> LinkAsync(TeamsTurn turn, string objectId, CancellationToken cancellationToken)
    {
        TeamsMember? member;
        try
        {
            member = await connector.GetMemberAsync(turn.ServiceUrl, turn.ConversationId, turn.UserId, cancellationToken);
        }
        catch (RosterException fault)
        {
            logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
            return null;
        }
        if (member is null || !string.Equals(member.AadObjectId ?? objectId, objectId, StringComparison.OrdinalIgnoreCase))
            return null;
        var addresses = new[] { member.Email, member.UserPrincipalName }.OfType<string>().Select(a => a.Trim().ToLowerInvariant()).ToList();
        var found = (await db.People.Where(p => addresses.Contains(p.Email) && p.AadObjectId == null).Select(p => new { p.Id, p.Email }).ToListAsync(cancellationToken))
            .OrderBy(p => addresses.IndexOf(p.Email)).FirstOrDefault();
        if (found is not null)
            await LinkAsync(found.Id, found.Email, objectId, cancellationToken);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadObjectId == objectId, cancellationToken);
    }

    // Two activities of the same account may arrive at once: only the one that sets the id writes the history.
    private async Task LinkAsync(long personId, string email, string objectId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (await db.People.Where(p => p.Id == personId && p.AadObjectId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.AadObjectId, objectId), cancellationToken) == 0)
                return;
        }
        catch (Exception fault) when (DatabaseFaults.IsLostRace(fault))
        {
            return;
        }
        var now = clock.GetUtcNow();
        db.Add(new Change
        {
            At = now,
            On = DateOnly.FromDateTime(now.UtcDateTime),
            PersonId = personId,
            Entity = "person",
            Key = email,
            Field = "aadObjectId",
            To = objectId,
            Through = "teams roster",
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.PersonLinked(personId);
    }

    private static string Stranger(string objectId) => "stranger:" + objectId;
}

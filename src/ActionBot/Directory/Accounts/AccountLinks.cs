using ActionBot.Delivery;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory;

/// <summary>Links the people of the register to the accounts that speak, each once.</summary>
public sealed class AccountLinks(ActionBotContext db, ConversationBook book, Calendars calendars, TimeProvider clock, ILogger<AccountLinks> logger)
{
    public Task<Person?> FindAsync(string objectId, CancellationToken cancellationToken) =>
        db.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadObjectId == objectId, cancellationToken);

    /// <summary>Links the account to the person with one of its addresses, if there is one who has no account yet.</summary>
    public async Task<Person?> LinkAsync(string objectId, IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        var found = (await db.People.Where(p => addresses.Contains(p.Email) && p.AadObjectId == null).Select(p => new { p.Id, p.Email }).ToListAsync(cancellationToken))
            .OrderBy(p => p.Email == addresses[0] ? 0 : 1).FirstOrDefault();
        if (found is not null)
            await LinkAsync(found.Id, found.Email, objectId, cancellationToken);
        return await FindAsync(objectId, cancellationToken);
    }

    /// <summary>Links those who had the app before the register named them, and releases what waited for them.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var chats = db.Conversations.Where(c => c.PersonId == null && c.Kind == "personal" && c.AadObjectId != null);
        var waiting = await chats.Join(db.People, c => c.AadObjectId, p => p.AadObjectId, (c, p) => new { c.Id, ObjectId = c.AadObjectId!, Person = p })
            .Union(chats.Join(db.People.Where(p => p.AadObjectId == null), c => c.Address, p => p.Email, (c, p) => new { c.Id, ObjectId = c.AadObjectId!, Person = p }))
            .Union(chats.Join(db.People.Where(p => p.AadObjectId == null), c => c.SignInName, p => p.Email, (c, p) => new { c.Id, ObjectId = c.AadObjectId!, Person = p }))
            .AsNoTracking().ToListAsync(cancellationToken);
        foreach (var chat in waiting)
        {
            if (chat.Person.AadObjectId is null)
                await LinkAsync(chat.Person.Id, chat.Person.Email, chat.ObjectId, cancellationToken);
            await db.Conversations.Where(c => c.Id == chat.Id && db.People.Any(p => p.Id == chat.Person.Id && p.AadObjectId == c.AadObjectId))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.PersonId, chat.Person.Id), cancellationToken);
            await book.ReleaseAsync(chat.Person.Id, calendars.PatternOf(chat.Person).NextSend(clock.GetUtcNow()), cancellationToken);
        }
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
}

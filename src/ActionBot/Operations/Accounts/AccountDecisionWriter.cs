using ActionBot.Delivery;
using ActionBot.Domain;
using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Operations.Accounts;

/// <summary>Who decides about an account that wants in.</summary>
/// <param name="PersonId">The administrator; none for a command of the service's own machine.</param>
/// <param name="Today">Their day.</param>
/// <param name="Through">What through, as the history writes it.</param>
internal sealed record AccountDecider(long? PersonId, DateOnly Today, string Through);

/// <summary>What administrators decide about accounts that belong to nobody in the register. Runs within its caller's transaction, and
/// every step is a line of history.</summary>
internal sealed class AccountDecisionWriter(ActionBotContext db, AccountChats chats, TimeProvider clock)
{
    private const string Stale = "Somebody else has changed this meanwhile. Nothing was changed.";

    /// <summary>Links an account to a person by hand. The account that they had before is theirs no more.</summary>
    /// <exception cref="RuleException">The account or the person cannot be linked.</exception>
    public async Task LinkAsync(AccountRequest request, Person person, AccountDecider by, CancellationToken cancellationToken)
    {
        if (request.State == AccountRequestState.Linked)
            throw new RuleException("This account is linked already. Nothing was changed.");
        if (!person.IsActive)
            throw new RuleException($"{person.Name} has left, as the register says. Nothing was changed.");
        var holder = await HolderAsync(request.AadObjectId, person.Id, cancellationToken);
        if (holder is { IsActive: true })
            throw new RuleException($"This account is {holder.Name}’s. Nothing was changed.");
        // Whoever has left needs it no more.
        if (holder is not null)
            await GiveAsync(holder, null, null, by, cancellationToken);
        await GiveAsync(person, request.TenantId, request.AadObjectId, by, cancellationToken);
        (request.ReplacedTenantId, request.ReplacedObjectId) = (person.TenantId, person.AadObjectId);
        Decide(request, AccountRequestState.Linked, person.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Refuses an account: it stays a stranger, whatever a register says later, until an administrator says otherwise.</summary>
    /// <exception cref="RuleException">It is linked.</exception>
    public async Task RefuseAsync(AccountRequest request, AccountDecider by, CancellationToken cancellationToken)
    {
        if (request.State == AccountRequestState.Linked)
            throw new RuleException("This account is linked already. Nothing was changed.");
        Add(by, "account", Key(request), "state", request.State.ToString(), nameof(AccountRequestState.Refused));
        Decide(request, AccountRequestState.Refused, null);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a decision back: the account waits again, and the person has the account that they had before.</summary>
    /// <exception cref="RuleException">Something was changed since.</exception>
    public async Task UndoAsync(AccountRequest request, AccountDecider by, CancellationToken cancellationToken)
    {
        if (request.State == AccountRequestState.Waiting)
            throw new RuleException(Stale);
        if (request is { State: AccountRequestState.Linked, PersonId: { } id })
        {
            var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == id, cancellationToken);
            if (person.AadObjectId != request.AadObjectId)
                throw new RuleException(Stale);
            if (request.ReplacedObjectId is { } before && await HolderAsync(before, id, cancellationToken) is { } holder)
                throw new RuleException($"The account that {person.Name} had before is {holder.Name}’s by now. Nothing was changed.");
            await GiveAsync(person, request.ReplacedTenantId, request.ReplacedObjectId, by, cancellationToken);
        }
        Add(by, "account", Key(request), "state", request.State.ToString(), nameof(AccountRequestState.Waiting));
        Decide(request, AccountRequestState.Waiting, null);
        (request.ReplacedTenantId, request.ReplacedObjectId) = (null, null);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<Person?> HolderAsync(string objectId, long besides, CancellationToken cancellationToken) =>
        db.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadObjectId == objectId && p.Id != besides, cancellationToken);

    private static void Decide(AccountRequest request, AccountRequestState state, long? person)
    {
        (request.State, request.PersonId) = (state, person);
        request.Version++;
    }

    private async Task GiveAsync(Person person, string? tenantId, string? objectId, AccountDecider by, CancellationToken cancellationToken)
    {
        // Only while the person has the account that the decision was made about.
        var (id, before) = (person.Id, person.AadObjectId);
        if (
            await db
                .People.Where(p => p.Id == id && p.AadObjectId == before)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.AadObjectId, objectId).SetProperty(p => p.TenantId, tenantId),
                    cancellationToken
                ) == 0
        )
            throw new RuleException(Stale);
        Add(by, "person", person.Email, "aadObjectId", before, objectId);
        Add(by, "person", person.Email, "tenantId", person.TenantId, tenantId);
        await db.SaveChangesAsync(cancellationToken);
        await chats.ReleaseAsync(id, objectId, cancellationToken);
        if (objectId is not null)
            await chats.GiveAllAsync(await db.People.AsNoTracking().FirstAsync(p => p.Id == id, cancellationToken), cancellationToken);
    }

    private void Add(AccountDecider by, string entity, string key, string field, string? from, string? to) =>
        db.Add(new ChangeOrigin(clock.GetUtcNow(), by.Today, by.PersonId, by.Through).Of(entity, key, field, from, to));

    private static string Key(AccountRequest request) => $"{request.TenantId}/{request.AadObjectId}";
}

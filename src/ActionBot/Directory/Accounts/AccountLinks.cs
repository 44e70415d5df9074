using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory.Accounts;

/// <summary>
/// Links the people of the register to the accounts that speak, each once. An account is a tenant and an object id; its address finds the
/// person the first time only, and only where Teams' roster gives it for that very account of the tenant's own people.
/// </summary>
internal sealed class AccountLinks(ActionBotContext db, TimeProvider clock, ILogger<AccountLinks> logger)
{
    private const string Through = "teams roster";

    /// <summary>The person of an account; they may have left.</summary>
    /// <param name="tenantId">The account's tenant, in lower case.</param>
    /// <param name="objectId">Its object id, in lower case.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Person?> FindAsync(string tenantId, string objectId, CancellationToken cancellationToken) =>
        db.People.AsNoTracking().FirstOrDefaultAsync(p => p.AadObjectId == objectId && p.TenantId == tenantId, cancellationToken);

    /// <summary>The person to whom an account was linked by hand under the tenant that only the roster names.</summary>
    public async Task<Person?> FindAsync(AccountClaim claim, CancellationToken cancellationToken) =>
        claim.Standing == AccountStanding.Unproved ? null
        : await FindAsync(claim.AccountTenantId, claim.ObjectId, cancellationToken) is { IsActive: true } person ? person
        : null;

    /// <summary>
    /// The person of an account that is not linked yet, where the roster proves whose it is; it is linked from then on. Anybody else is
    /// taken down for the administrators, who may link or refuse them.
    /// </summary>
    public async Task<Person?> AdmitAsync(AccountClaim claim, CancellationToken cancellationToken)
    {
        var (person, doubt) = await ProveAsync(claim, cancellationToken);
        if (person is null)
            await TakeDownAsync(claim, doubt, cancellationToken);
        return person;
    }

    /// <summary>The same for an account that has not spoken, and so does not want in where nothing is proved.</summary>
    /// <returns>The person; else why there is none.</returns>
    public async Task<(Person? Person, AccountDoubt Doubt)> ProveAsync(AccountClaim claim, CancellationToken cancellationToken)
    {
        var (personId, doubt) = await MatchAsync(claim, cancellationToken);
        if (personId is { } found)
            await LinkAsync(found, claim, cancellationToken);
        // Linked by now, by hand as an account of another tenant, or by another activity of it.
        return (await FindAsync(claim, cancellationToken), doubt);
    }

    private async Task<(long? PersonId, AccountDoubt Doubt)> MatchAsync(AccountClaim claim, CancellationToken cancellationToken)
    {
        if (Doubt(claim.Standing) is { } doubt)
            return (null, doubt);
        if (await db.People.AnyAsync(p => p.AadObjectId == claim.ObjectId && p.TenantId != null && !p.IsActive, cancellationToken))
            return (null, AccountDoubt.OfALeaver);
        // A file or an earlier roster named the object id; only its tenant was not proved.
        if (
            await db
                .People.Where(p => p.AadObjectId == claim.ObjectId && p.TenantId == null)
                .Select(p => (long?)p.Id)
                .FirstOrDefaultAsync(cancellationToken) is
            { } named
        )
            return (named, AccountDoubt.NamedSince);
        var addresses = claim.Member!.Addresses().ToList();
        var fits = await db
            .People.Where(p => p.IsActive && addresses.Contains(p.Email))
            .Select(p => new { p.Id, HasAccount = p.AadObjectId != null })
            .Take(2)
            .ToListAsync(cancellationToken);
        return fits switch
        {
            [{ HasAccount: false } one] => (one.Id, AccountDoubt.NamedSince),
            [_] => (null, AccountDoubt.HasOtherAccount),
            [] => (null, AccountDoubt.UnknownAddress),
            _ => (null, AccountDoubt.SeveralPeople),
        };
    }

    private static AccountDoubt? Doubt(AccountStanding standing) =>
        standing switch
        {
            AccountStanding.Member => null,
            AccountStanding.Guest => AccountDoubt.Guest,
            AccountStanding.OtherTenant => AccountDoubt.OtherTenant,
            _ => AccountDoubt.Unproved,
        };

    private IQueryable<AccountRequest> RequestsOf(AccountClaim claim)
    {
        var (tenant, account) = (claim.AccountTenantId, claim.ObjectId);
        return db.AccountRequests.Where(r => r.TenantId == tenant && r.AadObjectId == account);
    }

    // Two activities of the same account may arrive at once: only the one that sets the account writes the history.
    private async Task<bool> LinkAsync(long personId, AccountClaim claim, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            // An account that was refused stays so, whatever a register says.
            var refused = RequestsOf(claim).Where(r => r.State == AccountRequestState.Refused);
            if (
                await db
                    .People.Where(p =>
                        p.Id == personId
                        && p.TenantId == null
                        && (p.AadObjectId == null || p.AadObjectId == claim.ObjectId)
                        && !refused.Any()
                    )
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(p => p.AadObjectId, claim.ObjectId).SetProperty(p => p.TenantId, claim.AccountTenantId),
                        cancellationToken
                    ) == 0
            )
                return false;
        }
        catch (Exception fault) when (DatabaseFaults.IsLostRace(fault))
        {
            return false;
        }
        await RequestsOf(claim)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, AccountRequestState.Linked)
                        .SetProperty(r => r.PersonId, personId)
                        .SetProperty(r => r.ReplacedTenantId, (string?)null)
                        .SetProperty(r => r.ReplacedObjectId, (string?)null)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                cancellationToken
            );
        var now = clock.GetUtcNow();
        var email = await db.People.Where(p => p.Id == personId).Select(p => p.Email).FirstAsync(cancellationToken);
        db.Add(
            new ChangeOrigin(now, DateOnly.FromDateTime(now.UtcDateTime), personId, Through).Of(
                Change.OfPerson,
                email,
                "aadObjectId",
                null,
                claim.ObjectId
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        logger.PersonLinked(personId);
        return true;
    }

    private async Task TakeDownAsync(AccountClaim claim, AccountDoubt doubt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var name = Short(claim.Member?.Name ?? claim.Called, AccountRequest.MaxName);
        var address = Short(claim.Member?.Addresses() is [var first, ..] ? first : null, AccountRequest.MaxAddress);
        // Where the bot is no member, as in searches from elsewhere, there is no entry, and nothing is known better than before.
        var isToldAnew = claim.Member is not null;
        if (
            await RequestsOf(claim)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.LastAt, now)
                            .SetProperty(r => r.Name, r => isToldAnew ? name : r.Name)
                            .SetProperty(r => r.Address, r => isToldAnew ? address : r.Address)
                            .SetProperty(r => r.Doubt, r => isToldAnew ? doubt : r.Doubt),
                    cancellationToken
                ) > 0
        )
        {
            await WaitAgainAsync(claim, cancellationToken);
            return;
        }
        try
        {
            db.Add(
                new AccountRequest
                {
                    TenantId = claim.AccountTenantId,
                    AadObjectId = claim.ObjectId,
                    Name = name,
                    Address = address,
                    Doubt = doubt,
                    FirstAt = now,
                    LastAt = now,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            logger.AccountUnknown(doubt.ToString());
        }
        catch (Exception fault) when (DatabaseFaults.IsLostRace(fault))
        {
            // Another activity of it was quicker.
            db.ChangeTracker.Clear();
        }
    }

    // One that was linked and whose person has another account by now waits again; one that was refused stays refused.
    private Task<int> WaitAgainAsync(AccountClaim claim, CancellationToken cancellationToken) =>
        RequestsOf(claim)
            .Where(r =>
                r.State == AccountRequestState.Linked
                && !db.People.Any(p => p.AadObjectId == r.AadObjectId && p.TenantId == r.TenantId && p.IsActive)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, AccountRequestState.Waiting)
                        .SetProperty(r => r.PersonId, (long?)null)
                        .SetProperty(r => r.ReplacedTenantId, (string?)null)
                        .SetProperty(r => r.ReplacedObjectId, (string?)null)
                        .SetProperty(r => r.Version, r => r.Version + 1),
                cancellationToken
            );

    private static string? Short(string? text, int most) =>
        string.IsNullOrWhiteSpace(text) ? null : British.Shorten(British.OneLine(text), most);
}

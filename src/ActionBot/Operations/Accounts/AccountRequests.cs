using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Operations.Accounts;

/// <summary>Accounts that belong to nobody in the register.</summary>
/// <param name="Requests">Some of them, those that have waited longest first.</param>
/// <param name="Total">How many there are in this state.</param>
/// <param name="Refused">How many were refused.</param>
internal sealed record AccountList(IReadOnlyList<AccountRequest> Requests, int Total, int Refused);

/// <summary>Finds the accounts that want in.</summary>
internal sealed class AccountRequests(ActionBotContext db)
{
    /// <summary>Those in a state.</summary>
    /// <param name="state">Waiting or refused.</param>
    /// <param name="most">The most to list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AccountList> ListAsync(AccountRequestState state, int most, CancellationToken cancellationToken)
    {
        var counts = await db
            .AccountRequests.GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var requests = await db
            .AccountRequests.AsNoTracking()
            .Where(r => r.State == state)
            .OrderBy(r => r.FirstAt)
            .ThenBy(r => r.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        return new(requests, counts.GetValueOrDefault(state), counts.GetValueOrDefault(AccountRequestState.Refused));
    }

    /// <summary>One of them, to be decided about.</summary>
    public Task<AccountRequest?> FindAsync(long id, CancellationToken cancellationToken) =>
        db.AccountRequests.FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
}

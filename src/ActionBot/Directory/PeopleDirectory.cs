using ActionBot.Directory.Accounts;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using Microsoft.Extensions.Caching.Memory;

namespace ActionBot.Directory;

/// <summary>Who a turn is from.</summary>
/// <param name="Person">The person, or null for somebody whom neither register nor governance file names.</param>
/// <param name="Account">What Teams' roster says of the account, where it had to be asked.</param>
internal sealed record Identity(Person? Person, TeamsMember? Account);

/// <summary>Knows who somebody is from the signed identity of a turn: tenant and Entra object id, never anything in a card.</summary>
internal sealed class PeopleDirectory(
    ConnectorClient connector,
    AccountLinks links,
    IMemoryCache cache,
    TimeProvider clock,
    ILogger<PeopleDirectory> logger
)
{
    private const int RosterTries = 3;
    private static readonly TimeSpan StrangerFor = TimeSpan.FromMinutes(1);

    /// <summary>The person of a turn.</summary>
    /// <exception cref="RosterException">The roster could not be read, so that nobody can say who it is: never taken for a
    /// stranger.</exception>
    public async Task<Identity> IdentifyAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (turn.AadObjectId is not { Length: > 0 } objectId)
            return new(null, null);
        var person = await links.FindAsync(turn.AccountTenantId, objectId, cancellationToken);
        if (person is { IsActive: true })
            return new(person, null);
        var key = (turn.TenantId, turn.AccountTenantId, objectId);
        var stranger = cache.Get<Stranger>(key);
        var isRemembered = stranger is not null && stranger.Until > clock.GetUtcNow();
        // The first time that an account speaks, Teams' own roster says whose it is; from then on tenant and object id count.
        var account = isRemembered ? stranger!.Account : await AccountAsync(turn, cancellationToken);
        var claim = AccountClaim.Of(turn, objectId, account);
        person = isRemembered ? await links.FindAsync(claim, cancellationToken) : await links.AdmitAsync(claim, cancellationToken);
        // Where the bot is no member nothing was learnt that would hold elsewhere; whose account is linked as it is signed is
        // found without.
        if (!isRemembered && account is not null && (person is null || person.TenantId != turn.AccountTenantId))
            cache.Set(key, new Stranger(account, clock.GetUtcNow() + StrangerFor), StrangerFor);
        return new(person, account);
    }

    private async Task<TeamsMember?> AccountAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await connector.GetMemberAsync(turn.ServiceUrl, turn.ConversationId, turn.UserId, cancellationToken);
            }
            catch (RosterException fault)
            {
                logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
                if (attempt == RosterTries || fault.Outcome is SendOutcome.Rejected)
                    throw;
            }
        }
    }

    private sealed record Stranger(TeamsMember? Account, DateTimeOffset Until);
}

/// <summary>Reads the addresses of an account.</summary>
internal static class AccountAddresses
{
    /// <summary>Address and sign-in name in lower case, the address first.</summary>
    public static IReadOnlyList<string> Addresses(this TeamsMember account) =>
        [
            .. new[] { account.Email, account.UserPrincipalName }
                .OfType<string>()
                .Select(a => a.Trim().ToLowerInvariant())
                .Where(a => a.Length > 0)
                .Distinct(),
        ];
}

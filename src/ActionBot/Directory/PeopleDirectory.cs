using ActionBot.Domain.Register;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using Microsoft.Extensions.Caching.Memory;

namespace ActionBot.Directory;

/// <summary>Who a turn is from.</summary>
/// <param name="Person">The person, or null for somebody whom neither register nor governance file names.</param>
/// <param name="Account">What Teams' roster says of the account, where it had to be asked.</param>
public sealed record Identity(Person? Person, TeamsMember? Account);

/// <summary>Knows who somebody is from the signed identity of a turn: the Entra object id, never anything in a card.</summary>
public sealed class PeopleDirectory(ConnectorClient connector, AccountLinks links, IMemoryCache cache, ILogger<PeopleDirectory> logger)
{
    private const int RosterTries = 3;
    private static readonly TimeSpan StrangerFor = TimeSpan.FromMinutes(1);

    /// <summary>The person of a turn.</summary>
    /// <exception cref="RosterException">The roster could not be read, so that nobody can say who it is: never taken for a stranger.</exception>
    public async Task<Identity> IdentifyAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (turn.AadObjectId is not { Length: > 0 } objectId)
            return new(null, null);
        var person = await links.FindAsync(objectId, cancellationToken);
        TeamsMember? account = null;
        if (person is null && !cache.TryGetValue(Stranger(objectId), out account))
        {
            account = await AccountAsync(turn, objectId, cancellationToken);
            if (account is not null)
                person = await links.LinkAsync(objectId, account.Addresses(), cancellationToken);
            if (person is null)
                cache.Set(Stranger(objectId), account, StrangerFor);
        }
        return new(person is { IsActive: true } ? person : null, account);
    }

    // The first time that an account speaks, Teams' own roster says which address it has; from then on the object id counts.
    private async Task<TeamsMember?> AccountAsync(TeamsTurn turn, string objectId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var member = await connector.GetMemberAsync(turn.ServiceUrl, turn.ConversationId, turn.UserId, cancellationToken);
                return member is not null && string.Equals(member.AadObjectId ?? objectId, objectId, StringComparison.OrdinalIgnoreCase) ? member : null;
            }
            catch (RosterException fault)
            {
                logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
                if (attempt == RosterTries || fault.Outcome is SendOutcome.Rejected)
                    throw;
            }
        }
    }

    private static string Stranger(string objectId) => "stranger:" + objectId;
}

/// <summary>Reads the addresses of an account.</summary>
public static class AccountAddresses
{
    /// <summary>Address and sign-in name in lower case, the address first.</summary>
    public static IReadOnlyList<string> Addresses(this TeamsMember account) =>
        [.. new[] { account.Email, account.UserPrincipalName }.OfType<string>().Select(a => a.Trim().ToLowerInvariant()).Where(a => a.Length > 0).Distinct()];
}

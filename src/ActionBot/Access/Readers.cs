using ActionBot.Directory.Accounts;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>Who reads along in a channel or a chat of several people, by Teams' own roster.</summary>
internal sealed class Readers(ConnectorClient connector, ActionBotContext db, ILogger<Readers> logger)
{
    // Beyond this nobody can say what all of them may see, and an answer comes in private.
    private const int Most = 500;

    /// <summary>
    /// The people of a conversation; null where one of them may see nothing: a guest, somebody of another tenant, an account that is linked
    /// to nobody, somebody
    /// who has left. Null also where the roster cannot be read.
    /// </summary>
    public async Task<IReadOnlyList<Person>?> FindAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var accounts = new HashSet<string>();
        try
        {
            await foreach (
                var member in connector.GetMembersAsync(turn.ServiceUrl, turn.ConversationId.Split(";messageid=")[0], cancellationToken)
            )
            {
                if (accounts.Count == Most || AccountRule.Of(member, turn.TenantId) != AccountStanding.Member)
                    return null;
                accounts.Add(member.AadObjectId!.ToLowerInvariant());
            }
        }
        catch (RosterException fault)
        {
            logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
            return null;
        }
        var tenant = turn.TenantId.ToLowerInvariant();
        // An object id that only a file names is proved by this very roster, which gives it the tenant.
        var people = await db
            .People.AsNoTracking()
            .Where(p => p.IsActive && (p.TenantId == tenant || p.TenantId == null) && accounts.Contains(p.AadObjectId!))
            .ToListAsync(cancellationToken);
        return accounts.Count > 0 && people.Count == accounts.Count ? people : null;
    }
}

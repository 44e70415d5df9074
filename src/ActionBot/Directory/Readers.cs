using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory;

/// <summary>Who reads along in a channel or a chat of several people, by Teams' own roster.</summary>
public sealed class Readers(ConnectorClient connector, ActionBotContext db, ILogger<Readers> logger)
{
    // Beyond this nobody can say what all of them may see, and an answer comes in private.
    private const int Most = 500;

    /// <summary>The people of a conversation; null where one of them is unknown, has left, or the roster cannot be read.</summary>
    public async Task<IReadOnlyList<Person>?> FindAsync(TeamsTurn turn, CancellationToken cancellationToken)
    {
        var members = new List<TeamsMember>();
        try
        {
            await foreach (var member in connector.GetMembersAsync(turn.ServiceUrl, turn.ConversationId.Split(";messageid=")[0], cancellationToken))
            {
                if (members.Count == Most)
                    return null;
                members.Add(member);
            }
        }
        catch (RosterException fault)
        {
            logger.RosterUnreadable(fault.Outcome.Reaction.ToString());
            return null;
        }
        return await PeopleAsync(members, cancellationToken);
    }

    private async Task<IReadOnlyList<Person>?> PeopleAsync(List<TeamsMember> members, CancellationToken cancellationToken)
    {
        var ids = members.Select(m => m.AadObjectId).OfType<string>().ToList();
        var addresses = members.SelectMany(m => m.Addresses()).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => p.IsActive && (ids.Contains(p.AadObjectId!) || (p.AadObjectId == null && addresses.Contains(p.Email)))).ToListAsync(cancellationToken);
        var found = members.ConvertAll(m => people.Find(p => p.AadObjectId is { } id ? string.Equals(id, m.AadObjectId, StringComparison.OrdinalIgnoreCase) : m.Addresses().Contains(p.Email)));
        return members.Count > 0 && found.TrueForAll(p => p is not null) ? [.. found.OfType<Person>().DistinctBy(p => p.Id)] : null;
    }
}

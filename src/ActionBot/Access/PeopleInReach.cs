using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>Who finds whom by typing a name. Everybody else is found by their whole address only, so that nobody can list the
/// organisation.</summary>
internal static class PeopleInReach
{
    /// <summary>
    /// The people of somebody's own areas and boards: themselves, owners of actions in the areas that they lead or own actions in, the
    /// leads of these areas, those who serve the same boards, their manager, those who have the same manager, and the delegates that they
    /// named. Administrators find everybody.
    /// </summary>
    /// <param name="today">The day; delegations that are over do not count.</param>
    public static async Task<IQueryable<Person>> PeopleFoundByAsync(
        this ActionBotContext db,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (person.IsAdministrator)
            return db.People;
        var (id, manager) = (person.Id, person.ManagerId);
        // The few paths that are theirs are found first, so that no pair of all areas and all leads has to be looked at.
        var led = AreaPaths.Tops(await db.AreaLeads.Where(l => l.PersonId == id).Select(l => l.Area!.Path).ToListAsync(cancellationToken));
        var owning = await db
            .Areas.Where(r => db.Actions.Any(a => a.OwnerId == id && a.AreaId == r.Id))
            .Select(r => new { r.Id, r.Path })
            .ToListAsync(cancellationToken);
        var (own, above) = (owning.ConvertAll(r => r.Id), AreaPaths.AtAndAbove([.. led, .. owning.Select(r => r.Path)]));
        // None of these looks at the person who is found, so that each is worked out once, and not for everybody in the register.
        var areas = db
            .Areas.Where(r => EF.Parameter(own).Contains(r.Id) || EF.Parameter(led).Any(top => r.Path.StartsWith(top)))
            .Select(r => r.Id);
        var owners = db.Actions.Where(a => a.OwnerId != null && areas.Contains(a.AreaId)).Select(a => a.OwnerId!.Value);
        var leading = db
            .Areas.Where(r => EF.Parameter(above).Contains(r.Path) || EF.Parameter(led).Any(top => r.Path.StartsWith(top)))
            .Select(r => r.Id);
        var leads = db.AreaLeads.Where(l => leading.Contains(l.AreaId)).Select(l => l.PersonId);
        var boards = db.BoardSecretaries.Where(s => s.PersonId == id).Select(s => s.BoardId);
        var secretaries = db.BoardSecretaries.Where(s => boards.Contains(s.BoardId)).Select(s => s.PersonId);
        var delegates = db.Delegations.StandingFrom(today).Where(d => d.PersonId == id).Select(d => d.DelegateId);
        return db.People.Where(p =>
            p.Id == id
            || (manager != null && (p.Id == manager || p.ManagerId == manager))
            || owners.Contains(p.Id)
            || leads.Contains(p.Id)
            || secretaries.Contains(p.Id)
            || delegates.Contains(p.Id)
        );
    }
}

using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory;

/// <summary>Who finds whom by typing a name. Everybody else is found by their whole address only, so that nobody can list the
/// organisation.</summary>
public static class PeopleInReach
{
    /// <summary>
    /// The people of somebody's own areas and boards: themselves, owners of actions in the areas that they lead or own actions in, the
    /// leads of these areas, those who serve the same boards, their manager, those who have the same manager, and the delegates that they
    /// named. Administrators find everybody.
    /// </summary>
    /// <param name="today">The day; delegations that are over do not count.</param>
    public static IQueryable<Person> PeopleFoundBy(this ActionBotContext db, Person person, DateOnly today)
    {
        if (person.IsAdministrator)
            return db.People;
        var (id, manager) = (person.Id, person.ManagerId);
        // None of these looks at the person who is found, so that each is worked out once, and not for everybody in the register.
        var areas = db.Areas.Where(r => db.AreaLeads.Any(l => l.PersonId == id && r.Path.StartsWith(l.Area!.Path))
            || db.Actions.Any(a => a.OwnerId == id && a.AreaId == r.Id)).Select(r => r.Id);
        var owners = db.Actions.Where(a => a.OwnerId != null && areas.Contains(a.AreaId)).Select(a => a.OwnerId!.Value);
        var leads = db.AreaLeads.Where(l => db.Areas.Any(r => areas.Contains(r.Id) && r.Path.StartsWith(l.Area!.Path)))
            .Select(l => l.PersonId);
        var boards = db.BoardSecretaries.Where(s => s.PersonId == id).Select(s => s.BoardId);
        var secretaries = db.BoardSecretaries.Where(s => boards.Contains(s.BoardId)).Select(s => s.PersonId);
        var delegates = db.Delegations.Where(d => d.PersonId == id && d.EndedAt == null && d.Until >= today).Select(d => d.DelegateId);
        return db.People.Where(p => p.Id == id || (manager != null && (p.Id == manager || p.ManagerId == manager))
            || owners.Contains(p.Id) || leads.Contains(p.Id) || secretaries.Contains(p.Id) || delegates.Contains(p.Id));
    }
}

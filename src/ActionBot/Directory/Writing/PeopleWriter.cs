using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory.Writing;

/// <summary>
/// Adds people whom a source names, and takes what it says of them, with a line of history for each change. Whatever knows people writes
/// them through here.
/// </summary>
internal sealed class PeopleWriter(ActionBotContext db, ChangeLines lines, List<Change> history)
{
    private const int MostLevels = 12;

    /// <summary>Everybody who is named, by address.</summary>
    /// <param name="said">What the source says, once for each address.</param>
    /// <param name="named">Every address that it names anywhere, those of managers and delegates included.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Dictionary<string, Person>> WriteAsync(
        IReadOnlyList<PersonUpdate> said,
        IReadOnlyList<string> named,
        CancellationToken cancellationToken
    )
    {
        var people = await db.People.Where(p => named.Contains(p.Email)).ToDictionaryAsync(p => p.Email, cancellationToken);
        var presence = await PresenceWriter.LoadAsync(db, people, lines, cancellationToken);
        var before = people.Values.ToDictionary(p => p.Email, p => Fields(p, presence));
        var updates = said.ToDictionary(p => p.Email);
        var added = new List<Person>();
        foreach (var email in named)
        {
            if (!people.TryGetValue(email, out var person))
                added.Add(people[email] = person = new Person { Email = email, Name = Person.NameFromEmail(email) });
            Take(person, updates.GetValueOrDefault(email));
        }
        await AddAsync(added, people, updates, cancellationToken);
        foreach (var update in said)
            presence.Take(people[update.Email], update, people);
        foreach (var email in named)
        {
            var after = Fields(people[email], presence);
            if (before.TryGetValue(email, out var was))
                history.AddRange(lines.Differences("person", email, was, after));
            else
                history.Add(lines.Added("person", email, after));
        }
        await db.SaveChangesAsync(cancellationToken);
        return people;
    }

    /// <summary>Adds people with their managers, those above first, so that few rows are written twice.</summary>
    private async Task AddAsync(
        List<Person> added,
        Dictionary<string, Person> people,
        Dictionary<string, PersonUpdate> updates,
        CancellationToken cancellationToken
    )
    {
        foreach (var level in added.GroupBy(Level).OrderBy(g => g.Key))
        {
            foreach (var person in level)
                if (ManagerOf(person) is { Id: not 0 } manager)
                    person.ManagerId = manager.Id;
            db.AddRange(level);
            await db.SaveChangesAsync(cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);

        Person? ManagerOf(Person person) => updates.GetValueOrDefault(person.Email)?.Manager is { } manager ? people[manager] : null;

        // How many above are new too. Nobody has more levels over them than this; where somebody has, the manager is written afterwards.
        int Level(Person person)
        {
            var level = 0;
            for (var above = ManagerOf(person); above is { Id: 0 } && level < MostLevels; above = ManagerOf(above))
                level++;
            return level;
        }
    }

    private static void Take(Person person, PersonUpdate? update)
    {
        if (update is null)
            return;
        person.Name = update.Name ?? person.Name;
        if (update.AadObjectId is { } account && account != person.AadObjectId)
            // Of which tenant it is, Teams' roster has to prove.
            (person.AadObjectId, person.TenantId) = (account, null);
        person.TimeZone = update.TimeZone ?? person.TimeZone;
        person.WorkingDays = update.WorkingDays ?? person.WorkingDays;
        person.SendAt = update.SendAt ?? person.SendAt;
        person.SendUntil = update.SendUntil ?? person.SendUntil;
        person.KeepsBankHolidays = update.KeepsBankHolidays ?? person.KeepsBankHolidays;
        person.IsAdministrator = update.IsAdministrator ?? person.IsAdministrator;
        person.IsActive = update.IsActive ?? person.IsActive;
    }

    private static List<(string Field, string? Value)> Fields(Person person, PresenceWriter presence) =>
        [
            ("name", person.Name),
            ("aadObjectId", person.AadObjectId),
            ("tenantId", person.TenantId),
            ("timeZone", person.TimeZone),
            ("workingDays", person.WorkingDays.ToString()),
            ("sendAt", person.SendAt.ToString("HH:mm")),
            ("sendUntil", person.SendUntil.ToString("HH:mm")),
            ("keepsBankHolidays", person.KeepsBankHolidays ? "true" : "false"),
            ("isAdministrator", person.IsAdministrator ? "true" : "false"),
            ("isActive", person.IsActive ? "true" : "false"),
            .. presence.Fields(person),
        ];
}

using ActionBot.Domain.Register.People;
using ActionBot.Storage;

namespace ActionBot.Directory.Writing;

/// <summary>People of whom only an address is known, as where a register or a lead names an owner.</summary>
internal static class NamedPeople
{
    /// <summary>Adds them, each called as their address says, with a line of history. The caller saves.</summary>
    /// <param name="db">The database.</param>
    /// <param name="emails">Addresses of nobody who is here.</param>
    /// <param name="lines">Where the history says that they come from.</param>
    public static IReadOnlyList<Person> AddNamed(this ActionBotContext db, IEnumerable<string> emails, ChangeLines lines)
    {
        var people = emails.Select(e => new Person { Email = e, Name = Person.NameFromEmail(e) }).ToList();
        db.AddRange(people);
        db.AddRange(people.Select(p => lines.Added("person", p.Email, [("name", p.Name)])));
        return people;
    }
}

using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Directory.Writing;

/// <summary>
/// Takes managers, absences and delegates. What a source names replaces what was to come; days that are over stay as they were.
/// </summary>
internal sealed class PresenceWriter
{
    private readonly ActionBotContext db;
    private readonly ChangeLines lines;
    private readonly Dictionary<long, string> emails;
    private readonly Dictionary<long, List<Absence>> absences;
    private readonly Dictionary<long, List<Delegation>> delegations;

    private PresenceWriter(
        ActionBotContext db,
        ChangeLines lines,
        Dictionary<long, string> emails,
        Dictionary<long, List<Absence>> absences,
        Dictionary<long, List<Delegation>> delegations
    ) => (this.db, this.lines, this.emails, this.absences, this.delegations) = (db, lines, emails, absences, delegations);

    public static async Task<PresenceWriter> LoadAsync(
        ActionBotContext db,
        Dictionary<string, Person> people,
        ChangeLines lines,
        CancellationToken cancellationToken
    )
    {
        var ids = people.Values.Select(p => p.Id).ToList();
        // Those that are over too: a source may bring back one that it cut short before.
        var absences = await db.Absences.Where(a => ids.Contains(a.PersonId)).ToListAsync(cancellationToken);
        var delegations = await db.Delegations.StandingFrom(lines.On).Where(d => ids.Contains(d.PersonId)).ToListAsync(cancellationToken);
        var others = people
            .Values.Select(p => p.ManagerId)
            .OfType<long>()
            .Concat(delegations.Select(d => d.DelegateId))
            .Distinct()
            .ToList();
        var emails = await db.People.Where(p => others.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email, cancellationToken);
        return new(
            db,
            lines,
            emails,
            absences.GroupBy(a => a.PersonId).ToDictionary(g => g.Key, g => g.ToList()),
            delegations.GroupBy(d => d.PersonId).ToDictionary(g => g.Key, g => g.ToList())
        );
    }

    /// <summary>Takes what an update says. Everybody it names has a row.</summary>
    public void Take(Person person, PersonUpdate update, Dictionary<string, Person> people)
    {
        if (update.Manager is { } manager)
            person.ManagerId = Named(people[manager]);
        if (update.Absences is { } named)
            Take(person, named);
        if (update.Delegate is { } answerer)
            Take(person, answerer, people);
    }

    /// <summary>Manager, absences and delegates as the history writes them.</summary>
    public IEnumerable<(string Field, string? Value)> Fields(Person person) =>
        [
            ("manager", person.ManagerId is { } manager ? emails[manager] : null),
            (
                "absences",
                Text(
                    absences
                        .GetValueOrDefault(person.Id)
                        ?.Where(a => a.To >= lines.On)
                        .OrderBy(a => a.From)
                        .Select(a => $"{a.From:yyyy-MM-dd} to {a.To:yyyy-MM-dd}")
                )
            ),
            (
                "delegate",
                Text(
                    delegations
                        .GetValueOrDefault(person.Id)
                        ?.Where(d => d.EndedAt is null)
                        .OrderBy(d => d.From)
                        .Select(d => $"{emails[d.DelegateId]} from {d.From:yyyy-MM-dd} until {d.Until:yyyy-MM-dd}")
                )
            ),
        ];

    private long Named(Person person)
    {
        emails[person.Id] = person.Email;
        return person.Id;
    }

    private void Take(Person person, IReadOnlyList<AbsenceUpdate> named)
    {
        var here = absences.TryGetValue(person.Id, out var list) ? list : absences[person.Id] = [];
        foreach (var absence in here.Where(a => a.To >= lines.On && named.All(n => n.From != a.From)).ToList())
        {
            if (absence.From < lines.On)
            {
                absence.To = lines.On.AddDays(-1);
                continue;
            }
            here.Remove(absence);
            db.Remove(absence);
        }
        foreach (var entry in named)
        {
            if (here.FirstOrDefault(a => a.From == entry.From) is { } same)
                same.To = entry.To;
            else
                here.Add(
                    Added(
                        new Absence
                        {
                            PersonId = person.Id,
                            From = entry.From,
                            To = entry.To,
                        }
                    )
                );
        }
    }

    private void Take(Person person, DelegateUpdate named, Dictionary<string, Person> people)
    {
        var here = delegations.TryGetValue(person.Id, out var list) ? list : delegations[person.Id] = [];
        var (to, from) = (Named(people[named.To]), named.From ?? lines.On);
        if (here.Any(d => d.DelegateId == to && d.Until == named.Until && (d.From == from || (named.From is null && d.From <= lines.On))))
            return;
        foreach (var other in here.Where(d => d.EndedAt is null && d.From <= named.Until && from <= d.Until))
            other.EndedAt = lines.At;
        here.Add(
            Added(
                new Delegation
                {
                    PersonId = person.Id,
                    DelegateId = to,
                    From = from,
                    Until = named.Until,
                }
            )
        );
    }

    private T Added<T>(T row)
        where T : class
    {
        db.Add(row);
        return row;
    }

    private static string? Text(IEnumerable<string>? parts) =>
        parts is not null && string.Join(", ", parts) is { Length: > 0 } text ? text : null;
}

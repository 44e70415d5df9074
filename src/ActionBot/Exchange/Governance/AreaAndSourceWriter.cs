using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Exchange.Writing;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Governance;

/// <summary>
/// Takes areas with their leads and sources with their verifiers. A list of people that is given replaces the one that is here.
/// </summary>
internal sealed class AreaAndSourceWriter(
    ActionBotContext db,
    ChangeLines lines,
    List<Change> history,
    IReadOnlyDictionary<string, Person> people
)
{
    public async Task AreasAsync(GovernanceFile file, GovernanceKnown known, CancellationToken cancellationToken)
    {
        var references = await References.LoadAsync(db, cancellationToken);
        await new ReferenceWriter(db, references, lines).AreasAsync(file.Areas.Select(a => a.Names), history.Add, cancellationToken);
        var named = file.Areas.Select(a => (Entry: a, Area: references.Areas[Area.PathOf(a.Names)])).ToList();
        await AbbreviationsAsync(named, cancellationToken);
        await LeadsAsync([.. named.Where(n => n.Entry.Leads is not null)], known, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AbbreviationsAsync(List<(AreaEntry Entry, Area Area)> named, CancellationToken cancellationToken)
    {
        var changed = named.Where(n => n.Entry.Abbreviations is { } said && !n.Area.Abbreviations.SequenceEqual(said)).ToList();
        var ids = changed.Select(c => c.Area.Id).ToList();
        var areas = ids.Count == 0 ? [] : await db.Areas.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        foreach (var (entry, area) in changed)
        {
            history.Add(lines.Changed("area", area.Path, "abbreviations", Words(area.Abbreviations), Words(entry.Abbreviations!)));
            areas[area.Id].Abbreviations = entry.Abbreviations!;
        }
    }

    private async Task LeadsAsync(List<(AreaEntry Entry, Area Area)> named, GovernanceKnown known, CancellationToken cancellationToken)
    {
        var ids = named.Select(n => n.Area.Id).ToList();
        var all = (await db.AreaLeads.Include(l => l.Person).Where(l => ids.Contains(l.AreaId)).ToListAsync(cancellationToken)).ToLookup(
            l => l.AreaId
        );
        foreach (var (entry, area) in named)
        {
            var here = all[area.Id].ToList();
            var (wanted, present) = (entry.Leads!.Select(e => people[e].Id).ToHashSet(), here.Select(h => h.PersonId).ToHashSet());
            db.RemoveRange(here.Where(h => !wanted.Contains(h.PersonId)));
            db.AddRange(wanted.Where(id => !present.Contains(id)).Select(id => new AreaLead { AreaId = area.Id, PersonId = id }));
            // The first line is written even when nothing changes: it says that the leads of this area are named here, not in a register.
            var (before, after) = (Names(here.Select(h => h.Person!.Email)), Names(entry.Leads!));
            if (before != after || !known.GovernedAreas.Contains(area.Path))
                history.Add(lines.Changed("area", area.Path, "leads", before, after));
        }
    }

    public async Task SourcesAsync(GovernanceFile file, CancellationToken cancellationToken)
    {
        var here = (await db.Sources.Include(s => s.Verifiers).ThenInclude(v => v.Person).ToListAsync(cancellationToken))
            .DistinctBy(s => s.Code, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => s.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in file.Sources)
        {
            var source = here.GetValueOrDefault(entry.Code);
            var before = source is null ? null : Fields(source);
            if (source is null)
            {
                var usual = KnownSource.Of(entry.Code);
                db.Add(
                    source = new Source
                    {
                        Code = entry.Code,
                        Name = usual.Name,
                        Kind = usual.Kind,
                    }
                );
            }
            source.Name = entry.Name ?? source.Name;
            source.Kind = entry.Kind ?? source.Kind;
            source.VerifierName = entry.VerifierName ?? source.VerifierName;
            if (entry.Verifiers is { } named)
            {
                var (wanted, present) = (named.ToHashSet(), source.Verifiers.Select(v => v.Person!.Email).ToHashSet());
                source.Verifiers.RemoveAll(v => !wanted.Contains(v.Person!.Email));
                source.Verifiers.AddRange(
                    named.Where(e => !present.Contains(e)).Select(e => new SourceVerifier { PersonId = people[e].Id, Person = people[e] })
                );
            }
            if (before is null)
                history.Add(lines.Added("source", source.Code, Fields(source)));
            else
                history.AddRange(lines.Differences("source", source.Code, before, Fields(source)));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Addresses as the history writes a list of people.</summary>
    public static string? Names(IEnumerable<string> emails) =>
        string.Join(", ", emails.Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : null;

    /// <summary>Abbreviations as the history writes them.</summary>
    public static string? Words(IEnumerable<string> abbreviations) =>
        string.Join(", ", abbreviations) is { Length: > 0 } words ? words : null;

    private static List<(string Field, string? Value)> Fields(Source source) =>
        [
            ("name", source.Name),
            ("kind", source.Kind.ToString()),
            ("verifierName", source.VerifierName),
            ("verifiers", Names(source.Verifiers.Select(v => v.Person!.Email))),
        ];
}

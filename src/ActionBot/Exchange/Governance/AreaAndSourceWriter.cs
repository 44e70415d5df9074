using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Writing;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Governance;

/// <summary>Takes areas with their leads and sources with their verifiers. A list of people that is given replaces the one that is here.</summary>
internal sealed class AreaAndSourceWriter(ActionBotContext db, ChangeLines lines, List<Change> history, IReadOnlyDictionary<string, Person> people)
{
    public async Task AreasAsync(GovernanceFile file, GovernanceKnown known, CancellationToken cancellationToken)
    {
        var references = await References.LoadAsync(db, cancellationToken);
        var writer = new ReferenceWriter(db, references, lines);
        foreach (var entry in file.Areas)
        {
            var area = await writer.AreaAsync(entry.Names, history.Add, cancellationToken);
            if (entry.Abbreviations is { } abbreviations && !area.Abbreviations.SequenceEqual(abbreviations))
            {
                history.Add(lines.Changed("area", area.Path, "abbreviations", Words(area.Abbreviations), Words(abbreviations)));
                (await db.Areas.SingleAsync(a => a.Id == area.Id, cancellationToken)).Abbreviations = abbreviations;
            }
            if (entry.Leads is not { } named)
                continue;
            var here = await db.AreaLeads.Include(l => l.Person).Where(l => l.AreaId == area.Id).ToListAsync(cancellationToken);
            var leads = named.Select(e => people[e]).ToList();
            db.RemoveRange(here.Where(h => leads.All(l => l.Id != h.PersonId)));
            db.AddRange(leads.Where(l => here.All(h => h.PersonId != l.Id)).Select(l => new AreaLead { AreaId = area.Id, PersonId = l.Id }));
            // The first line is written even when nothing changes: it says that the leads of this area are named here, not in a register.
            var (before, after) = (Names(here.Select(h => h.Person!.Email)), Names(named));
            if (before != after || !known.GovernedAreas.Contains(area.Path))
                history.Add(lines.Changed("area", area.Path, "leads", before, after));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task SourcesAsync(GovernanceFile file, CancellationToken cancellationToken)
    {
        var here = await db.Sources.Include(s => s.Verifiers).ThenInclude(v => v.Person).ToListAsync(cancellationToken);
        foreach (var entry in file.Sources)
        {
            var source = here.FirstOrDefault(s => s.Code.Equals(entry.Code, StringComparison.OrdinalIgnoreCase));
            var before = source is null ? null : Fields(source);
            if (source is null)
            {
                var usual = KnownSource.Of(entry.Code);
                db.Add(source = new Source { Code = entry.Code, Name = usual.Name, Kind = usual.Kind });
            }
            source.Name = entry.Name ?? source.Name;
            source.Kind = entry.Kind ?? source.Kind;
            source.VerifierName = entry.VerifierName ?? source.VerifierName;
            if (entry.Verifiers is { } named)
            {
                source.Verifiers.RemoveAll(v => !named.Contains(v.Person!.Email));
                source.Verifiers.AddRange(named.Where(e => source.Verifiers.All(v => v.Person!.Email != e))
                    .Select(e => new SourceVerifier { PersonId = people[e].Id, Person = people[e] }).ToList());
            }
            if (before is null)
                history.Add(lines.Added("source", source.Code, Fields(source)));
            else
                history.AddRange(lines.Differences("source", source.Code, before, Fields(source)));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Addresses as the history writes a list of people.</summary>
    public static string? Names(IEnumerable<string> emails) => string.Join(", ", emails.Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : null;

    /// <summary>Abbreviations as the history writes them.</summary>
    public static string? Words(IEnumerable<string> abbreviations) => string.Join(", ", abbreviations) is { Length: > 0 } words ? words : null;

    private static List<(string Field, string? Value)> Fields(Source source) =>
    [
        ("name", source.Name),
        ("kind", source.Kind.ToString()),
        ("verifierName", source.VerifierName),
        ("verifiers", Names(source.Verifiers.Select(v => v.Person!.Email))),
    ];
}

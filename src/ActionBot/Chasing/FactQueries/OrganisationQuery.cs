using ActionBot.Access;
using ActionBot.Boards.Agendas;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>What the planner needs to know of a report.</summary>
internal sealed record ReportFacts(string Source, SourceKind Kind, Assurance Assurance, DateOnly? IssuedOn);

/// <summary>Loads the chart: small tables, read whole.</summary>
internal sealed class OrganisationQuery(
    ActionBotContext db,
    NearestLeads leads,
    BoardChannels boardChannels,
    Calendars calendars,
    TimeProvider clock
)
{
    public async Task<OrganisationChart> LoadAsync(CancellationToken cancellationToken)
    {
        var areas = await db.Areas.AsNoTracking().Select(a => new ValueTuple<long, string>(a.Id, a.Path)).ToListAsync(cancellationToken);
        var nearest = (await leads.OfAsync(areas, null, cancellationToken)).ToDictionary(g => g.Key, g => (IReadOnlyList<long>)[.. g]);
        var reports = await db
            .Reports.AsNoTracking()
            .Select(r => new
            {
                r.Id,
                r.Source!.Code,
                r.Source.Kind,
                r.Assurance,
                r.IssuedOn,
            })
            .ToListAsync(cancellationToken);
        // The code of a source is one object, however many reports it has.
        var codes = reports.Select(r => r.Code).Distinct().ToDictionary(c => c);
        var administrators = await db
            .People.Where(p => p.IsAdministrator && p.IsActive)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
        var boards = await db
            .Boards.AsNoTracking()
            .OrderBy(b => b.Id)
            .Select(b => new
            {
                b.Id,
                b.Code,
                b.Name,
                b.Remit,
            })
            .ToListAsync(cancellationToken);
        var inChannel = (await boardChannels.LoadAsync(null, calendars.Usual.LocalAt(clock.GetUtcNow()).Day, cancellationToken))
            .Where(c => c.Value.IsUsed)
            .Select(c => c.Key)
            .ToList();
        var secretaries = (
            await db
                .BoardSecretaries.Where(s => s.Person!.IsActive && !inChannel.Contains(s.BoardId))
                .OrderBy(s => s.PersonId)
                .Select(s => new { s.BoardId, s.PersonId })
                .ToListAsync(cancellationToken)
        )
            .GroupBy(s => s.BoardId)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<long>)[.. g.Select(s => s.PersonId)]);
        return new(
            areas.ToDictionary(a => a.Item1, a => a.Item2),
            reports.ToDictionary(r => r.Id, r => new ReportFacts(codes[r.Code], r.Kind, r.Assurance, r.IssuedOn)),
            nearest,
            administrators,
            [.. boards.Select(b => (b.Id, b.Code, b.Name, b.Remit))],
            secretaries
        );
    }
}

using ActionBot.Directory.Writing;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Exchange.Rows;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Writing;

/// <summary>Adds the sources, areas, people and reports that a register names and the database lacks.</summary>
internal sealed class ReferenceWriter(ActionBotContext db, References references, ChangeLines lines)
{
    public async Task WriteAsync(RegisterContent content, CancellationToken cancellationToken)
    {
        await SourcesAsync(content, cancellationToken);
        await AreasAsync(content, cancellationToken);
        await PeopleAsync(
            content.Rows.Select(r => r.Owner).OfType<string>().Concat(content.Rows.SelectMany(r => r.Leads)),
            cancellationToken
        );
        await LeadsAsync(content, cancellationToken);
        await ReportsAsync(content, cancellationToken);
    }

    private async Task SourcesAsync(RegisterContent content, CancellationToken cancellationToken)
    {
        foreach (var text in content.Rows.Select(r => r.Source).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (references.FindSource(text) is not null)
                continue;
            var known = KnownSource.Of(text);
            var source = new Source
            {
                Code = known.Code,
                Name = known.Name,
                Kind = known.Kind,
            };
            db.Add(source);
            db.Add(
                lines.Added(
                    "source",
                    source.Code,
                    [("name", source.Name), ("kind", source.Kind.ToString()), ("verifierName", source.VerifierName)]
                )
            );
            references.Sources[source.Code] = source;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AreasAsync(RegisterContent content, CancellationToken cancellationToken)
    {
        var places = content
            .Rows.Select(r => r.Area)
            .Distinct()
            .Select(place => references.ParentNames(place).Concat(place.Names.Skip(place.BusinessGroup is null ? 0 : 1)).ToList());
        await AreasAsync(places, line => db.Add(line), cancellationToken);
    }

    /// <summary>
    /// Adds the areas with these names from the top, and those above them, where they are missing: one save for each level of the tree.
    /// </summary>
    /// <param name="places">Taken one after the other: what a place means may depend on those before it.</param>
    /// <param name="record">Takes the lines of history down.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task AreasAsync(IEnumerable<IReadOnlyList<string>> places, Action<Change> record, CancellationToken cancellationToken)
    {
        var added = new List<(int Depth, string? Above, Area Area)>();
        foreach (var names in places)
        {
            string? above = null;
            for (var depth = 1; depth <= names.Count; depth++)
            {
                var path = Area.PathOf(names.Take(depth));
                if (!references.Areas.ContainsKey(path))
                {
                    var area = new Area { Name = names[depth - 1].Trim(), Path = path };
                    references.Add(area);
                    added.Add((depth, above, area));
                    record(lines.Added("area", path, [("name", area.Name)]));
                }
                above = path;
            }
        }
        foreach (var level in added.GroupBy(a => a.Depth).OrderBy(g => g.Key))
        {
            foreach (var (_, above, area) in level)
                area.ParentId = above is null ? null : references.Areas[above].Id;
            db.AddRange(level.Select(a => a.Area));
            await db.SaveChangesAsync(cancellationToken);
        }
        added.ForEach(a => references.Add(a.Area));
    }

    public async Task PeopleAsync(IEnumerable<string> emails, CancellationToken cancellationToken)
    {
        foreach (var batch in emails.Distinct().Where(e => !references.People.ContainsKey(e)).Chunk(1000))
        {
            var people = db.AddNamed(batch, lines);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var person in people)
                references.Add(person.Id, person.Email);
        }
    }

    /// <summary>Adds leads and takes none away. Where a governance file has named the leads of an area, its word stands.</summary>
    private async Task LeadsAsync(RegisterContent content, CancellationToken cancellationToken)
    {
        var governed = (
            await db
                .Changes.Where(c => c.Entity == "area" && c.Field == "leads" && c.Through == Governance.GovernanceImport.Through)
                .Select(c => c.Key)
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToHashSet();
        var present = (await db.AreaLeads.Select(l => new { l.AreaId, l.PersonId }).ToListAsync(cancellationToken))
            .Select(l => (l.AreaId, l.PersonId))
            .ToHashSet();
        foreach (var (place, email) in content.Rows.SelectMany(r => r.Leads.Select(l => (r.Area with { Team = null }, l))).Distinct())
        {
            var area = references.Areas[references.PathOf(place)];
            if (governed.Contains(area.Path) || !present.Add((area.Id, references.People[email])))
                continue;
            db.Add(new AreaLead { AreaId = area.Id, PersonId = references.People[email] });
            db.Add(lines.Changed("area", area.Path, "leads", null, email));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Date and opinion belong to the register; a blank cell takes nothing away.</summary>
    private async Task ReportsAsync(RegisterContent content, CancellationToken cancellationToken)
    {
        var added = new List<Report>();
        foreach (var rows in content.Rows.GroupBy(r => (Source: references.FindSource(r.Source)!, Title: r.Report.ToUpperInvariant())))
        {
            var issued = rows.Select(r => r.ReportDate).FirstOrDefault(d => d is not null);
            var assurance = rows.Select(r => r.Assurance).FirstOrDefault(a => a != Assurance.NotStated);
            var key = $"{rows.Key.Source.Code}: {rows.First().Report}";
            if (references.Reports.TryGetValue((rows.Key.Source.Id, rows.Key.Title), out var report))
            {
                if (issued is not null && issued != report.IssuedOn)
                    db.Add(lines.Changed("report", key, "issuedOn", Iso(report.IssuedOn), Iso(report.IssuedOn = issued)));
                if (assurance != Assurance.NotStated && assurance != report.Assurance)
                    db.Add(
                        lines.Changed("report", key, "assurance", report.Assurance.ToString(), (report.Assurance = assurance).ToString())
                    );
                continue;
            }
            report = new Report
            {
                SourceId = rows.Key.Source.Id,
                Title = rows.First().Report,
                IssuedOn = issued,
                Assurance = assurance,
            };
            added.Add(report);
            db.Add(
                lines.Added(
                    "report",
                    key,
                    [
                        ("source", rows.Key.Source.Code),
                        ("title", report.Title),
                        ("issuedOn", Iso(issued)),
                        ("assurance", assurance.ToString()),
                    ]
                )
            );
        }
        db.AddRange(added);
        await db.SaveChangesAsync(cancellationToken);
        added.ForEach(references.Add);
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd");
}

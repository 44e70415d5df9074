using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Exchange.Rows;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Writing;

/// <summary>The sources, reports, areas and people that actions point at, found by the names that registers use.</summary>
internal sealed class References
{
    private readonly Dictionary<long, string> emails = [];
    private readonly Dictionary<long, Area> areasById = [];
    private readonly Dictionary<long, Report> reportsById = [];
    private readonly Dictionary<AreaPlace, string> paths = [];

    // By the last part of the path of an area right below the top: the paths of the tops that have one.
    private readonly Dictionary<string, List<string>> tops = new(StringComparer.Ordinal);

    public Dictionary<string, Source> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Area> Areas { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, long> People { get; } = new(StringComparer.Ordinal);
    public Dictionary<(long Source, string Title), Report> Reports { get; } = [];

    public static async Task<References> LoadAsync(ActionBotContext db, CancellationToken cancellationToken)
    {
        var references = new References();
        foreach (var source in await db.Sources.ToListAsync(cancellationToken))
            references.Sources[source.Code] = source;
        foreach (var area in await db.Areas.AsNoTracking().ToListAsync(cancellationToken))
            references.Add(area);
        foreach (var report in await db.Reports.ToListAsync(cancellationToken))
            references.Add(report);
        await foreach (
            var person in db
                .People.AsNoTracking()
                .Select(p => new { p.Id, p.Email })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
            references.Add(person.Id, person.Email);
        return references;
    }

    /// <summary>Takes an area in, which may get its key later.</summary>
    public void Add(Area area)
    {
        if (area.Id != 0)
            areasById[area.Id] = area;
        if (!Areas.TryAdd(area.Path, area))
            return;
        var top = area.Path.IndexOf('/', StringComparison.Ordinal) + 1;
        if (area.Path.IndexOf('/', top) != area.Path.Length - 1)
            return;
        (tops.TryGetValue(area.Path[top..], out var list) ? list : tops[area.Path[top..]] = []).Add(area.Path[..top]);
    }

    public void Add(Report report) => reportsById[report.Id] = Reports[(report.SourceId, report.Title.ToUpperInvariant())] = report;

    public void Add(long id, string email) => emails[People[email] = id] = email;

    public string? EmailOf(long? id) => id is { } known ? emails[known] : null;

    public string PathOf(long areaId) => areasById[areaId].Path;

    public Report ReportOf(long reportId) => reportsById[reportId];

    public string CodeOf(long sourceId) => Sources.Values.First(s => s.Id == sourceId).Code;

    /// <summary>A source by its code, else by the name people call it, else by what is usually known of it.</summary>
    public Source? FindSource(string text)
    {
        if (Sources.TryGetValue(text, out var source) || Sources.TryGetValue(KnownSource.Of(text).Code, out source))
            return source;
        var named = Sources.Values.Where(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    public Report ReportOf(RegisterRow row) => Reports[(FindSource(row.Source)!.Id, row.Report.ToUpperInvariant())];

    /// <summary>The path of an area. A register without business groups means the one area of that name, where there is just one.</summary>
    public string PathOf(AreaPlace place)
    {
        if (paths.TryGetValue(place, out var path))
            return path;
        return paths[place] = Area.PathOf([.. ParentNames(place), place.Area, place.Team]);
    }

    /// <summary>The names above an area, as the register gives them or as the only area of the name has them.</summary>
    public IEnumerable<string> ParentNames(AreaPlace place)
    {
        if (place.BusinessGroup is not null)
            return [place.BusinessGroup];
        var alone = Area.PathOf(place.Area);
        if (Areas.ContainsKey(alone))
            return [];
        return tops.TryGetValue(alone, out var same) && same.Count == 1 ? [Areas[same[0]].Name] : [];
    }
}

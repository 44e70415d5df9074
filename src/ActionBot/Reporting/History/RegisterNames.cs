using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting.History;

/// <summary>A report as it stood on the day.</summary>
internal sealed record PastReport(string Source, SourceKind Kind, string Title, Assurance Assurance);

/// <summary>The small tables that actions refer to, read whole, as they stood on a day.</summary>
internal sealed class RegisterNames
{
    private const int AreaLevel = 2;

    private readonly Dictionary<long, PastReport> reports = [];
    private readonly Dictionary<string, PastReport> byTitle = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SourceKind> kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, string> paths = [];
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private Dictionary<string, string> areaNames = [];
    private HashSet<string> sharedNames = [];
    private HashSet<long> gone = [];
    private Dictionary<long, string> boards = [];

    /// <summary>Sources by their code, with their names.</summary>
    public IReadOnlyList<(string Code, string Name)> Sources { get; private set; } = [];

    public static async Task<RegisterNames> LoadAsync(ActionBotContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var names = new RegisterNames();
        await names.SourcesAsync(db, day, cancellationToken);
        await names.AreasAsync(db, cancellationToken);
        await names.PeopleAsync(db, day, cancellationToken);
        names.boards = await db.Boards.ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
        return names;
    }

    /// <summary>The report of an action on the day.</summary>
    public PastReport ReportOf(long reportId, PastFields past)
    {
        var now = reports[reportId];
        if (!past.Has("report") && !past.Has("source"))
            return now;
        var (source, title) = (past.Text("source", now.Source)!, past.Text("report", now.Title)!);
        return byTitle.GetValueOrDefault(Key(source, title))
            ?? now with
            {
                Source = source,
                Title = title,
                Kind = kinds.GetValueOrDefault(source, now.Kind),
            };
    }

    public string PathOf(long areaId) => paths[areaId];

    /// <summary>
    /// What the area of a path is called: its node below the business group, with the group's name where two groups have one of
    /// the same name.
    /// </summary>
    public string AreaLabel(string path)
    {
        if (labels.TryGetValue(path, out var label))
            return label;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var node = string.Concat(parts.Take(AreaLevel).Select(p => p + "/"));
        label = areaNames.GetValueOrDefault(node) ?? node.TrimEnd('/');
        if (parts.Length >= AreaLevel && sharedNames.Contains(label))
            label = $"{areaNames.GetValueOrDefault(parts[0] + "/") ?? parts[0]} / {label}";
        return labels[path] = label;
    }

    /// <summary>Whether a person had left by the day.</summary>
    public bool HasLeft(long personId) => gone.Contains(personId);

    public string? Board(long? id) => id is { } board ? boards.GetValueOrDefault(board) : null;

    private async Task SourcesAsync(ActionBotContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var past = await db.PastOfAsync("source", ["kind"], day, cancellationToken);
        var sources = await db.Sources.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var source in sources)
            kinds[source.Code] = past.Of(source.Code).Enum("kind", source.Kind);
        Sources = [.. sources.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => (s.Code, s.Name))];
        var codes = sources.ToDictionary(s => s.Id, s => s.Code);
        var opinions = await db.PastOfAsync("report", ["assurance"], day, cancellationToken);
        foreach (var report in await db.Reports.AsNoTracking().ToListAsync(cancellationToken))
        {
            var code = codes[report.SourceId];
            var key = Key(code, report.Title);
            byTitle[key] = reports[report.Id] = new(code, kinds[code], report.Title, opinions.Of(key).Enum("assurance", report.Assurance));
        }
    }

    private async Task AreasAsync(ActionBotContext db, CancellationToken cancellationToken)
    {
        var areas = await db
            .Areas.Select(a => new
            {
                a.Id,
                a.Name,
                a.Path,
            })
            .ToListAsync(cancellationToken);
        areas.ForEach(a => paths[a.Id] = a.Path);
        areaNames = areas.ToDictionary(a => a.Path, a => a.Name);
        sharedNames = areas
            .Where(a => a.Path.Count(c => c == '/') == AreaLevel)
            .GroupBy(a => a.Name)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToHashSet();
    }

    // Those who have left by now, less those who left after the day, and the other way round.
    private async Task PeopleAsync(ActionBotContext db, DateOnly day, CancellationToken cancellationToken)
    {
        gone = [.. await db.People.Where(p => !p.IsActive).Select(p => p.Id).ToListAsync(cancellationToken)];
        var past = await db.PastOfAsync("person", ["isActive"], day, cancellationToken);
        if (past.IsEmpty)
            return;
        foreach (
            var person in await db
                .People.Where(p => db.Changes.Any(c => c.Entity == "person" && c.Key == p.Email && c.Field == "isActive"))
                .Select(p => new
                {
                    p.Id,
                    p.Email,
                    p.IsActive,
                })
                .ToListAsync(cancellationToken)
        )
            _ =
                past.Of(person.Email).Text("isActive", person.IsActive ? "true" : "false") == "false"
                    ? gone.Add(person.Id)
                    : gone.Remove(person.Id);
    }

    private static string Key(string source, string title) => $"{source}: {title}";
}

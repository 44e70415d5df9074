using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;

namespace ActionBot.Chasing.FactQueries;

/// <summary>Who leads which area and which board owns which risk.</summary>
internal sealed class OrganisationChart
{
    private readonly Dictionary<long, string> paths;
    private readonly Dictionary<long, ReportFacts> reports;
    private readonly Dictionary<string, long> boardNames;
    private readonly Dictionary<long, string> nameOfBoard;
    private readonly IReadOnlyList<(long Id, Remit Remit)> remits;
    private readonly Dictionary<(string Source, string Path, Rating Rating, string? Theme), long?> fits = [];

    internal OrganisationChart(
        Dictionary<long, string> paths,
        Dictionary<long, ReportFacts> reports,
        IReadOnlyDictionary<long, IReadOnlyList<long>> namedLeads,
        IReadOnlyList<long> administrators,
        IReadOnlyList<(long Id, string Code, string Name, Remit Remit)> boards,
        IReadOnlyDictionary<long, IReadOnlyList<long>> secretaries
    )
    {
        this.paths = paths;
        this.reports = reports;
        NamedLeads = namedLeads;
        Leads = paths.Keys.ToDictionary(id => id, id => namedLeads.GetValueOrDefault(id) ?? administrators);
        Secretaries = secretaries;
        nameOfBoard = boards.ToDictionary(b => b.Id, b => b.Name);
        remits = [.. boards.Select(b => (b.Id, b.Remit))];
        boardNames = boards
            .SelectMany(b => new[] { (Word: b.Name, b.Id), (Word: b.Code, b.Id) })
            .GroupBy(b => b.Word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The active leads nearest to each area, without the areas that nobody leads.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> NamedLeads { get; }

    /// <summary>The active leads nearest to each area; the tracking team where nobody leads it.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> Leads { get; }

    /// <summary>
    /// The active secretaries of each board that is written to person by person: one with a channel reads there what concerns it.
    /// </summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> Secretaries { get; }

    /// <summary>Path of an area.</summary>
    public string PathOf(long areaId) => paths[areaId];

    /// <summary>What counts of a report.</summary>
    internal ReportFacts ReportOf(long reportId) => reports[reportId];

    /// <summary>What a board is called, or null where there is none.</summary>
    public string? NameOf(long? boardId) => boardId is { } id ? nameOfBoard.GetValueOrDefault(id) : null;

    /// <summary>The board that owns the risk of an action: the one that the register names, else the one whose remit fits best.</summary>
    public long? BoardFor(string? named, string source, string path, Rating rating, string? theme)
    {
        if (named is not null && boardNames.TryGetValue(named, out var board))
            return board;
        if (remits.Count == 0)
            return null;
        var key = (source, path, rating, theme);
        return fits.TryGetValue(key, out var known) ? known : fits[key] = Remit.BestOf(remits, source, path, rating, theme);
    }
}

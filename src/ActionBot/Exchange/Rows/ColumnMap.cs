using ActionBot.Domain;
using ActionBot.Domain.Wording;
using ActionBot.Exchange.Reading;

namespace ActionBot.Exchange.Rows;

/// <summary>Which column of a file means what, found by its header row.</summary>
internal sealed class ColumnMap
{
    /// <summary>Title rows may stand above the header; it is looked for in this many rows.</summary>
    public const int HeaderWithin = 50;
    private static readonly RegisterColumn[] Required = [RegisterColumn.Ref, RegisterColumn.Action, RegisterColumn.Area];

    private readonly Dictionary<RegisterColumn, int> _places;
    private readonly SheetRow _header;

    private ColumnMap(SheetRow header, Dictionary<RegisterColumn, int> places)
    {
        _header = header;
        _places = places;
        Unknown = [.. header.Cells.Select(c => c.Text).Where(t => t.Length > 0 && ColumnNames.Find(t) is null)];
        Width = header.Cells.Count;
    }

    /// <summary>Headers that mean nothing here; their columns are passed over.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>How many cells the header row has.</summary>
    public int Width { get; }

    public bool Has(RegisterColumn column) => _places.ContainsKey(column);

    public SheetCell this[SheetRow row, RegisterColumn column] => _places.TryGetValue(column, out var place) ? row[place] : SheetCell.Blank;

    /// <summary>The header as the file writes it.</summary>
    public string Header(RegisterColumn column) => _places.TryGetValue(column, out var place) ? _header[place].Text : column.ToString();

    /// <summary>The header of the column at a place, as the file writes it.</summary>
    /// <param name="place">From 0.</param>
    public string Header(int place) => _header[place].Text;

    /// <summary>Whether a row is the header once more, as printed lists repeat it.</summary>
    public bool IsHeader(SheetRow row) =>
        row.Cells.Select(c => c.Text).SequenceEqual(_header.Cells.Select(c => c.Text), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many different meanings the cells of a row name.</summary>
    public static int KnownIn(SheetRow row) => row.Cells.Select(c => ColumnNames.Find(c.Text)).Where(c => c is not null).Distinct().Count();

    /// <summary>The map of a header row.</summary>
    /// <exception cref="RuleException">Two columns mean the same, or a required one is missing.</exception>
    public static ColumnMap Of(SheetRow header)
    {
        var named = header
            .Cells.Select((c, place) => (Column: ColumnNames.Find(c.Text), c.Text, Place: place))
            .Where(c => c.Column is not null)
            .ToLookup(c => c.Column!.Value);
        var faults = named
            .Where(g => g.Count() > 1)
            .Select(g =>
                $"The columns {British.List([.. g.Select(c => $"“{c.Text}”")])} mean the "
                + $"same ({g.Key}). Rename those that are not to be read."
            )
            .Concat(
                Required
                    .Where(r => !named.Contains(r))
                    .Select(r => $"No column for {r} was found. Expected one with a header such as {ColumnNames.Examples(r)}.")
            )
            .ToList();
        if (faults.Count > 0)
            throw new RuleException($"{string.Join(" ", faults)} {Found(header)}");
        return new ColumnMap(header, named.ToDictionary(g => g.Key, g => g.First().Place));
    }

    /// <summary>The sentence that names the headers of a row.</summary>
    public static string Found(SheetRow row)
    {
        var names = row.Cells.Where(c => !c.IsBlank).Select(c => $"“{British.Shorten(c.Text, 40)}”").ToList();
        return $"Found in row {row.Number}: {(names.Count > 0 ? British.List(names) : "nothing")}.";
    }
}

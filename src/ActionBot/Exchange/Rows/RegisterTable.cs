using ActionBot.Domain;
using ActionBot.Domain.Wording;
using ActionBot.Exchange.Reading;

namespace ActionBot.Exchange.Rows;

/// <summary>The rows below the header of the first sheet that has one and can be seen.</summary>
internal sealed class RegisterTable
{
    private readonly IEnumerator<SheetRow> all;
    private readonly List<string> passed = [];
    private readonly (SheetRow Header, List<SheetRow> Top) chosen;
    private bool more;

    /// <exception cref="RuleException">No sheet has a header row, or its columns do not do.</exception>
    public RegisterTable(IEnumerator<SheetRow> all)
    {
        this.all = all;
        more = all.MoveNext();
        chosen = Choose();
        Columns = ColumnMap.Of(chosen.Header);
    }

    public ColumnMap Columns { get; }

    /// <summary>The sheets that look like a register as well and were not read, known once all rows were.</summary>
    public IReadOnlyList<string> PassedSheets => passed;

    /// <summary>The rows below the header, as they are read.</summary>
    public IEnumerable<SheetRow> Rows()
    {
        foreach (var row in chosen.Top.Where(r => r.Number > chosen.Header.Number))
            yield return row;
        for (; more && all.Current.Sheet == chosen.Header.Sheet; more = all.MoveNext())
            yield return all.Current;
        while (more)
        {
            var top = Top();
            Pass(Header(top));
            Skip(top[0].Sheet);
        }
    }

    private (SheetRow Header, List<SheetRow> Top) Choose()
    {
        SheetRow? shown = null;
        while (more)
        {
            var top = Top();
            if (Header(top) is { IsHidden: false } header)
                return (header, top);
            Pass(Header(top));
            shown ??= top.FirstOrDefault(r => !r.IsBlank);
            Skip(top[0].Sheet);
        }
        if (passed.Count > 0)
            throw new RuleException(
                $"Only hidden sheets hold a register: {British.List(passed)}. Unhide the one to be imported, or export it as CSV."
            );
        throw new RuleException(
            shown is null
                ? "The file holds no rows. Export the register again as CSV or XLSX."
                : $"No header row was found in the first {ColumnMap.HeaderWithin} rows. Expected a row with "
                    + $"headers such as “Ref”, “Action” and “Area”. {ColumnMap.Found(shown)}"
        );
    }

    private List<SheetRow> Top()
    {
        var (sheet, top) = (all.Current.Sheet, new List<SheetRow>());
        for (; more && all.Current.Sheet == sheet && top.Count < ColumnMap.HeaderWithin; more = all.MoveNext())
            top.Add(all.Current);
        return top;
    }

    private void Skip(string sheet)
    {
        while (more && all.Current.Sheet == sheet)
            more = all.MoveNext();
    }

    // Two headers alone may be those of a list of ratings; refs and actions are a register.
    private void Pass(SheetRow? header)
    {
        if (
            header?.Cells.Select(c => ColumnNames.Find(c.Text)).ToHashSet() is { } names
            && names.Contains(RegisterColumn.Ref)
            && names.Contains(RegisterColumn.Action)
        )
            passed.Add(header.IsHidden ? $"“{header.Sheet}” (hidden)" : $"“{header.Sheet}”");
    }

    private static SheetRow? Header(List<SheetRow> top) =>
        top.MaxBy(ColumnMap.KnownIn) is { } best && ColumnMap.KnownIn(best) >= 2 ? best : null;
}

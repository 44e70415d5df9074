using ActionBot.Domain;
using ActionBot.Exchange.Reading;

namespace ActionBot.Exchange.Rows;

/// <summary>The rows below the header of the first sheet that has one.</summary>
internal static class RegisterTable
{
    /// <summary>The columns, and the rows that follow as they are read.</summary>
    /// <exception cref="RuleException">No sheet has a header row, or its columns do not do.</exception>
    public static (ColumnMap Columns, IEnumerable<SheetRow> Rows) Open(IEnumerator<SheetRow> all)
    {
        SheetRow? shown = null;
        var more = all.MoveNext();
        while (more)
        {
            var sheet = all.Current.Sheet;
            var top = new List<SheetRow>();
            for (; more && all.Current.Sheet == sheet && top.Count < ColumnMap.HeaderWithin; more = all.MoveNext())
                top.Add(all.Current);
            var header = top.MaxBy(ColumnMap.KnownIn);
            if (header is not null && ColumnMap.KnownIn(header) >= 2)
                return (ColumnMap.Of(header), After(header, top, all, more));
            shown ??= top.FirstOrDefault(r => !r.IsBlank);
            while (more && all.Current.Sheet == sheet)
                more = all.MoveNext();
        }
        throw new RuleException(shown is null
            ? "The file holds no rows. Export the register again as CSV or XLSX."
            : $"No header row was found in the first {ColumnMap.HeaderWithin} rows. Expected a row with headers such as “Ref”, “Action” and “Area”. {ColumnMap.Found(shown)}");
    }

    private static IEnumerable<SheetRow> After(SheetRow header, List<SheetRow> top, IEnumerator<SheetRow> all, bool more)
    {
        foreach (var row in top.Where(r => r.Number > header.Number))
            yield return row;
        for (; more && all.Current.Sheet == header.Sheet; more = all.MoveNext())
            yield return all.Current;
    }
}

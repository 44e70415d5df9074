using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Exchange.Reading;

namespace ActionBot.Exchange.Rows;

/// <summary>Everything a register file states, and everything that is wrong with it.</summary>
internal sealed class RegisterContent
{
    private readonly List<(int Row, string Ref)> named = [];

    private RegisterContent(ColumnMap columns) => Columns = columns;

    public ColumnMap Columns { get; }

    /// <summary>The rows without a fault, in the order of the file.</summary>
    public List<RegisterRow> Rows { get; } = [];
    public List<ImportFault> Faults { get; private set; } = [];

    /// <summary>What was taken all the same but looks wrong, in the order of the file.</summary>
    public List<ImportFault> Warnings { get; private set; } = [];
    public List<PassedRow> Passed { get; } = [];

    /// <summary>Sheets that look like a register as well, and were not read.</summary>
    public IReadOnlyList<string> PassedSheets { get; private set; } = [];

    /// <summary>Every ref of the file, those of faulty rows too.</summary>
    public HashSet<string> Refs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="Domain.RuleException">No register can be read from it.</exception>
    public static RegisterContent Read(IEnumerable<SheetRow> sheet, ImportOptions options, Action<int>? tell, CancellationToken cancellationToken)
    {
        using var all = sheet.GetEnumerator();
        var table = new RegisterTable(all);
        var content = new RegisterContent(table.Columns);
        var reader = new RowReader(table.Columns, options);
        foreach (var row in table.Rows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            content.Add(row, reader);
            tell?.Invoke(row.Number);
        }
        content.PassedSheets = table.PassedSheets;
        content.CheckDuplicates();
        content.CheckReports();
        if (content.Rows.Count == 0 && content.Faults.Count == 0)
            throw new Domain.RuleException("The file has a header and no actions below it. Export the register again with its rows.");
        if (options.Source is { } source && !reader.TookSourceOfFile)
            throw new Domain.RuleException($"--source {ImportFault.Shown(source)} was given, but every row of the file names its source itself. Import it without --source.");
        var faulty = content.Faults.Select(f => f.Row).ToHashSet();
        content.Rows.RemoveAll(r => faulty.Contains(r.Number));
        content.Warnings = [.. reader.Warnings.Where(w => !faulty.Contains(w.Row))];
        content.Faults = [.. content.Faults.OrderBy(f => f.Row)];
        return content;
    }

    /// <summary>Takes out rows that cannot be taken for what else there is.</summary>
    public void Refuse(IReadOnlyList<ImportFault> faults)
    {
        if (faults.Count == 0)
            return;
        var faulty = faults.Select(f => f.Row).ToHashSet();
        Rows.RemoveAll(r => faulty.Contains(r.Number));
        Faults = [.. Faults.Concat(faults).OrderBy(f => f.Row)];
    }

    private void Add(SheetRow row, RowReader reader)
    {
        if (row.IsBlank)
            return;
        if (Columns.IsHeader(row) || (row.Only is { } only && !Domain.Register.Refs.LooksLikeOne(only.Text)))
        {
            Passed.Add(new(row.Number, ImportFault.Shown(row.Cells.First(c => !c.IsBlank).Text)));
            return;
        }
        if (reader.Read(row, Faults) is { } read)
            Rows.Add(read);
        if (reader.RefOf(row) is not { Length: > 0 } reference)
            return;
        Refs.Add(reference);
        named.Add((row.Number, reference));
    }

    // Rows that have other faults count as well: all faults are told at once, and of two rows with one ref neither is taken for the right one.
    private void CheckDuplicates()
    {
        foreach (var same in named.GroupBy(r => r.Ref, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            foreach (var (row, reference) in same)
                Faults.Add(new(row, Columns.Header(RegisterColumn.Ref), ImportFault.Shown(reference), "a ref that stands in one row only",
                    $"It also stands in row {British.List([.. same.Where(r => r.Row != row).Select(r => $"{r.Row}")])}. Keep one of them, or correct the ref."));
    }

    /// <summary>Date and opinion belong to the report: every row of it that names them has to name the same.</summary>
    private void CheckReports()
    {
        foreach (var report in Rows.GroupBy(r => (r.Source.ToUpperInvariant(), r.Report.ToUpperInvariant())))
        {
            CheckAgree(report, RegisterColumn.ReportDate, r => r.ReportDate?.ToString("yyyy-MM-dd"));
            CheckAgree(report, RegisterColumn.Assurance, r => r.Assurance == Assurance.NotStated ? null : r.Assurance.ToString());
        }
    }

    private void CheckAgree(IEnumerable<RegisterRow> report, RegisterColumn column, Func<RegisterRow, string?> value)
    {
        RegisterRow? first = null;
        foreach (var row in report.Where(r => value(r) is not null))
        {
            first ??= row;
            if (value(row) != value(first))
                Faults.Add(new(row.Number, Columns.Header(column), value(row)!, $"“{value(first)}” as in row {first.Number}",
                    $"Both rows are of the report “{British.Shorten(row.Report, 60)}”, which has one only. Correct one of them."));
        }
    }
}

using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Exchange.Reading;

namespace ActionBot.Exchange.Rows;

/// <summary>Everything a register file states, and everything that is wrong with it.</summary>
internal sealed class RegisterContent
{
    /// <summary>All of the texts of the rows are in memory at once. It is far more than hundreds of thousands of actions have.</summary>
    private const long MostCharacters = 400_000_000;
    private const int MostOthers = 5;

    private readonly List<(int Row, string Ref)> named = [];
    private long characters;

    private RegisterContent(ColumnMap columns) => Columns = columns;

    public ColumnMap Columns { get; }

    /// <summary>The rows without a fault, in the order of the file.</summary>
    public List<RegisterRow> Rows { get; } = [];
    public FaultList<ImportFault> Faults { get; } = new(f => f.Row);

    /// <summary>The rows that a fault keeps out.</summary>
    public HashSet<int> FaultyRows { get; } = [];

    /// <summary>What was taken all the same but looks wrong, in the order of the file.</summary>
    public FaultList<ImportFault> Warnings { get; } = new(w => w.Row);
    public FaultList<PassedRow> Passed { get; } = new(p => p.Row);

    /// <summary>Sheets that look like a register as well, and were not read.</summary>
    public IReadOnlyList<string> PassedSheets { get; private set; } = [];

    /// <summary>Every ref of the file, those of faulty rows too.</summary>
    public HashSet<string> Refs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="Domain.RuleException">No register can be read from it.</exception>
    public static RegisterContent Read(
        IEnumerable<SheetRow> sheet,
        ImportOptions options,
        Action<int>? tell,
        CancellationToken cancellationToken
    )
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
        if (content.Rows.Count == 0 && content.Faults.Total == 0)
            throw new Domain.RuleException("The file has a header and no actions below it. Export the register again with its rows.");
        if (options.Source is { } source && !reader.TookSourceOfFile)
            throw new Domain.RuleException(
                $"--source {ImportFault.Shown(source)} was given, but every row of the "
                    + "file names its source itself. Import it without --source."
            );
        content.Rows.RemoveAll(r => content.FaultyRows.Contains(r.Number));
        content.Warnings.AddRange(reader.Warnings.Where(w => !content.FaultyRows.Contains(w.Row)));
        content.Warnings.AddMore(reader.Warnings.More);
        return content;
    }

    /// <summary>Takes out rows that cannot be taken for what else there is.</summary>
    public void Refuse(IReadOnlyList<ImportFault> faults)
    {
        if (faults.Count == 0)
            return;
        foreach (var fault in faults)
            Fault(fault);
        Rows.RemoveAll(r => FaultyRows.Contains(r.Number));
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
            Keep(read);
        else
            FaultyRows.Add(row.Number);
        if (reader.RefOf(row) is not { Length: > 0 and <= Domain.Register.Refs.MaxLength } reference)
            return;
        Refs.Add(reference);
        named.Add((row.Number, reference));
    }

    private void Keep(RegisterRow row)
    {
        Rows.Add(row);
        if ((characters += row.Characters) > MostCharacters)
            throw new Domain.RuleException(
                $"Up to row {row.Number:N0} the texts of the register come to more than "
                    + $"{MostCharacters / 1_000_000} million characters, the most at once. Split the register into smaller files."
            );
    }

    private void Fault(ImportFault fault)
    {
        Faults.Add(fault);
        FaultyRows.Add(fault.Row);
    }

    // Rows that have other faults count as well: all faults are told at once, and of two rows with one ref neither is taken for
    // the right one.
    private void CheckDuplicates()
    {
        foreach (var same in named.GroupBy(r => r.Ref, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        foreach (var (row, reference) in same)
            Fault(
                new(
                    row,
                    Columns.Header(RegisterColumn.Ref),
                    ImportFault.Shown(reference),
                    "a ref that stands in one row only",
                    $"It also stands in row {Others(same, row)}. Keep one of them, or correct the ref."
                )
            );
    }

    private static string Others(IGrouping<string, (int Row, string Ref)> same, int row)
    {
        var some = same.Where(r => r.Row != row).Take(MostOthers).Select(r => $"{r.Row}");
        var more = same.Count() - 1 - MostOthers;
        return British.List(more > 0 ? [.. some, $"{more:N0} more"] : [.. some]);
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
                Fault(
                    new(
                        row.Number,
                        Columns.Header(column),
                        value(row)!,
                        $"“{value(first)}” as in row {first.Number}",
                        $"Both rows are of the report “{British.Shorten(row.Report, 60)}”, which has one only. Correct one of them."
                    )
                );
        }
    }
}

using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Values;

namespace ActionBot.Exchange.Rows;

/// <summary>Turns a row of cells into an action, or into faults that say what is wrong with each value.</summary>
internal sealed class RowReader(ColumnMap columns, ImportOptions options)
{
    public const string NoReport = "No report named";
    private const int MaxText = 4000,
        MaxTitle = 300,
        MaxName = 120,
        MaxSource = 120;

    /// <summary>What is taken all the same but looks wrong.</summary>
    public FaultList<ImportFault> Warnings { get; } = new(w => w.Row);

    /// <summary>Whether a row named no source, so that it got the one given for the file.</summary>
    public bool TookSourceOfFile { get; private set; }

    /// <summary>The action, or null when a value is faulty.</summary>
    public RegisterRow? Read(SheetRow row, FaultList<ImportFault> faults)
    {
        var before = faults.Total;
        CheckShape(row, faults);
        if (TooLong(row, faults))
            return null;
        var cells = new RowCells(columns, row, faults);
        var reference = Reference(cells);
        var source = Source(cells, reference);
        var issued = cells.Date(RegisterColumn.ReportDate);
        var read = new RegisterRow
        {
            Number = row.Number,
            Ref = reference ?? "",
            Source = source ?? "",
            Report = cells.Text(RegisterColumn.Report, MaxTitle) ?? Untitled(issued),
            ReportDate = issued,
            Assurance = cells.Word(RegisterColumn.Assurance, AssuranceReader.Read, AssuranceReader.Expected),
            Rating = cells.Word(RegisterColumn.Rating, RatingReader.Read, RatingReader.Expected),
            Risk = cells.Text(RegisterColumn.Risk, MaxText),
            CorporateRisk = cells.Text(RegisterColumn.CorporateRisk, MaxTitle),
            Action = cells.Text(RegisterColumn.Action, MaxText, "what was agreed to be done") ?? "",
            Area = new AreaPlace(
                AreaName(cells, RegisterColumn.BusinessGroup, null),
                AreaName(cells, RegisterColumn.Area, "the name of an area") ?? "",
                AreaName(cells, RegisterColumn.Team, null)
            ),
            Owner = cells.Email(RegisterColumn.Owner),
            Leads = cells.Emails(RegisterColumn.Lead),
            TargetDate = cells.Date(RegisterColumn.TargetDate),
            Status = cells.Word(RegisterColumn.Status, StatusReader.Read, StatusReader.Expected),
            DeliveryRoute = cells.Text(RegisterColumn.DeliveryRoute, MaxName),
            Theme = cells.Text(RegisterColumn.Theme, MaxName),
            Board = cells.Text(RegisterColumn.Board, MaxName),
            LastUpdate = cells.Text(RegisterColumn.LastUpdate, MaxText),
            LastUpdated = Updated(cells),
            DependsOn = DependsOn(cells, reference),
        };
        return faults.Total == before ? read : null;
    }

    /// <summary>The ref of a row as far as it can be read, so that a faulty row is not taken for a missing action.</summary>
    public string RefOf(SheetRow row) =>
        British.OneLine(columns[row, RegisterColumn.Ref].Text.Replace("\u200B", "", StringComparison.Ordinal));

    // What is longer than a spreadsheet can show is not read at all.
    private bool TooLong(SheetRow row, FaultList<ImportFault> faults)
    {
        var at = 0;
        while (at < row.Cells.Count && row.Cells[at].Text.Length <= CellBounds.MostCharacters)
            at++;
        if (at == row.Cells.Count)
            return false;
        var text = row[at].Text;
        faults.Add(
            new(
                row.Number,
                columns.Header(at),
                ImportFault.Shown(text[..CellBounds.MostCharacters]),
                $"at most {CellBounds.MostCharacters:N0} characters in a cell",
                $"It has {text.Length:N0}. Shorten it, or see whether a quote is missing."
            )
        );
        return true;
    }

    private void CheckShape(SheetRow row, FaultList<ImportFault> faults)
    {
        if (row.Damage is { } damage)
            faults.Add(
                new(row.Number, "", ImportFault.Shown(row[0].Text), "every opening quote to have a closing one", $"In this row {damage}.")
            );
        foreach (var extra in row.Cells.Skip(columns.Width).Where(c => !c.IsBlank).Take(1))
            faults.Add(
                new(
                    row.Number,
                    "",
                    ImportFault.Shown(extra.Text),
                    $"at most {columns.Width} cells, as in the header",
                    "A text that holds the separator needs quotes around it."
                )
            );
    }

    private static string? Reference(RowCells cells)
    {
        if (cells[RegisterColumn.Ref].Date is not null)
            cells.Fault(
                RegisterColumn.Ref,
                "a ref such as DARA-0042",
                "Excel has turned it into a date. Format the cell as text and type the ref again."
            );
        if (cells.Text(RegisterColumn.Ref, Refs.MaxLength, "a ref such as DARA-0042") is not { } reference)
            return null;
        if (reference.AsSpan().IndexOfAny(Refs.Separators) < 0)
            return reference;
        cells.Fault(
            RegisterColumn.Ref,
            "a ref without ',' or ';'",
            "These part refs from each other in lists and in what buttons send. Write another sign "
                + "in their place, such as '/', or give each action a row of its own."
        );
        return null;
    }

    /// <summary>The source named in the row, else the one given for the file, else the letters before the number of the ref.</summary>
    private string? Source(RowCells cells, string? reference)
    {
        if (cells.Text(RegisterColumn.Source, MaxSource) is { } named)
            return named;
        TookSourceOfFile |= options.Source is not null;
        if (options.Source is not null || reference is null)
            return options.Source;
        var letters = string.Concat(reference.TakeWhile(char.IsAsciiLetter));
        if (letters.Length >= 2)
            return letters.ToUpperInvariant();
        cells.Fault(
            cells.Has(RegisterColumn.Source) ? RegisterColumn.Source : RegisterColumn.Ref,
            "the source of the action, such as DARA",
            "Add a source column, or name the source of such rows with --source."
        );
        return null;
    }

    /// <summary>Without a title, reports are told apart by their date.</summary>
    private static string Untitled(DateOnly? issued) =>
        issued is { } date ? $"Report of {British.Plain(British.FullDate(date))}" : NoReport;

    private static string? AreaName(RowCells cells, RegisterColumn column, string? required)
    {
        var name = cells.Text(column, MaxName, required);
        if (name is null || !name.Contains('/'))
            return name;
        cells.Fault(column, "a name without '/'", "A '/' parts areas. Write “and” instead.");
        return null;
    }

    /// <summary>An update from the future would keep its owner from being asked.</summary>
    private DateOnly? Updated(RowCells cells)
    {
        var on = cells.Date(RegisterColumn.LastUpdated);
        if (on <= options.On || on is null)
            return on;
        cells.Fault(
            RegisterColumn.LastUpdated,
            $"a day up to {British.Plain(British.FullDate(options.On))}, for which the register counts",
            "Correct the date, or give the day of the register when importing it."
        );
        return null;
    }

    private string? DependsOn(RowCells cells, string? reference)
    {
        var text = cells.Text(RegisterColumn.DependsOn, MaxTitle);
        if (text is null || text.ToUpperInvariant() is "-" or "N/A" or "NA" or "NONE")
            return null;
        var refs = text.Split(Refs.Separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (refs.Any(r => r.Length > Refs.MaxLength))
            cells.Fault(RegisterColumn.DependsOn, "refs parted by commas", $"A ref has at most {Refs.MaxLength} characters.");
        var others = refs.Where(r => !r.Equals(reference, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (refs.Contains(reference, StringComparer.OrdinalIgnoreCase))
            Warnings.Add(
                cells.Of(
                    RegisterColumn.DependsOn,
                    reference!,
                    "refs of other actions",
                    "An action cannot wait for itself, so its own ref was left out."
                )
            );
        return others.Count > 0 ? string.Join(", ", others) : null;
    }
}

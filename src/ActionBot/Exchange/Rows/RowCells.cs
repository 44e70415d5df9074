using ActionBot.Domain.Wording;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Values;

namespace ActionBot.Exchange.Rows;

/// <summary>Reads the cells of one row; every value that cannot be taken becomes a fault.</summary>
internal sealed class RowCells(ColumnMap columns, SheetRow row, FaultList<ImportFault> faults)
{
    public bool Has(RegisterColumn column) => columns.Has(column);

    public SheetCell this[RegisterColumn column] => columns[row, column];

    public void Fault(RegisterColumn column, string expected, string advice) =>
        faults.AddIfTold(row.Number, () => Of(column, this[column].Text, expected, advice));

    /// <summary>Something to say of a value in a cell of this row.</summary>
    public ImportFault Of(RegisterColumn column, string value, string expected, string advice) =>
        new(row.Number, columns.Header(column), ImportFault.Shown(value), expected, advice);

    /// <summary>The text on one line, or null when the cell is blank or faulty.</summary>
    public string? Text(RegisterColumn column, int max, string? required = null)
    {
        var raw = this[column].Text;
        if (raw.AsSpan().ContainsAny(Unwanted) || HasBrokenCharacter(raw))
        {
            Fault(column, "text without control characters", "Type the text again or paste it as plain text.");
            return null;
        }
        if (FormulaErrors.Contains(raw))
        {
            Fault(column, "a value", "The formula of this cell has failed. Correct it, or put the value in its place.");
            return null;
        }
        var text = British.OneLine(raw.Replace("\u200B", "", StringComparison.Ordinal));
        if (text.Length > max)
            Fault(column, $"at most {max} characters", $"It has {text.Length}. Shorten it.");
        else if (text.Length == 0 && required is not null)
            Fault(column, required, "Fill the cell.");
        return text.Length is 0 || text.Length > max ? null : text;
    }

    public DateOnly? Date(RegisterColumn column)
    {
        var cell = this[column];
        var reading = BritishDates.Read(cell.Text);
        if (reading.Fault is { } advice)
            Fault(column, BritishDates.Expected, advice);
        return reading.Date;
    }

    public T Word<T>(RegisterColumn column, Func<string, T?> read, string expected)
        where T : struct
    {
        if (read(this[column].Text) is { } value)
            return value;
        Fault(column, expected, "Use one of these words.");
        return default;
    }

    public string? Email(RegisterColumn column) => Emails(column, several: false) is [var one, ..] ? one : null;

    public IReadOnlyList<string> Emails(RegisterColumn column, bool several = true)
    {
        var text = British.OneLine(this[column].Text);
        if (text.Length == 0 || NoPerson.Contains(text))
            return [];
        var parts = several ? text.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [text];
        var emails = parts.Select(Directory.Emails.Read).ToList();
        if (!emails.Contains(null))
            return [.. emails.Distinct()!];
        Fault(
            column,
            $"{Directory.Emails.Expected}, or blank",
            several
                ? "Write addresses only, parted by semicolons."
                : "Write the address of one person, or leave the cell blank for no owner."
        );
        return [];
    }

    private static readonly HashSet<string> NoPerson = new(
        ["-", "n/a", "na", "none", "tbc", "tba", "tbd", "vacant", "unassigned"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> FormulaErrors = new(
        ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ERROR"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly System.Buffers.SearchValues<char> Unwanted = System.Buffers.SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')),
        '\u007F',
        '\u202A',
        '\u202B',
        '\u202D',
        '\u202E',
    ]);

    private static bool HasBrokenCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }
        return false;
    }
}

using ActionBot.Domain.Wording;

namespace ActionBot.Exchange;

/// <summary>One value of a register that cannot be taken.</summary>
/// <param name="Row">The row as a spreadsheet numbers it.</param>
/// <param name="Column">The header of the column as the file writes it; empty when the whole row is meant.</param>
/// <param name="Value">What stands there, shortened.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Advice">What to do.</param>
internal sealed record ImportFault(int Row, string Column, string Value, string Expected, string Advice)
{
    private const int ShownCharacters = 60;

    /// <summary>"Row 17, Due date “31/02/2020”: expected a date. February 2020 has no day 31."</summary>
    public override string ToString()
    {
        var place = Column.Length > 0 ? $"Row {Row}, {Column}" : $"Row {Row}";
        var value = Value.Length > 0 ? $" “{Value}”" : "";
        return $"{place}{value}: expected {Expected}. {Advice}";
    }

    internal static string Shown(string value) => British.Shorten(British.OneLine(value), ShownCharacters);
}

/// <summary>A row that holds no action and was passed over, such as a heading inside the list.</summary>
/// <param name="Row">The row as a spreadsheet numbers it.</param>
/// <param name="Text">What stands there.</param>
internal sealed record PassedRow(int Row, string Text);

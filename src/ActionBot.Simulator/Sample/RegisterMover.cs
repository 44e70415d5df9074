using System.Globalization;
using System.Text;

namespace ActionBot.Simulator.Sample;

/// <summary>
/// Moves every date of a register by the same number of days and leaves all else as it is, byte for byte: quotes, line
/// ends, encoding and cells that hold no date.
/// </summary>
internal static class RegisterMover
{
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly HashSet<string> DateColumns = ["report_date", "target_date", "last_updated"];

    /// <summary>Copies <paramref name="register"/> to <paramref name="moved"/>; returns how many dates it moved.</summary>
    /// <exception cref="InvalidDataException">The first row names none of the date columns.</exception>
    public static async Task<int> MoveAsync(Stream register, Stream moved, int days, CancellationToken cancellation = default)
    {
        // Latin-1 maps every byte to one character and back, so the true encoding need not be known: what matters
        // here (commas, quotes, line ends, digits) is ASCII in all of them.
        using var reader = new StreamReader(register, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        await using var writer = new StreamWriter(moved, Encoding.Latin1, leaveOpen: true);
        var cells = new CellReader(reader);
        var dateColumns = new HashSet<int>();
        var count = 0;
        while (await cells.ReadAsync(cancellation) is { } cell)
        {
            if (cell.Row == 0 && IsDateColumn(cell.Text))
                dateColumns.Add(cell.Column);
            if (cell.Row == 1 && cell.Column == 0 && dateColumns.Count == 0)
                throw new InvalidDataException($"The first row names none of the columns {string.Join(", ", DateColumns)}.");
            var text = cell.Row > 0 && dateColumns.Contains(cell.Column) ? Move(cell.Text, days, ref count) : cell.Text;
            await writer.WriteAsync($"{text}{cell.End}".AsMemory(), cancellation);
        }
        return count;
    }

    private static bool IsDateColumn(string text) =>
        DateColumns.Contains(text.Replace("\u00EF\u00BB\u00BF", "", StringComparison.Ordinal).Trim('"'));

    private static string Move(string text, int days, ref int count)
    {
        var date = text.Trim('"');
        if (!DateOnly.TryParseExact(date, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return text;
        count++;
        return text.Replace(date, day.AddDays(days).ToString(DateFormat, CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ActionBot.Spreadsheets;

/// <summary>
/// Parts of a workbook that are XML with a few values in it. The files are laid out for readers; between two lines nothing stands
/// in the workbook.
/// </summary>
internal static partial class XlsxTemplate
{
    private static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    /// <summary>The part with its values, each of which is already as it stands in XML.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="values">What stands for each name in braces.</param>
    public static string Fill(string file, IReadOnlyDictionary<string, string> values) =>
        Names().Replace(Read.GetOrAdd(file, Joined), name => values[name.Groups[1].Value]);

    private static string Joined(string file)
    {
        using var stream =
            typeof(XlsxTemplate).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not in the program.");
        using var reader = new StreamReader(stream);
        return string.Concat(reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries));
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}

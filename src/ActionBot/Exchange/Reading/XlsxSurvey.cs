using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>
/// Goes over every part of a workbook that will be read, before it is: what the file states itself, such as the place of a cell, decides
/// how much memory its reader takes. In one pass it finds what lies outside a sheet, what is too much, how wide each sheet is, and the
/// cells whose formula failed.
/// </summary>
internal sealed class XlsxSurvey
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const int MostSheets = 1_000,
        MostStrings = 5_000_000,
        MostRuns = 1_000;
    private const int MostFormats = 100_000,
        MostNumberFormats = 5_000,
        MostOfNumberFormat = 1_000;
    private const long MostOfStrings = 400_000_000;

    private readonly Dictionary<string, SheetSurvey> byName = new(StringComparer.Ordinal);
    private readonly List<ushort> strings = [];

    /// <summary>What was found on a sheet; null where it has no rows.</summary>
    public SheetSurvey? Of(string sheet) => byName.GetValueOrDefault(sheet);

    /// <exception cref="RuleException">The workbook holds more than a register can.</exception>
    public static XlsxSurvey Of(XlsxPackage package)
    {
        var survey = new XlsxSurvey();
        Styles(package);
        survey.Strings(package);
        var targets = Targets(package);
        var names = Names(package, targets);
        var total = new SheetTotals();
        // Every part that a sheet may turn out to be, whichever of them the workbook names.
        foreach (var target in targets.Values.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            using var part = package.Open(target);
            var name = names.GetValueOrDefault(target, target);
            if (part is not null && SheetSurvey.Of(part, name, survey.strings, total) is { } found)
                survey.byName[name] = found;
        }
        return survey;
    }

    // The ids of the workbook's relations, with the path of each part as the reader finds it.
    private static Dictionary<string, string> Targets(XlsxPackage package)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var part = package.Open("xl/_rels/workbook.xml.rels");
        while (part?.Read() == true)
        {
            if (!part.Begins("Relationship", Package) || part["Target"] is not { } target)
                continue;
            var path = target.StartsWith("/xl/", StringComparison.OrdinalIgnoreCase) ? target[1..] : "xl/" + target;
            if (!targets.TryAdd(part["Id"] ?? "", path))
                throw Damaged("two relations of one id");
        }
        return targets;
    }

    private static Dictionary<string, string> Names(XlsxPackage package, Dictionary<string, string> targets)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (seen, sheets) = (new HashSet<string>(StringComparer.Ordinal), 0);
        using var part = package.Open("xl/workbook.xml");
        while (part?.Read() == true)
        {
            if (!part.Begins("sheet"))
                continue;
            if (++sheets > MostSheets)
                throw new RuleException(
                    $"The workbook has more than {MostSheets:N0} sheets. Export only the register's sheet, or " + "save it as CSV."
                );
            var name = part["name"] ?? "";
            if (!seen.Add(name))
                throw Damaged("two sheets of one name");
            if (part.Get("id", Relations) is { } id && targets.TryGetValue(id, out var target) && !names.TryAdd(target, name))
                throw Damaged("two sheets in one part");
        }
        return names;
    }

    private static void Styles(XlsxPackage package)
    {
        var (formats, numbers) = (0, 0);
        using var part = package.Open("xl/styles.xml");
        while (part?.Read() == true)
        {
            if (part.Begins("xf") && ++formats > MostFormats)
                throw new RuleException(
                    $"The workbook has more than {MostFormats:N0} cell formats. Copy the register's values into "
                        + "a new workbook, or export it as CSV."
                );
            if (!part.Begins("numFmt"))
                continue;
            if (++numbers > MostNumberFormats)
                throw new RuleException(
                    $"The workbook has more than {MostNumberFormats:N0} number formats. Copy the register's "
                        + "values into a new workbook, or export it as CSV."
                );
            if (part["formatCode"] is { Length: > MostOfNumberFormat } code)
                throw new RuleException(
                    $"The workbook has a number format of {code.Length:N0} characters; "
                        + $"the most is {MostOfNumberFormat:N0}. Copy the register's values into a new workbook, or export it as CSV."
                );
        }
    }

    private void Strings(XlsxPackage package)
    {
        var (length, runs, isText, total) = (0, 0, false, 0L);
        using var part = package.Open("xl/sharedStrings.xml");
        while (part?.Read() == true)
        {
            if (part.Begins("si"))
                (length, runs) = (0, 0);
            else if (part.Begins("t"))
                (isText, runs) = (true, runs + 1);
            else if (isText && part.IsText)
                length += XlsxPart.Length(part.Text());
            if (part.Ends("t"))
                isText = false;
            if (length > CellBounds.MostCharacters || runs > MostRuns)
                throw new RuleException(
                    $"The workbook's text number {strings.Count + 1:N0} has more than "
                        + (
                            runs > MostRuns
                                ? $"{MostRuns:N0} changes of its look. Clear the formats of its cell"
                                : $"{CellBounds.MostCharacters:N0} characters, the most of a cell. Shorten it"
                        )
                        + ", or export the register as CSV."
                );
            if (!part.Ends("si"))
                continue;
            strings.Add((ushort)length);
            if (strings.Count > MostStrings || (total += length) > MostOfStrings)
                throw new RuleException(
                    $"The workbook has more than {MostStrings / 1_000_000} million texts, or texts of more than "
                        + $"{MostOfStrings / 1_000_000} million characters. Split the register into smaller files."
                );
        }
    }

    private static RuleException Damaged(string found) =>
        new($"The workbook has {found}, so it is damaged. Save it again in Excel, " + "or export the register as CSV.");
}

/// <summary>What is counted over all sheets of a workbook.</summary>
internal sealed class SheetTotals
{
    private const int MostFailures = 50;
    private readonly HashSet<string> failures = new(StringComparer.Ordinal);

    /// <summary>Places from the first to the last cell, blank ones too: each is looked at.</summary>
    public long Places { get; set; }

    /// <summary>Characters of all cells; a text counts in each cell that shows it.</summary>
    public long Characters { get; set; }

    public int Merged { get; set; }

    public int Failed { get; set; }

    /// <summary>What a cell shows whose formula failed in a way that is not told apart.</summary>
    public const string AnyFailure = "#ERROR";

    /// <summary>A text once for all cells that show it; of many different ones none is told apart.</summary>
    public string Known(string failure)
    {
        if (failures.TryGetValue(failure, out var known))
            return known;
        return failures.Count < MostFailures && failures.Add(failure) ? failure : AnyFailure;
    }
}

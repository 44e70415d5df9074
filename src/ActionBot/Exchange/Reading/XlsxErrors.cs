using System.IO.Compression;
using System.Xml;

namespace ActionBot.Exchange.Reading;

/// <summary>The cells of a workbook whose formula failed, such as "#N/A". The reader of the rows takes them for blank, which would lose owners and dates without a word.</summary>
internal sealed class XlsxErrors
{
    private readonly Dictionary<string, Dictionary<(int Row, int Column), string>> bySheet = new(StringComparer.Ordinal);

    public string? At(string sheet, int row, int column) =>
        bySheet.TryGetValue(sheet, out var cells) ? cells.GetValueOrDefault((row, column)) : null;

    public static XlsxErrors Read(ZipArchive zip)
    {
        var errors = new XlsxErrors();
        var targets = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship", x => (Id: x.GetAttribute("Id") ?? "", Target: x.GetAttribute("Target") ?? ""))
            .ToDictionary(r => r.Id, r => r.Target);
        foreach (var (name, id) in Elements(zip, "xl/workbook.xml", "sheet", x => (x.GetAttribute("name") ?? "", Id(x))))
            if (targets.TryGetValue(id, out var target))
                errors.bySheet[name] = Failed(zip, target.StartsWith('/') ? target[1..] : "xl/" + target);
        return errors;
    }

    private static string Id(XmlReader sheet)
    {
        for (var more = sheet.MoveToFirstAttribute(); more; more = sheet.MoveToNextAttribute())
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                return sheet.Value;
        return "";
    }

    private static Dictionary<(int, int), string> Failed(ZipArchive zip, string part)
    {
        var failed = new Dictionary<(int, int), string>();
        foreach (var (place, text) in Elements(zip, part, "c", x => x.GetAttribute("t") == "e" ? (x.GetAttribute("r"), Value(x)) : default))
            if (place is not null)
                failed[Place(place)] = text!;
        return failed;
    }

    private static string Value(XmlReader cell)
    {
        using var inside = cell.ReadSubtree();
        return inside.ReadToDescendant("v", cell.NamespaceURI) ? inside.ReadElementContentAsString() : "#ERROR";
    }

    /// <summary>Row and column from 1 of a place such as "AB17".</summary>
    private static (int Row, int Column) Place(string place)
    {
        var letters = place.TakeWhile(char.IsAsciiLetter).ToArray();
        return (int.Parse(place.AsSpan(letters.Length)), letters.Aggregate(0, (column, c) => column * 26 + char.ToUpperInvariant(c) - 'A' + 1));
    }

    private static IEnumerable<T> Elements<T>(ZipArchive zip, string part, string name, Func<XmlReader, T> read)
    {
        if (zip.GetEntry(part) is not { } entry)
            yield break;
        using var xml = XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true });
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                yield return read(xml);
    }
}

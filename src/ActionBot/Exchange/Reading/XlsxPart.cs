using System.Text.RegularExpressions;
using System.Xml;
using ActionBot.Domain;

namespace ActionBot.Exchange.Reading;

/// <summary>
/// One part of a workbook, read node by node in little memory. What is refused here is what a reader that is less careful would keep in
/// memory: it is gone over before the library that reads the cells sees it.
/// </summary>
internal sealed partial class XlsxPart : IDisposable
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const int MostDepth = 64,
        MostElements = 120_000_000,
        MostBetweenTags = 1024 * 1024,
        CharactersOfEscape = 6;
    private readonly XmlReader xml;
    private readonly CountedStream stream;
    private readonly string tooLong;
    private int elements;

    // Holds any text that is short enough when every character of it is escaped.
    private readonly char[] text = new char[CellBounds.MostCharacters * (CharactersOfEscape + 1) + 1];

    public XlsxPart(CountedStream stream, string path)
    {
        this.stream = stream;
        tooLong =
            $"The workbook's part {path} holds a text or a tag of more than {MostBetweenTags / 1024 / 1024} MB; a cell holds "
            + $"at most {CellBounds.MostCharacters:N0} characters. Shorten it, or export the register as CSV.";
        stream.Step(MostBetweenTags, tooLong);
        xml = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                CloseInput = true,
                DtdProcessing = DtdProcessing.Prohibit,
                NameTable = new BoundedNames(),
            }
        );
    }

    public XmlNodeType NodeType => xml.NodeType;

    public string Name => xml.LocalName;

    public string? this[string attribute] => xml.GetAttribute(attribute);

    public string? Get(string attribute, string space) => xml.GetAttribute(attribute, space);

    /// <summary>Whether an element of this name begins here.</summary>
    public bool Begins(string name, string space = Main) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName == name && xml.NamespaceURI == space;

    /// <summary>Whether an element of this name ends here, as one without content does where it begins.</summary>
    public bool Ends(string name) =>
        (xml.NodeType == XmlNodeType.EndElement || (xml.NodeType == XmlNodeType.Element && xml.IsEmptyElement))
        && xml.LocalName == name
        && xml.NamespaceURI == Main;

    /// <summary>Whether there is text here.</summary>
    public bool IsText =>
        xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public bool Read()
    {
        if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            stream.Step(MostBetweenTags, tooLong);
        if (!xml.Read())
            return false;
        if (xml.NodeType == XmlNodeType.Element && ++elements > MostElements)
            throw new RuleException(
                $"A part of the workbook has more than {MostElements / 1_000_000} million elements, "
                    + "more than the cells of a register. Export only the register's sheet, or save it as CSV."
            );
        if (xml.Depth > MostDepth)
            throw new RuleException(
                $"The workbook's elements are nested more than {MostDepth} deep, which no workbook is. Save it "
                    + "again in Excel, or export the register as CSV."
            );
        return true;
    }

    /// <summary>The text that stands here. It is lost with the next call.</summary>
    public ReadOnlySpan<char> Text() => text.AsSpan(0, xml.ReadValueChunk(text, 0, text.Length));

    /// <summary>How many characters people see of a text in which some are escaped, such as "_x000D_".</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var escapes = 0;
        if (text.Length > CellBounds.MostCharacters)
            foreach (var _ in Escape().EnumerateMatches(text))
                escapes++;
        return text.Length - escapes * CharactersOfEscape;
    }

    public void Dispose() => xml.Dispose();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}

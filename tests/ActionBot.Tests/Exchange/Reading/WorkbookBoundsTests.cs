using System.Buffers.Binary;
using ActionBot.Domain;
using ActionBot.Exchange;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;

namespace ActionBot.Tests.Exchange.Reading;

/// <summary>Small files that would take the memory or the hours of whoever believes what they say of themselves.</summary>
public sealed class WorkbookBoundsTests
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml",
        Main = XlsxPart.Main;
    private const long MostAllocated = 150L * 1024 * 1024;

    private static readonly (string Rows, string Sentence)[] Bombs =
    [
        (
            """<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>""",
            "The sheet “Register”, cell ZZZZZZZ2 is outside the sheet: expected a cell from A1 to XFD1048576."
        ),
        ("""<row r="2"><c r="XFE2"><v>1</v></c></row>""", "cell XFE2 is outside the sheet"),
        ("""<row r="2"><c r="A1048577"><v>1</v></c></row>""", "cell A1048577 is outside the sheet"),
        ("""<row r="2"><c r="2A"><v>1</v></c></row>""", "cell 2A is outside the sheet"),
        (
            """<row r="2147483647"><c><v>1</v></c></row>""",
            "The sheet “Register”, row 2147483647 is outside the sheet: expected a row from 1 to 1,048,576."
        ),
        ("""<row r="1048577"/>""", "row 1048577 is outside the sheet"),
        ("""<row r="0"/>""", "row 0 is outside the sheet"),
        ("""<row r="-2147483648"/>""", "row -2147483648 is outside the sheet"),
        ("""<row r="9"/><row r="8"/>""", "row 8 stands after row 9: expected rows in their order"),
        ($"""<row r="2">{string.Concat(Enumerable.Repeat("<c/>", 16_385))}</row>""", "row 2 has more than 16,384 cells"),
        ($"""<row r="2">{string.Concat(Enumerable.Repeat("""<c r="A2"/>""", 16_385))}</row>""", "row 2 has more than 16,384 cells"),
        (
            $"""<row r="2"><c r="A2" t="str"><v>{new string('a', 32_768)}</v></c></row>""",
            "row 2, column 1 has more than 32,767 characters, the most of a cell."
        ),
        (
            $"""<row r="2"><c t="inlineStr"><is>{Repeat("<r><t>" + new string('a', 1000) + "</t></r>", 33)}</is></c></row>""",
            "row 2, column 1 has more than 32,767 characters"
        ),
        (
            $"""<row r="2"><c t="str"><v>{Repeat("<![CDATA[aaaaaaaaaa]]><!-- -->", 3_300)}</v></c></row>""",
            "row 2, column 1 has more than 32,767 characters"
        ),
        (
            $"""<row r="2">{Repeat("<c t=\"str\"><v>" + new string('a', 30_000) + "</v></c>", 40)}</row>""",
            "row 2 has more than 1 million characters"
        ),
        (
            """<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>""",
            "this one spans 1,048,576 rows and 16,384 columns, most of them blank"
        ),
        ($"""<row r="2">{Repeat("<a>", 80)}{Repeat("</a>", 80)}</row>""", "nested more than 64 deep"),
        ($"""<row r="2"><c a="{new string('a', 2_000_000)}"/></row>""", "holds a text or a tag of more than 1 MB"),
        ($"""<row r="2"><!-- {new string('<', 2_000_000)} --></row>""", "holds a text or a tag of more than 1 MB"),
        (string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<name{i}of{i}/>")), "more names of elements than a workbook can have"),
    ];

    [Fact]
    public void Rows_that_no_sheet_has_are_refused_before_they_take_memory() =>
        Assert.All(Bombs, bomb => Refused(RawWorkbook.Of(RawWorkbook.Header + bomb.Rows), bomb.Sentence));

    [Fact]
    public void Formats_that_reach_to_the_last_row_and_far_to_the_right_cost_nothing()
    {
        using var book = RawWorkbook.Of(
            RawWorkbook.Header
                + RawWorkbook.Row2
                + """<row r="3"><c r="AMJ3" s="1"/></row><row r="1048575"><c r="XFD1048575" s="1"/></row><row r="1048576" ht="12.8"/>"""
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = new XlsxRegister().Rows(book).ToList();
        Assert.Equal(["Ref", "DARA-1"], rows.Select(r => r[0].Text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }

    [Fact]
    public void What_stands_beside_the_rows_is_bounded_too()
    {
        Refused(
            RawWorkbook.Of(RawWorkbook.Header, """<mergeCells><mergeCell ref="A1:ZZZZZZ9"/></mergeCells>"""),
            "merged cells A1:ZZZZZZ9 are outside the sheet"
        );
        Refused(
            RawWorkbook.Of(RawWorkbook.Header, """<mergeCells><mergeCell ref="A1:A2147483647"/></mergeCells>"""),
            "merged cells A1:A2147483647 are outside the sheet"
        );
        Refused(
            RawWorkbook.Of(RawWorkbook.Header, $"<mergeCells>{Repeat("""<mergeCell ref="A1:A9"/>""", 500_001)}</mergeCells>"),
            "more than 500,000 merged cells"
        );
        Refused(
            RawWorkbook.Of(RawWorkbook.Header, before: $"<cols>{Repeat("""<col min="1" max="1" width="9"/>""", 16_385)}</cols>"),
            "more than 16,384 formats of columns"
        );
        Refused(
            RawWorkbook.Of(
                RawWorkbook.Header,
                $"<headerFooter><oddHeader>{Repeat("aaaaaaaaaaaaaaaa<!-- -->", 60_000)}</oddHeader></headerFooter>"
            ),
            "a text or a tag of more than 1 MB"
        );
    }

    [Fact]
    public void Shared_texts_and_formats_are_bounded()
    {
        Refused(
            With("xl/sharedStrings.xml", RawWorkbook.Strings($"<si><t>{new string('a', 32_768)}</t></si>")),
            "text number 1 has more than 32,767 characters, the most of a cell."
        );
        Refused(
            With("xl/sharedStrings.xml", RawWorkbook.Strings("<si><t>a</t></si>", $"<si>{Repeat("<r><t>a</t></r>", 1_001)}</si>")),
            "text number 2 has more than 1,000 changes of its look"
        );
        Refused(
            With("xl/styles.xml", RawWorkbook.Styles($"<cellXfs>{Repeat("<xf/>", 100_001)}</cellXfs>")),
            "more than 100,000 cell formats"
        );
        Refused(
            With("xl/styles.xml", RawWorkbook.Styles($"<numFmts>{Repeat("""<numFmt numFmtId="200" formatCode="0"/>""", 5_001)}</numFmts>")),
            "more than 5,000 number formats"
        );
        Refused(
            With(
                "xl/styles.xml",
                RawWorkbook.Styles($"""<numFmts><numFmt numFmtId="200" formatCode="{new string('0', 1_001)}"/></numFmts>""")
            ),
            "a number format of 1,001 characters"
        );
        var twice = RawWorkbook.Strings($"<si><t>_x0041_{new string('a', 32_700)}</t></si>");
        var cells = Repeat("""<c t="s"><v>0</v></c>""", 40);
        Refused(
            RawWorkbook.Of([
                (Sheet1, RawWorkbook.Sheet($"""{RawWorkbook.Header}<row r="2">{cells}</row>""")),
                ("xl/sharedStrings.xml", twice),
            ]),
            "row 2 has more than 1 million characters"
        );
    }

    [Fact]
    public void Parts_are_bounded_in_number_and_size_whatever_the_archive_says()
    {
        Refused(
            RawWorkbook.Of(
                Enumerable.Range(0, 10_001).Select(i => ($"xl/a{i}", "")).Append((Sheet1, RawWorkbook.Sheet(RawWorkbook.Header)))
            ),
            "more than 10,000 parts"
        );
        Refused(RawWorkbook.Of(Enumerable.Range(0, 60_000).Select(i => ($"xl/{new string('a', 60)}{i}", ""))), "more than 10,000 parts");
        Refused(
            RawWorkbook.Of([(Sheet1, RawWorkbook.Sheet(RawWorkbook.Header)), ("XL\\worksheets/Sheet1.xml", "<a/>")]),
            "two parts of one name"
        );
        Refused(RawWorkbook.Of([("xl/workbook.bin", ""), ("xl/workbook2.xml", "")], book: false), ".xlsb");
        Refused(
            RawWorkbook.Repeating(Sheet1, $"""<worksheet xmlns="{Main}">""", new string(' ', 500) + "<a/>", 220_000, "</worksheet>"),
            "a register may unpack to 250 times its size"
        );
        var many = string.Concat(Enumerable.Range(0, 1_001).Select(i => $"""<sheet name="S{i}" sheetId="{i + 1}" r:id="rId1"/>"""));
        Refused(With("xl/workbook.xml", RawWorkbook.Book(many)), "two sheets in one part");
        Refused(
            With("xl/workbook.xml", RawWorkbook.Book(many.Replace("rId1", "none", StringComparison.Ordinal))),
            "more than 1,000 sheets"
        );
        Refused(
            With(
                "xl/_rels/workbook.xml.rels",
                RawWorkbook
                    .Rels("worksheets/sheet1.xml")
                    .Replace("</R", """<Relationship Id="rId1" Target="a"/></R""", StringComparison.Ordinal)
            ),
            "two relations of one id"
        );
    }

    [Fact]
    public void Size_that_the_archive_states_is_not_believed()
    {
        using var book = RawWorkbook.Repeating(
            Sheet1,
            $"""<worksheet xmlns="{Main}"><sheetData>{RawWorkbook.Header}<row r="2"><c t="str"><v>""",
            new string('a', 1000),
            100_000,
            "</v></c></row></sheetData></worksheet>"
        );
        var bytes = book.ToArray();
        // The unpacked size stands 24 bytes into each entry of the directory and 22 into each local header.
        for (var at = 0; at < bytes.Length - 46; at++)
            if (bytes.AsSpan(at) is [(byte)'P', (byte)'K', 1, 2, ..])
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), 2_000_000_000);
            else if (bytes.AsSpan(at) is [(byte)'P', (byte)'K', 3, 4, ..])
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 22), 2_000_000_000);
        Refused(new MemoryStream(bytes), "row 2, column 1 has more than 32,767 characters");
    }

    [Fact]
    public void Entities_are_not_unfolded()
    {
        var sheet = RawWorkbook.Sheet(RawWorkbook.Header + """<row r="2"><c t="str"><v>&b;</v></c></row>""");
        var bomb = $"""<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>{sheet}""";
        Refused(RawWorkbook.Of([(Sheet1, bomb)]), "damaged or not complete");
    }

    [Fact]
    public void Sheet_that_is_formatted_to_its_last_column_is_read_as_wide_as_its_values()
    {
        var formatted = string.Concat(Enumerable.Range(3, 50).Select(r => $"""<row r="{r}"><c r="XFD{r}" s="1"/></row>"""));
        using var book = RawWorkbook.Of(RawWorkbook.Header + RawWorkbook.Row2 + formatted + """<row r="20000"/>""");
        var rows = new XlsxRegister().Rows(book).ToList();
        Assert.Equal((20_000, 3), (rows.Count, rows.Max(r => r.Cells.Count)));
    }

    [Fact]
    public void Cell_may_hold_as_many_characters_as_a_spreadsheet_shows()
    {
        var text = Repeat("a_x000D_", 16_383) + "b";
        using var book = RawWorkbook.Of(
            $"""{RawWorkbook.Header}<row r="2"><c r="A2" t="str"><v>A-1</v></c><c r="B2" t="str"><v>{text}</v></c></row>"""
        );
        Assert.Equal(32_767, new XlsxRegister().Rows(book).Last()[1].Text.Length);
    }

    [Fact]
    public void Merged_cells_that_lie_over_each_other_are_no_more_than_one_in_a_column()
    {
        var merged = Repeat("""<mergeCell ref="A2:A1048576"/>""", 50_000);
        using var book = RawWorkbook.Of(
            RawWorkbook.Header + RawWorkbook.Row2 + """<row r="100000"><c r="B100000"><v>1</v></c></row>""",
            $"<mergeCells>{merged}</mergeCells>"
        );
        Assert.Equal("DARA-1", new XlsxRegister().Rows(book).Last()[0].Text);
    }

    private static MemoryStream With(string path, string text) =>
        RawWorkbook.Of([(Sheet1, RawWorkbook.Sheet(RawWorkbook.Header + RawWorkbook.Row2)), (path, text)]);

    private static string Repeat(string text, int times) => new System.Text.StringBuilder().Insert(0, text, times).ToString();

    private static void Refused(MemoryStream book, string sentence)
    {
        using (book)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var fault = Assert.Throws<RuleException>(() =>
                RegisterContent.Read(RegisterFormats.All.Of(book).Rows(book), new ImportOptions(new(2019, 6, 30)), null, default)
            );
            Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }
    }
}

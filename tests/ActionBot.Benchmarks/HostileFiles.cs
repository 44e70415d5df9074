using System.IO.Compression;
using System.Text;

namespace ActionBot.Benchmarks;

/// <summary>Files that are small, or simple to send, and ask for more memory or time than there is.</summary>
internal static class HostileFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Header =
        """<row r="1"><c r="A1" t="str"><v>Ref</v></c><c r="B1" t="str"><v>Action</v></c><c r="C1" t="str"><v>Area</v></c></row>""";
    private const string FaultyRow = "Internal audit,High,Do what was agreed with the auditors,Finance,not an address,31/02/2026\n";

    /// <summary>Each file: its name, which import takes it, and what writes it.</summary>
    public static IEnumerable<(string Name, string Import, Action<Stream> Write)> All =>
        [
            ("cell ZZZZZZZ2", "register", to => Book(to, """<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>""")),
            ("row 2147483647", "register", to => Book(to, """<row r="2147483647"><c r="A2147483647"><v>1</v></c></row>""")),
            ("corners A1 and XFD1048576", "register", to => Book(to, """<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>""")),
            (
                "one cell of 1.5 GB",
                "register",
                to => Book(to, "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>", new string('a', 1_000_000), 1_500, "</v></c></row>")
            ),
            (
                "one attribute of 1.5 GB",
                "register",
                to => Book(to, "<row r=\"2\"><c r=\"", new string('A', 1_000_000), 1_500, "\"/></row>")
            ),
            (
                "1.5 GB of empty elements",
                "register",
                to => Book(to, "<row r=\"2\">", string.Concat(Enumerable.Repeat("<a/>", 250_000)), 1_500, "</row>")
            ),
            ("a million rows of a long shared text", "register", SharedText),
            (
                "50,000 parts",
                "register",
                to =>
                    Zip(
                        to,
                        zip =>
                        {
                            for (var i = 0; i < 50_000; i++)
                                zip.CreateEntry($"xl/worksheets/sheet{i}.xml");
                        }
                    )
            ),
            (
                "3 million merged cells",
                "register",
                to => Book(to, "", "<mergeCell ref=\"A2:A1048576\"/>", 3_000_000, "", "<mergeCells>", "</mergeCells>")
            ),
            (
                "500,000 faulty CSV rows",
                "register",
                to => Lines(to, "Ref,Source,Rating,Action,Area,Owner,Target date\n", i => $"DARA-{i},{FaultyRow}", 500_000)
            ),
            ("500,000 CSV rows of one ref", "register", to => Lines(to, "Ref,Action,Area\n", _ => "DARA-1,Do it,Finance\n", 500_000)),
            (
                "500,000 CSV rows in one circle",
                "register",
                to => Lines(to, "Ref,Action,Area,Depends on\n", i => $"D-{i},Do it,Finance,D-{(i + 499_999) % 500_000}\n", 500_000)
            ),
            ("CSV field without an end, 500 MB", "register", to => Lines(to, "Ref,Action,Area\nDARA-1,\"", _ => "aaaaaaaaa\n", 50_000_000)),
            ("CSV line without an end, 500 MB", "register", to => Lines(to, "Ref,Action,Area\n", _ => "aaaaaaaaa,", 50_000_000)),
            ("governance nested 10 million deep", "governance", to => Lines(to, "{ \"people\": ", _ => "[[[[[[[[[[", 1_000_000)),
            (
                "governance of 600 MB",
                "governance",
                to => Lines(to, "{ \"people\": [", _ => "{ \"email\": \"a@example.org\" },\n", 20_000_000)
            ),
            ("governance of 30 million values", "governance", to => Lines(to, "{ \"people\": [", _ => "0,0,0,0,0,", 6_000_000)),
            ("governance of 500,000 people", "governance", to => People(to, 500_000)),
            ("governance of 90,000 faulty people", "governance", to => People(to, 90_000)),
            ("governance of a chain of 60,000 delegates", "governance", to => Delegates(to, 60_000, isRound: false)),
            ("governance of a circle of 60,000 delegates", "governance", to => Delegates(to, 60_000, isRound: true)),
        ];

    private static void Book(Stream to, string rows) => Book(to, rows, "", 0, "");

    /// <summary>A workbook whose sheet repeats a text.</summary>
    private static void Book(Stream to, string start, string repeated, int times, string end, string before = "", string after = "") =>
        Zip(
            to,
            zip =>
            {
                Frame(zip);
                var isInRows = before.Length == 0;
                Part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    sheet =>
                    {
                        sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>{Header}{start}{(isInRows ? "" : $"</sheetData>{before}")}");
                        for (var i = 0; i < times; i++)
                            sheet.Write(repeated);
                        sheet.Write($"{end}{(isInRows ? "</sheetData>" : after)}</worksheet>");
                    }
                );
            }
        );

    // Each cell shows a text that is another one once its double spaces are made one.
    private static void SharedText(Stream to) =>
        Zip(
            to,
            zip =>
            {
                Frame(zip);
                var text = string.Concat(Enumerable.Repeat("a  ", 1_300));
                Part(
                    zip,
                    "xl/sharedStrings.xml",
                    strings => strings.Write($"<sst xmlns=\"{Main}\"><si><t>Finance</t></si><si><t>{text}</t></si></sst>")
                );
                Part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    sheet =>
                    {
                        sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>{Header}");
                        for (var i = 2; i <= 1_000_000; i++)
                            sheet.Write($"""<row r="{i}"><c t="str"><v>D-{i}</v></c><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>""");
                        sheet.Write("</sheetData></worksheet>");
                    }
                );
            }
        );

    // Each is faulty twice.
    private static void People(Stream to, int count) =>
        Lines(to, "{ \"people\": [", i => $$"""{ "email": "p{{i}}@example.org", "nam": "P", "zone": 1 },""" + "\n", count, "{} ] }");

    private static void Delegates(Stream to, int count, bool isRound) =>
        Lines(to, "{ \"people\": [", i => Delegate(i, isRound ? (i + 1) % count : i + 1) + (i < count - 1 ? ",\n" : ""), count, "] }");

    private static string Delegate(int from, int to) =>
        $$"""{ "email": "p{{from}}@example.org", "delegate": { "to": "p{{to}}@example.org", "until": "9999-12-31" } }""";

    private static void Frame(ZipArchive zip)
    {
        Part(
            zip,
            "xl/workbook.xml",
            book =>
                book.Write(
                    $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                        + "<sheet name=\"Register\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                )
        );
        Part(
            zip,
            "xl/_rels/workbook.xml.rels",
            rels =>
                rels.Write(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + $"<Relationship Id=\"rId1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                )
        );
    }

    private static void Zip(Stream to, Action<ZipArchive> write)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        write(zip);
    }

    private static void Part(ZipArchive zip, string path, Action<StreamWriter> write)
    {
        using var part = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Optimal).Open(), new UTF8Encoding(false), 65536);
        write(part);
    }

    private static void Lines(Stream to, string start, Func<int, string> line, int times, string end = "")
    {
        using var text = new StreamWriter(to, new UTF8Encoding(false), 65536, leaveOpen: true);
        text.Write(start);
        for (var i = 0; i < times; i++)
            text.Write(line(i));
        text.Write(end);
    }
}

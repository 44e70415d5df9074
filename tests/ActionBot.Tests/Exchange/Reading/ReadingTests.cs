using System.IO.Compression;
using System.Text;
using ActionBot.Domain;
using ActionBot.Exchange;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;

namespace ActionBot.Tests.Exchange.Reading;

public sealed class ReadingTests
{
    private const string Café = "Ref,Agreed action,Area\nDARA-1,Train the café staff – “now”,Finance\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void Text_is_read_in_the_encoding_it_was_written_in(string name, bool marked)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Café)];
        Assert.Equal("Train the café staff – “now”", Assert.Single(Read(bytes).Rows).Action);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Separator_is_found_even_below_a_title_with_other_separators(char separator)
    {
        var text =
            $"Register, all areas; as at June, July; and more\n\nRef{separator}Action"
            + $"{separator}Area\nA-1{separator}Do it{separator}Finance\n";
        Assert.Equal("Do it", Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Rows).Action);
    }

    [Theory]
    [InlineData("Use the \"'-' option\" here", "Use the \"'-' option\" here")]
    [InlineData("flags; '-x' and '+y'", "flags; '-x' and '+y'")]
    [InlineData("'-' is the option", "'-' is the option")]
    [InlineData("''-5% of budget", "''-5% of budget")]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'-5% of budget", "-5% of budget")]
    [InlineData("'Do it", "'Do it")]
    public void Apostrophes_that_somebody_wrote_stay(string written, string read)
    {
        var text = $"Ref,Action,Area\nA-1,\"{written.Replace("\"", "\"\"", StringComparison.Ordinal)}\",Finance\n";
        Assert.Equal(read, Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Rows).Action);
    }

    [Fact]
    public void Rows_are_numbered_as_a_spreadsheet_shows_them()
    {
        var content = Read("Audit tracker\n\nRef,Action,Area\n\nA-1,\"two\nlines\",Finance\nA-2,Do it,Finance\n"u8.ToArray());
        Assert.Equal([(5, "two lines"), (6, "Do it")], content.Rows.Select(r => (r.Number, r.Action)));
    }

    [Fact]
    public void Workbook_gives_text_of_numbers_and_days_of_date_cells()
    {
        using var book = Workbook.Of(
            [
                ["Audit tracker 2019"],
                null,
                ["Ref", "Action", "Area", "Due date", "Priority"],
                [17, "Do it", "Finance", new DateOnly(2019, 12, 31), 1],
                null,
                ["A-2", "Do more", "Finance", "TBC", "Low"],
            ],
            "A1:E1"
        );
        var content = RegisterContent.Read(
            new XlsxRegister().Rows(book),
            new ImportOptions(new(2019, 6, 30), Source: "DARA"),
            null,
            default
        );
        Assert.Equal(
            [(4, "17", new DateOnly(2019, 12, 31)), (6, "A-2", (DateOnly?)null)],
            content.Rows.Select(r => (r.Number, r.Ref, r.TargetDate))
        );
        Assert.Equal([Domain.Register.Rating.High, Domain.Register.Rating.Low], content.Rows.Select(r => r.Rating));
    }

    [Fact]
    public void First_sheet_with_a_header_is_read()
    {
        using var book = Workbook.Of([
            (
                "Notes",
                [
                    ["How to use this workbook"],
                    ["Fill in the register."],
                ]
            ),
            (
                "Actions",
                [
                    ["Ref", "Action", "Area"],
                    ["DARA-1", "Do it", "Finance"],
                ]
            ),
            (
                "Old",
                [
                    ["Ref", "Action", "Area"],
                    ["DARA-2", "Did it", "Finance"],
                ]
            ),
        ]);
        Assert.Equal(
            "DARA-1",
            Assert
                .Single(
                    RegisterContent
                        .Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30), Source: null), null, default)
                        .Rows
                )
                .Ref
        );
    }

    [Fact]
    public void Hidden_sheet_is_no_register_and_sheets_that_are_passed_over_are_named()
    {
        object?[] header = ["Ref", "Action", "Area"];
        using var book = Workbook
            .Of([
                ("Copy of last year", [header, ["DARA-0", "Did it", "Finance"]]),
                ("Actions", [header, ["DARA-1", "Do it", "Finance"]]),
                (
                    "Lists",
                    [
                        ["Rating", "Status"],
                        ["High", "Open"],
                    ]
                ),
                (
                    "Closed",
                    [
                        ["Closed in 2019"],
                        header,
                        ["DARA-2", "Did it", "Finance"],
                    ]
                ),
            ])
            .Hiding("Copy of last year");
        var content = RegisterContent.Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30)), null, default);
        Assert.Equal("DARA-1", Assert.Single(content.Rows).Ref);
        Assert.Equal(["“Copy of last year” (hidden)", "“Closed”"], content.PassedSheets);
    }

    [Fact]
    public void Workbook_whose_only_register_is_hidden_is_refused_with_the_name_of_the_sheet()
    {
        using var book = Workbook
            .Of([
                (
                    "Notes",
                    [
                        ["Hello"],
                    ]
                ),
                (
                    "Actions",
                    [
                        ["Ref", "Action", "Area"],
                        ["DARA-1", "Do it", "Finance"],
                    ]
                ),
            ])
            .Hiding("Actions");
        var fault = Assert.Throws<RuleException>(() =>
            RegisterContent.Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30)), null, default)
        );
        Assert.Contains("“Actions” (hidden)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cell_that_was_merged_downwards_means_every_row_that_it_covers()
    {
        using var book = Workbook.Of(
            [
                ["Ref", "Action", "Area", "Owner", "Due"],
                ["DARA-1", "Do it", "Finance", "finance-owner1@example.org", new DateOnly(2019, 12, 31)],
                ["DARA-2", "Do more", null, null, null],
                ["DARA-3", "Do the rest", "Payroll", null, null],
                ["DARA-4", "Look back", "Payroll", null, null],
            ],
            "C2:C3",
            "D2:D4",
            "E2:E3"
        );
        var content = RegisterContent.Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30)), null, default);
        Assert.Empty(content.Faults);
        Assert.Equal(
            [
                "Finance finance-owner1@example.org 2019-12-31",
                "Finance finance-owner1@example.org 2019-12-31",
                "Payroll finance-owner1@example.org ",
                "Payroll  ",
            ],
            content.Rows.Select(r => $"{r.Area.Area} {r.Owner} {r.TargetDate:yyyy-MM-dd}")
        );
    }

    [Fact]
    public void Headings_and_repeated_headers_inside_the_list_are_passed_over_and_named()
    {
        using var book = Workbook.Of(
            [
                ["Ref", "Action", "Area"],
                ["Public Order"],
                ["DARA-1", "Do it", "Finance"],
                ["Ref", "Action", "Area"],
                ["DARA-2", "Do it", "Finance"],
            ],
            "A2:C2"
        );
        var content = RegisterContent.Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30), Source: null), null, default);
        Assert.Empty(content.Faults);
        Assert.Equal([(2, "Public Order"), (4, "Ref")], content.Passed.Select(p => (p.Row, p.Text)));
        Assert.Equal(2, content.Rows.Count);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_holds_no_register_is_refused_in_a_sentence(byte[] bytes, string sentence)
    {
        var fault = Assert.Throws<RuleException>(() => Read(bytes));
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Refused()
    {
        var book = Workbook
            .Of([
                ["Ref", "Action", "Area"],
                ["DARA-1", "Do it", "Finance"],
            ])
            .ToArray();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("holiday.jpg");
        return new()
        {
            { [], "The file is empty." },
            { "\n\n \n"u8.ToArray(), "holds no rows" },
            { "Ref,Action,Area\n"u8.ToArray(), "a header and no actions" },
            { "Lorem ipsum dolor\nsit amet\n"u8.ToArray(), "No header row was found" },
            { book[..(book.Length / 2)], "damaged or not complete" },
            { [.. book[..200], .. new byte[200], .. book[400..]], "damaged or not complete" },
            { zip.ToArray(), "no Excel workbook" },
            { [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0], "old .xls" },
            { "%PDF-1.7"u8.ToArray(), "PDF" },
            { [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0], "neither CSV nor XLSX" },
        };
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public void A_damaged_file_is_read_or_refused_and_nothing_else(string kind)
    {
        using var book = Workbook.Of(
            [
                ["Ref", "Action", "Area", "Due date"],
                ["DARA-1", "Do it", "Finance", new DateOnly(2019, 12, 31)],
                ["DARA-2", "Do more", "Finance", "TBC"],
            ],
            "A1:B1"
        );
        var whole =
            kind == "xlsx"
                ? book.ToArray()
                : "Ref,Action,Area,Due date\nDARA-1,\"Do it\",Finance,31/12/2019\nDARA-2,Do more,Finance,TBC\n"u8.ToArray();
        var random = new Random(42);
        for (var run = 0; run < 300; run++)
        {
            var bytes = (byte[])whole.Clone();
            for (var hits = random.Next(1, 12); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Read(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
            }
            catch (RuleException) { }
        }
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_a_fault_of_its_row()
    {
        var content = Read("Ref,Action,Area\nA-1,Do it,Finance\nA-2,\"Do it,Finance\nA-3,Do it,Finance\n"u8.ToArray(), "DARA");
        Assert.Contains(content.Faults, f => f.Row == 3 && f.Advice.Contains("never closed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_wider_than_the_header_is_a_fault_because_its_values_have_moved()
    {
        var content = Read("Ref,Action,Area\nA-1,Do this, then that,Finance\n"u8.ToArray(), "DARA");
        Assert.Equal((2, "Finance"), (content.Faults[0].Row, content.Faults[0].Value));
    }

    private static RegisterContent Read(byte[] bytes, string? source = "DARA")
    {
        using var stream = new MemoryStream(bytes);
        return RegisterContent.Read(
            RegisterFormats.All.Of(stream).Rows(stream),
            new ImportOptions(new(2019, 6, 30), Source: source),
            null,
            default
        );
    }
}

using System.Text;
using ActionBot.Exchange;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;

namespace ActionBot.Tests.Exchange.Rows;

public sealed class FaultTests
{
    private const string Header =
        "Ref,Source,Audit title,Issued,Opinion,Priority,Agreed action,Department,Responsible officer,Due date,Status,Depends on";
    private const string Good = "DARA-1,DARA,Fraud,1/4/2019,Limited,High,Do it,Finance,finance-owner1@example.org,31/12/2019,Open,";

    [Theory]
    [InlineData("Issued", "soon", "a date such as")]
    [InlineData("Opinion", "Weak", "Substantial, Adequate")]
    [InlineData("Priority", "Urgent", "Critical, High, Medium, Low")]
    [InlineData("Agreed action", "", "what was agreed to be done")]
    [InlineData("Department", "", "the name of an area")]
    [InlineData("Department", "Digital/Data", "a name without '/'")]
    [InlineData("Responsible officer", "Finance Owner", "an e-mail address")]
    [InlineData("Responsible officer", "owner@example", "an e-mail address")]
    [InlineData("Due date", "31/02/2020", "a date such as")]
    [InlineData("Status", "Amber", "In progress, Complete")]
    [InlineData("Depends on", "DARA-12345678901234567890123456789012345678901234567890", "refs parted by commas")]
    [InlineData("Ref", "", "a ref such as DARA-0042")]
    [InlineData("Ref", "DARA-12345678901234567890123456789012345678901234567890", "at most 40 characters")]
    [InlineData("Agreed action", "Do\u0007it", "text without control characters")]
    [InlineData("Audit title", "\u202Efraud", "text without control characters")]
    public void A_bad_value_is_told_with_row_column_value_and_what_was_expected(string column, string value, string expected)
    {
        var fault = Assert.Single(Read($"{Header}\n{Good}\n{With(column, value)}\n").Faults);
        Assert.Equal((3, column), (fault.Row, fault.Column));
        Assert.Equal(ImportFault.Shown(value), fault.Value);
        Assert.StartsWith(expected, fault.Expected, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_a_row_is_told_at_once() =>
        Assert.Equal(
            ["Priority", "Due date", "Status"],
            Read($"{Header}\nDARA-2,DARA,Fraud,,,Urgent,Do it,Finance,,soon,Amber,\n").Faults.Select(f => f.Column)
        );

    [Fact]
    public void Text_beyond_the_limit_is_told_with_its_length()
    {
        var fault = Assert.Single(Read($"{Header}\n{With("Agreed action", new string('x', 4001))}\n").Faults);
        Assert.Equal("It has 4001. Shorten it.", fault.Advice);
    }

    [Fact]
    public void A_ref_in_two_rows_is_told_even_where_one_of_them_has_another_fault()
    {
        var content = Read($"{Header}\n{Good}\n{Good.Replace("High", "Urgent", StringComparison.Ordinal)}\n");
        Assert.Equal([(2, "Ref"), (3, "Priority"), (3, "Ref")], content.Faults.Select(f => (f.Row, f.Column)).Order());
        Assert.Empty(content.Rows);
    }

    [Fact]
    public void A_ref_in_two_rows_is_a_fault_of_both_and_each_names_the_other()
    {
        var faults = Read($"{Header}\n{Good}\n{With("Ref", "DARA-2")}\n{With("Ref", "dara-1")}\n").Faults;
        Assert.Equal([2, 4], faults.Select(f => f.Row));
        Assert.Contains("also stands in row 4", faults[0].Advice, StringComparison.Ordinal);
        Assert.Contains("also stands in row 2", faults[1].Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DARA-1,2", "DARA-1,2")]
    [InlineData("IA 7; 8", "IA 7; 8")]
    public void A_ref_that_reads_like_a_list_is_a_fault_because_no_button_could_name_it(string written, string shown)
    {
        var fault = Assert.Single(Read($"Ref,Action,Area\n\"{written}\",Do it,Finance\n").Faults);
        Assert.Equal((2, "Ref", shown, "a ref without ',' or ';'"), (fault.Row, fault.Column, fault.Value, fault.Expected));
    }

    [Theory]
    [InlineData("Issued", "2/4/2019", "“2019-04-01” as in row 2")]
    [InlineData("Opinion", "Adequate", "“Limited” as in row 2")]
    public void A_report_with_two_dates_or_opinions_is_a_fault(string column, string value, string expected)
    {
        var fault = Assert.Single(Read($"{Header}\n{Good}\n{With(column, value, "DARA-2")}\n{With(column, "", "DARA-3")}\n").Faults);
        Assert.Equal((3, column, expected), (fault.Row, fault.Column, fault.Expected));
    }

    [Fact]
    public void A_ref_that_Excel_made_a_date_is_told_so()
    {
        using var book = Workbook.Of([
            ["Ref", "Action", "Area"],
            [new DateOnly(2019, 1, 2), "Do it", "Finance"],
        ]);
        var fault = RegisterContent
            .Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30), Source: "DARA"), null, default)
            .Faults[0];
        Assert.Contains("Excel has turned it into a date", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_whose_formula_failed_is_a_fault_and_not_a_blank()
    {
        using var book = Workbook.Of([
            ["Ref", "Action", "Area", "Owner", "Due date"],
            ["DARA-1", "Do it", "#REF!", "#N/A", "#VALUE!"],
        ]);
        var faults = RegisterContent.Read(new XlsxRegister().Rows(book), new ImportOptions(new(2019, 6, 30)), null, default).Faults;
        Assert.Equal([("Area", "#REF!"), ("Owner", "#N/A"), ("Due date", "#VALUE!")], faults.Select(f => (f.Column, f.Value)));
    }

    [Fact]
    public void A_fault_reads_as_a_sentence() =>
        Assert.Equal(
            "Row 3, Due date “31/02/2020”: expected " + ActionBot.Exchange.Values.BritishDates.Expected + ". February 2020 has no day 31.",
            Read($"{Header}\n{Good}\n{With("Due date", "31/02/2020", "DARA-2")}\n").Faults[0].ToString()
        );

    [Fact]
    public void Source_is_taken_from_the_row_then_from_the_file_then_from_the_letters_of_the_ref()
    {
        const string text = "Ref,Source,Action,Area\nDARA-1,HMICFRS,Do it,Finance\nDARA-2,,Do it,Finance\n";
        Assert.Equal(["HMICFRS", "DARA"], Read(text).Rows.Select(r => r.Source));
        Assert.Equal(["HMICFRS", "Coroner"], Read(text, "Coroner").Rows.Select(r => r.Source));
        Assert.Equal("Source", Assert.Single(Read("Ref,Source,Action,Area\n17,,Do it,Finance\n").Faults).Column);
    }

    [Fact]
    public void Ownerless_rows_and_words_for_nobody_are_taken() =>
        Assert.All(
            Read($"{Header}\n{With("Responsible officer", "", "DARA-2")}\n{With("Responsible officer", "TBC", "DARA-3")}\n").Rows,
            r => Assert.Null(r.Owner)
        );

    private static string With(string column, string value, string reference = "DARA-2")
    {
        var cells = Good.Split(',');
        cells[0] = reference;
        cells[Array.IndexOf(Header.Split(','), column)] = value;
        return string.Join(',', cells);
    }

    private static RegisterContent Read(string text, string? source = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return RegisterContent.Read(new CsvRegister().Rows(stream), new ImportOptions(new(2019, 6, 30), Source: source), null, default);
    }
}

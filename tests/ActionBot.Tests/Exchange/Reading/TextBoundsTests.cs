using System.Text;
using ActionBot.Domain;
using ActionBot.Exchange;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;

namespace ActionBot.Tests.Exchange.Reading;

/// <summary>Text files without an end: of a line, of a quote, of rows or of columns.</summary>
public sealed class TextBoundsTests
{
    private const string Header = "Ref,Action,Area\n";
    private const long MostAllocated = 150L * 1024 * 1024;

    [Fact]
    public void Row_that_does_not_end_is_refused_in_little_memory()
    {
        Refused(
            Header,
            "a",
            20_000_000,
            "After row 1 a row goes on for more than 4 MB: a quote is opened and not closed, or the ends of lines are missing."
        );
        Refused(Header + "DARA-1,\"", "a\n", 10_000_000, "After row 1 a row goes on for more than 4 MB");
        Refused("", "a", 20_000_000, "a row goes on for more than 4 MB");
    }

    [Fact]
    public void Rows_and_columns_are_as_many_as_a_sheet_has()
    {
        Refused(Header + "DARA-1,Do it,Finance\n", "\n", 1_048_576, "more than 1,048,576 rows");
        Refused(Header, ",", 20_000, "Row 2 has 20,001 cells; the most is 16,384.");
    }

    [Fact]
    public void Cell_that_is_too_long_is_a_fault_of_its_row()
    {
        var content = Read($"{Header}DARA-1,Do it,Finance\nDARA-2,{new string('a', 32_768)},Finance\n");
        var fault = Assert.Single(content.Faults);
        Assert.Equal((3, "Action", "at most 32,767 characters in a cell"), (fault.Row, fault.Column, fault.Expected));
        Assert.StartsWith("It has 32,768.", fault.Advice, StringComparison.Ordinal);
        Assert.Single(content.Rows);
    }

    [Fact]
    public void Large_register_is_read()
    {
        var content = Read(Header + string.Concat(Enumerable.Range(1, 300_000).Select(i => $"DARA-{i},Do it,Finance\n")));
        Assert.Equal((300_000, 0), (content.Rows.Count, content.Faults.Total));
    }

    [Fact]
    public async Task Stream_is_read_up_to_its_bound_and_no_further()
    {
        var counted = new CountedStream(new MemoryStream(new byte[1_000]), 600, "Too long.");
        Assert.Equal("Too long.", (await Assert.ThrowsAsync<RuleException>(() => counted.CopyToAsync(new MemoryStream(), 500))).Message);
        var steps = new CountedStream(new MemoryStream(new byte[1_000]), 1_000, "Too long.");
        steps.Step(400, "Too long a step.");
        steps.ReadExactly(new byte[400]);
        steps.Step(400, "Too long a step.");
        steps.ReadExactly(new byte[400]);
        Assert.Equal("Too long a step.", Assert.Throws<RuleException>(() => steps.Read(new byte[1])).Message);
    }

    [Fact]
    public void Date_in_other_digits_than_ours_is_a_fault()
    {
        var content = Read("Ref,Action,Area,Target date\nDARA-1,Do it,Finance,٣١/١٢/٢٠١٩\n");
        Assert.Equal((2, "Target date"), (content.Faults[0].Row, content.Faults[0].Column));
    }

    private static RegisterContent Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Read(stream);
    }

    private static RegisterContent Read(Stream stream) =>
        RegisterContent.Read(RegisterFormats.All.Of(stream).Rows(stream), new ImportOptions(new(2019, 6, 30)), null, default);

    private static void Refused(string start, string repeated, int times, string sentence)
    {
        using var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(start));
        for (var i = 0; i < times; i++)
            foreach (var c in repeated)
                stream.WriteByte((byte)c);
        stream.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<RuleException>(() => Read(stream));
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }
}

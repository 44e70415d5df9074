using ActionBot.Domain;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;

namespace ActionBot.Tests.Exchange.Rows;

public sealed class RegisterColumnTests
{
    [Theory]
    [MemberData(nameof(EveryName))]
    public void Every_usual_header_is_known_however_it_is_written(string name, string column)
    {
        Assert.Equal(column, ColumnNames.Find(name)?.ToString());
        Assert.Equal(column, ColumnNames.Find($"  {name.ToUpperInvariant().Replace(' ', '_')}: ")?.ToString());
    }

    public static IEnumerable<object[]> EveryName() => ColumnNames.All.Select(n => new object[] { n.Name, n.Column.ToString() });

    [Theory]
    [InlineData("ref", "Ref")]
    [InlineData("report_date", "ReportDate")]
    [InlineData("business_group", "BusinessGroup")]
    [InlineData("target_date", "TargetDate")]
    [InlineData("delivery_route", "DeliveryRoute")]
    [InlineData("last_update", "LastUpdate")]
    [InlineData("last_updated", "LastUpdated")]
    [InlineData("depends_on", "DependsOn")]
    [InlineData("corporate_risk", "CorporateRisk")]
    public void Headers_of_the_sample_register_are_known(string name, string column) =>
        Assert.Equal(column, ColumnNames.Find(name)?.ToString());

    [Fact]
    public void Two_columns_of_one_meaning_are_refused_and_both_are_named()
    {
        var fault = Assert.Throws<RuleException>(() => ColumnMap.Of(Header("Ref", "Recommendation", "Agreed action", "Area")));
        Assert.Contains("“Recommendation” and “Agreed action” mean the same", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_columns_are_named_with_what_was_expected_and_found()
    {
        var fault = Assert.Throws<RuleException>(() => ColumnMap.Of(Header("Ref no.", "Owner", "Colour")));
        Assert.Contains(
            "No column for Action was found. Expected one with a header such as “Action”",
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("No column for Area was found.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Found in row 3: “Ref no.”, “Owner” and “Colour”.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_columns_are_listed_and_passed_over() =>
        Assert.Equal(["Colour", "Cost (£)"], ColumnMap.Of(Header("Ref", "Action", "Colour", "Area", "", "Cost (£)")).Unknown);

    private static SheetRow Header(params string[] names) => new("", 3, [.. names.Select(n => new SheetCell(n))]);
}

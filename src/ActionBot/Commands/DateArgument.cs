using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ActionBot.Commands;

/// <summary>Dates on the command line.</summary>
internal static class DateArgument
{
    /// <summary>An option that takes a date such as 2019-06-30.</summary>
    public static Option<DateOnly> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            Required = true,
            CustomParser = Parse,
        };

    public static DateOnly? ParseOptional(ArgumentResult result) => Parse(result);

    private static DateOnly Parse(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 2000 and <= 2100
        )
            return date;
        result.AddError($"“{text}” is not a date. Give one such as 2019-06-30.");
        return default;
    }
}

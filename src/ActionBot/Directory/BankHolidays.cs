using System.Collections.Frozen;
using System.Text.Json;

namespace ActionBot.Directory;

/// <summary>The bank holidays of England and Wales, 2024 to 2028, kept as data in the shape in which the government publishes them.</summary>
public static class BankHolidays
{
    private const string Division = "england-and-wales";

    public static IReadOnlySet<DateOnly> EnglandAndWales { get; } = Load();

    private static FrozenSet<DateOnly> Load()
    {
        using var data = typeof(BankHolidays).Assembly.GetManifestResourceStream("bank-holidays.json")
            ?? throw new InvalidOperationException("The bank holidays are not in the program.");
        using var document = JsonDocument.Parse(data);
        return document.RootElement.GetProperty(Division).GetProperty("events").EnumerateArray()
            .Select(holiday => DateOnly.ParseExact(holiday.GetProperty("date").GetString()!, "yyyy-MM-dd"))
            .ToFrozenSet();
    }
}

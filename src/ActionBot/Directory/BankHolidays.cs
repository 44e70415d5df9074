using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ActionBot.Domain.Wording;

namespace ActionBot.Directory;

/// <summary>What came of reading a file of bank holidays: the days, or everything that is wrong.</summary>
internal sealed record BankHolidayReading(IReadOnlySet<DateOnly> Days, IReadOnlyList<string> Faults);

/// <summary>
/// Bank holidays, kept as data in the shape in which the government publishes them. Built in: England and Wales, 2024 to 2028.
/// </summary>
internal static class BankHolidays
{
    public const string EnglandAndWalesDivision = "england-and-wales";

    private const string File = "Chasing:BankHolidays",
        Division = "Chasing:BankHolidayDivision",
        Source = "https://www.gov.uk/bank-holidays.json";

    public static IReadOnlySet<DateOnly> EnglandAndWales { get; } = Read("", EnglandAndWalesDivision).Days;

    /// <summary>The bank holidays of a division.</summary>
    /// <param name="path">A file; empty for the one in the program.</param>
    /// <param name="division">Such as "scotland".</param>
    internal static BankHolidayReading Read(string path, string division)
    {
        try
        {
            using var data =
                path.Length > 0
                    ? System.IO.File.OpenRead(path)
                    : typeof(BankHolidays).Assembly.GetManifestResourceStream("bank-holidays.json")
                        ?? throw new InvalidOperationException("The bank holidays are not in the program.");
            using var document = JsonDocument.Parse(data);
            return Days(document.RootElement, path.Length > 0 ? path : "What is built in", division);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Faulty(
                $"{File} is “{path}”, and there is no file {Path.GetFullPath(path)}. Correct the "
                    + "name, or leave it out for the bank holidays that are built in."
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Faulty($"{File} is “{path}”, which the service cannot read: {fault.Message}");
        }
        catch (JsonException fault)
        {
            return Faulty($"{File} is “{path}”, which is no JSON at line {fault.LineNumber + 1}. Take the file from {Source}.");
        }
    }

    private static BankHolidayReading Days(JsonElement file, string name, string division)
    {
        if (file.ValueKind != JsonValueKind.Object)
            return Faulty($"{name} has no divisions such as {EnglandAndWalesDivision}. Take the file from {Source}.");
        if (!file.TryGetProperty(division, out var part))
            return Faulty(
                $"{Division} is “{division}”. {name} has "
                    + $"{British.List([.. file.EnumerateObject().Select(p => p.Name)])}; the others are in {Source}, for {File}."
            );
        if (
            part.ValueKind != JsonValueKind.Object
            || !part.TryGetProperty("events", out var events)
            || events.ValueKind != JsonValueKind.Array
        )
            return Faulty($"{name} has no list {division}.events. Take the file from {Source}.");
        var (days, faults) = (new HashSet<DateOnly>(), new List<string>());
        foreach (var (place, holiday) in events.EnumerateArray().Index())
        {
            var text =
                holiday.ValueKind == JsonValueKind.Object
                && holiday.TryGetProperty("date", out var date)
                && date.ValueKind == JsonValueKind.String
                    ? date.GetString()!
                    : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
            else
                faults.Add(
                    $"{name} {division}.events[{place}].date is "
                        + $"{(text.Length > 0 ? $"“{British.Shorten(text, 60)}”" : "missing")}. Give a day such as 2026-12-25."
                );
        }
        if (days.Count == 0 && faults.Count == 0)
            faults.Add($"{name} has no day in {division}.events. Take the file from {Source}.");
        return new(days.ToFrozenSet(), faults);
    }

    private static BankHolidayReading Faulty(string fault) => new(FrozenSet<DateOnly>.Empty, [fault]);
}

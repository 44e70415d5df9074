using System.Collections.Frozen;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;
using Microsoft.Extensions.Options;

namespace ActionBot.Directory;

/// <summary>The bank holidays that count here, and the working patterns that follow from them.</summary>
internal sealed class Calendars(IReadOnlySet<DateOnly> bankHolidays)
{
    /// <summary>The last year of which bank holidays are known.</summary>
    public int LastYear { get; } = bankHolidays.Max(d => d.Year);

    /// <summary>When offices work: those of whom nothing else is known, and boards. Monday to Friday without bank holidays.</summary>
    public WorkingPattern Usual { get; } = WorkingPattern.Usual with { Holidays = bankHolidays };

    /// <summary>When a person works.</summary>
    public WorkingPattern PatternOf(Person person) =>
        new(
            person.WorkingDays,
            Zones.Of(person.TimeZone),
            person.SendAt,
            person.SendUntil,
            person.KeepsBankHolidays ? bankHolidays : FrozenSet<DateOnly>.Empty
        );
}

/// <summary>The calendar's part of section "Chasing".</summary>
internal sealed class CalendarOptions
{
    public const string Section = "Chasing";

    /// <summary>A file of bank holidays in the shape of https://www.gov.uk/bank-holidays.json; empty for those that are built in.</summary>
    public string BankHolidays { get; set; } = "";

    /// <summary>The part of the file that counts.</summary>
    public string BankHolidayDivision { get; set; } = Directory.BankHolidays.EnglandAndWalesDivision;
}

internal sealed class CalendarOptionsCheck(CalendarSource source) : IValidateOptions<CalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, CalendarOptions options) =>
        source.Read(options) is { Faults: { Count: > 0 } faults } ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}

/// <summary>Reads the file of bank holidays once, so that what was checked is what counts.</summary>
internal sealed class CalendarSource
{
    private readonly Lock gate = new();
    private (string Path, string Division, BankHolidayReading Reading)? read;

    public BankHolidayReading Read(CalendarOptions options)
    {
        lock (gate)
        {
            if (read is not { } known || (known.Path, known.Division) != (options.BankHolidays, options.BankHolidayDivision))
                read = known = (
                    options.BankHolidays,
                    options.BankHolidayDivision,
                    BankHolidays.Read(options.BankHolidays, options.BankHolidayDivision)
                );
            return known.Reading;
        }
    }
}

namespace ActionBot.Domain.Reporting;

/// <summary>A quarter of a British financial year: Q1 begins in April and Q4 ends on 31 March. Ordered by time.</summary>
/// <param name="Year">The calendar year in whose April the financial year begins.</param>
/// <param name="Quarter">1 to 4.</param>
public readonly record struct FinancialQuarter(int Year, int Quarter) : IComparable<FinancialQuarter>
{
    private const int FirstMonth = 4,
        Months = 3;

    /// <summary>The quarter that a day is in.</summary>
    /// <param name="day">Any day.</param>
    public static FinancialQuarter Of(DateOnly day)
    {
        var year = day.Month >= FirstMonth ? day.Year : day.Year - 1;
        return new(year, ((day.Month + 12 - FirstMonth) % 12 / Months) + 1);
    }

    /// <summary>Its first day.</summary>
    public DateOnly FirstDay => new DateOnly(Year, FirstMonth, 1).AddMonths(Months * (Quarter - 1));

    /// <summary>Its last day.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(Months).AddDays(-1);

    /// <summary>The one after it.</summary>
    public FinancialQuarter Next => Quarter == 4 ? new(Year + 1, 1) : this with { Quarter = Quarter + 1 };

    /// <summary>What people call it: "Q3 15/16".</summary>
    public string Label => $"Q{Quarter} {Year % 100:00}/{(Year + 1) % 100:00}";

    /// <inheritdoc/>
    public int CompareTo(FinancialQuarter other) => (Year, Quarter).CompareTo((other.Year, other.Quarter));

    /// <summary>Whether a quarter comes before another.</summary>
    public static bool operator <(FinancialQuarter left, FinancialQuarter right) => left.CompareTo(right) < 0;

    /// <summary>Whether a quarter comes after another.</summary>
    public static bool operator >(FinancialQuarter left, FinancialQuarter right) => left.CompareTo(right) > 0;

    /// <summary>Whether a quarter is another or comes before it.</summary>
    public static bool operator <=(FinancialQuarter left, FinancialQuarter right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a quarter is another or comes after it.</summary>
    public static bool operator >=(FinancialQuarter left, FinancialQuarter right) => left.CompareTo(right) >= 0;
}

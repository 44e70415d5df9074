namespace ActionBot.Reporting.Writing;

/// <summary>One table of a report. Every writer draws the same tables.</summary>
/// <param name="Title">What it tells, and its heading.</param>
/// <param name="Headers">Its columns.</param>
/// <param name="Rows">Its rows; a cell is a text, a whole number or nothing.</param>
internal sealed record FigureTable(string Title, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>One sentence that explains what is counted, where that is not plain.</summary>
    public string? Note { get; init; }

    /// <summary>What a chart of it tells; none where a chart would tell nothing.</summary>
    public string? ChartTitle { get; init; }

    /// <summary>The column that the chart shows.</summary>
    public int ChartColumn { get; init; } = 1;

    /// <summary>Whether its bars go from left to right, rather than upwards along a course of time.</summary>
    public bool IsLying { get; init; } = true;
}

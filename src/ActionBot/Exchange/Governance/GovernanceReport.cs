using System.Text;
using System.Text.Json;
using ActionBot.Domain.Wording;

namespace ActionBot.Exchange.Governance;

/// <summary>How a governance file is imported.</summary>
/// <param name="On">The day of the import; meetings by rule are planned for the twelve months from it.</param>
/// <param name="DryRun">Tell what would be done and write nothing.</param>
internal sealed record GovernanceOptions(DateOnly On, bool DryRun = false);

/// <summary>How many of one kind of thing an import touched.</summary>
/// <param name="Kind">person, area, source, board or meeting.</param>
/// <param name="New">Those that were not here before.</param>
/// <param name="Changed">Those of which something changed.</param>
internal sealed record GovernanceTally(string Kind, int New, int Changed);

/// <summary>What an import of a governance file did, or would have done.</summary>
internal sealed record GovernanceReport
{
    /// <summary>The day of the import.</summary>
    public required DateOnly On { get; init; }

    /// <summary>True when nothing was written because that was asked for.</summary>
    public bool DryRun { get; init; }

    /// <summary>True when the database holds what this report tells.</summary>
    public bool Written { get; init; }

    /// <summary>Why the file as a whole cannot be taken.</summary>
    public string? Problem { get; init; }

    /// <summary>What was touched, by kind; kinds of which nothing was are left out.</summary>
    public IReadOnlyList<GovernanceTally> Touched { get; init; } = [];

    /// <summary>The first of what cannot be taken; at most <see cref="FaultList{T}.Most"/>.</summary>
    public IReadOnlyList<GovernanceFault> Faults { get; init; } = [];

    /// <summary>How many faults there are besides those that are listed.</summary>
    public int MoreFaults { get; init; }

    /// <summary>The first of what was taken and is worth a second look.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many warnings there are besides those that are listed.</summary>
    public int MoreWarnings { get; init; }

    /// <summary>0 when done, 2 when faults kept everything out.</summary>
    public int ExitCode { get; init; }

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ImportText.Json);

    /// <summary>The report as text for a terminal.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        if (Problem is { } problem)
            return text.AppendLine(problem).ToString();
        if (ExitCode != 0)
            text.AppendLine($"Nothing was written: the file has {ImportText.Count(Faults.Count + MoreFaults, "fault")}.");
        else
            text.AppendLine(
                $"{(DryRun ? "Would import" : "Imported")} the governance file: "
                    + $"{(Touched.Count == 0 ? "nothing is new" : British.Plain(British.List([.. Touched.Select(Words)])))}."
            );
        ImportText.List(text, "Faults", Faults.Select(f => f.ToString()), MoreFaults);
        ImportText.List(text, "Worth a second look", Warnings, MoreWarnings);
        return text.ToString();
    }

    private static string Words(GovernanceTally tally)
    {
        var counts = new[] { (tally.New, "new"), (tally.Changed, "changed") }
            .Where(c => c.Item1 > 0)
            .Select(c => $"{c.Item1:N0} {c.Item2}");
        return $"{(tally.Kind == "person" ? "people" : tally.Kind + "s")} {string.Join(" and ", counts)}";
    }
}

using ActionBot.Exchange.Writing;

namespace ActionBot.Exchange;

/// <summary>What an import of a register did, or would have done.</summary>
internal sealed record ImportReport
{
    /// <summary>The day for which the register counts.</summary>
    public required DateOnly On { get; init; }

    /// <summary>True when nothing was written because that was asked for.</summary>
    public bool DryRun { get; init; }

    /// <summary>True when the database holds what this report tells; false for a dry run and for faults.</summary>
    public bool Written { get; init; }

    /// <summary>Why the file as a whole cannot be taken.</summary>
    public string? Problem { get; init; }

    /// <summary>Rows that hold an action.</summary>
    public int Rows { get; init; }

    /// <summary>Actions that were not here before.</summary>
    public int New { get; init; }

    /// <summary>Actions of which the register changed something.</summary>
    public int Changed { get; init; }

    /// <summary>Actions that are here as the register states them.</summary>
    public int Unchanged { get; init; }

    /// <summary>Of the changed ones, those that the register closed.</summary>
    public int Closed { get; init; }

    /// <summary>Refs that are open here, of the same sources, and not in the file. They are left as they are.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Values that were changed here and that an unchanged register does not overrule.</summary>
    public IReadOnlyList<KeptValue> Kept { get; init; } = [];

    /// <summary>The first values that cannot be taken, in the order of the file; at most <see cref="FaultList{T}.Most"/>.</summary>
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary>How many faults there are besides those that are listed.</summary>
    public int MoreFaults { get; init; }

    /// <summary>Rows with a fault.</summary>
    public int FaultyRows { get; init; }

    /// <summary>
    /// The first values that were taken all the same but look wrong, such as dependencies on actions that nobody knows; in the order of
    /// the file.
    /// </summary>
    public IReadOnlyList<ImportFault> Warnings { get; init; } = [];

    /// <summary>How many values look wrong besides those that are listed.</summary>
    public int MoreWarnings { get; init; }

    /// <summary>Refs for which owners wait by their own answer and that lead to no open action, with why.</summary>
    public IReadOnlyList<UnresolvedRef> Unresolved { get; init; } = [];

    /// <summary>Rows left out because they are faulty.</summary>
    public IReadOnlyList<int> SkippedRows { get; init; } = [];

    /// <summary>The first rows that hold no action, such as headings inside the list.</summary>
    public IReadOnlyList<PassedRow> PassedRows { get; init; } = [];

    /// <summary>How many rows hold no action besides those that are listed.</summary>
    public int MorePassedRows { get; init; }

    /// <summary>Headers that mean nothing here.</summary>
    public IReadOnlyList<string> UnknownColumns { get; init; } = [];

    /// <summary>Sheets of the workbook that look like a register as well, and were not read.</summary>
    public IReadOnlyList<string> PassedSheets { get; init; } = [];

    /// <summary>0 when done, 2 when faults kept everything out.</summary>
    public int ExitCode { get; init; }

    internal static ImportReport Refused(ImportOptions options, string problem) =>
        new()
        {
            On = options.On,
            DryRun = options.DryRun,
            Problem = problem,
            ExitCode = 2,
        };
}

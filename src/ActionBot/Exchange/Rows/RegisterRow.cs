using ActionBot.Domain.Register;
using ActionBot.Exchange.Values;

namespace ActionBot.Exchange.Rows;

/// <summary>One action as a register states it, every value read and in order.</summary>
internal sealed record RegisterRow
{
    /// <summary>The row as a spreadsheet numbers it.</summary>
    public required int Number { get; init; }
    public required string Ref { get; init; }

    /// <summary>Code or name of the source, as the file writes it.</summary>
    public required string Source { get; init; }
    public required string Report { get; init; }
    public DateOnly? ReportDate { get; init; }
    public Assurance Assurance { get; init; }
    public Rating Rating { get; init; }
    public string? Risk { get; init; }
    public string? CorporateRisk { get; init; }
    public required string Action { get; init; }
    public required AreaPlace Area { get; init; }

    /// <summary>E-mail address in lower case.</summary>
    public string? Owner { get; init; }

    /// <summary>E-mail addresses in lower case.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];
    public DateOnly? TargetDate { get; init; }
    public StatusReading Status { get; init; }
    public string? DeliveryRoute { get; init; }
    public string? Theme { get; init; }
    public string? Board { get; init; }
    public string? LastUpdate { get; init; }
    public DateOnly? LastUpdated { get; init; }

    /// <summary>Refs parted by ", ".</summary>
    public string? DependsOn { get; init; }

    /// <summary>The characters of what is kept of it, nearly.</summary>
    public int Characters =>
        Action.Length
        + Report.Length
        + (Risk?.Length ?? 0)
        + (CorporateRisk?.Length ?? 0)
        + (LastUpdate?.Length ?? 0)
        + (DependsOn?.Length ?? 0)
        + Leads.Sum(l => l.Length);
}

/// <summary>Where in the organisation's tree an action belongs.</summary>
/// <param name="BusinessGroup">The top node, when the register names one.</param>
/// <param name="Area">The area, which leads answer for.</param>
/// <param name="Team">The team inside the area, when the register names one.</param>
internal sealed record AreaPlace(string? BusinessGroup, string Area, string? Team)
{
    /// <summary>The names from the top down to the area.</summary>
    public IEnumerable<string> ToArea => BusinessGroup is null ? [Area] : [BusinessGroup, Area];

    /// <summary>The names from the top down to where the action belongs.</summary>
    public IEnumerable<string> Names => Team is null ? ToArea : ToArea.Append(Team);
}

namespace ActionBot.Domain.Boards;

/// <summary>An administrator's word on which board decides for a source, an area or a theme. It goes before every remit.</summary>
public sealed class RoutingRule
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The board.</summary>
    public long BoardId { get; set; }

    /// <summary>Code of the source that it is for; empty for any.</summary>
    public string Source { get; set; } = "";

    /// <summary>Path of the area that it is for, with what lies below; empty for any.</summary>
    public string AreaPath { get; set; } = "";

    /// <summary>The theme that it is for; empty for any.</summary>
    public string Theme { get; set; } = "";

    /// <summary>The administrator who said so.</summary>
    public long PersonId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}

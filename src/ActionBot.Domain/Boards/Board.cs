namespace ActionBot.Domain.Boards;

/// <summary>How often a board meets.</summary>
public enum BoardCadence
{
    /// <summary>Every week.</summary>
    Weekly = 1,

    /// <summary>Every month.</summary>
    Monthly = 2,

    /// <summary>Every quarter.</summary>
    Quarterly = 3,
}

/// <summary>A body that decides: its remit says what about, its secretariat runs the meetings.</summary>
public sealed class Board
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Its short name, which stands in card data. Unique.</summary>
    public required string Code { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>Other ways in which people write its name, beside its code.</summary>
    public IReadOnlyList<string> Abbreviations { get; set; } = [];

    /// <summary>The person who chairs it.</summary>
    public long? ChairId { get; set; }

    /// <summary>How often it meets.</summary>
    public BoardCadence Cadence { get; set; } = BoardCadence.Monthly;

    /// <summary>The board above it.</summary>
    public long? ParentId { get; set; }

    /// <summary>Working days before a meeting by which papers are due.</summary>
    public int PapersDueWorkingDays { get; set; } = 5;

    /// <summary>What it decides about.</summary>
    public Remit Remit { get; set; } = Remit.Empty;

    /// <summary>Teams channel id of the secretariat.</summary>
    public string? SecretariatChannel { get; set; }

    /// <summary>Mailbox of the secretariat.</summary>
    public string? SecretariatMailbox { get; set; }

    /// <summary>The people of the secretariat.</summary>
    public List<BoardSecretary> Secretaries { get; } = [];

    /// <summary>Its meetings.</summary>
    public List<Meeting> Meetings { get; } = [];
}

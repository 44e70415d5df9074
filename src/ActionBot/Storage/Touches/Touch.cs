namespace ActionBot.Storage.Touches;

/// <summary>Of what a row was written.</summary>
public enum Touched
{
    /// <summary>Nothing: the first row, of key 0, says up to where touches were cleared away.</summary>
    Start = 0,

    /// <summary>An action, what was answered, what it waits for, what puts it off, or who asks whose it is.</summary>
    Action = 1,

    /// <summary>A person.</summary>
    Person = 2,

    /// <summary>An area.</summary>
    Area = 3,

    /// <summary>A report.</summary>
    Report = 4,

    /// <summary>A body that issues reports.</summary>
    Source = 5,

    /// <summary>A board.</summary>
    Board = 6,
}

/// <summary>
/// A row that questions look at was written. Triggers of the database say so, so that no writer can forget it: not an import, not
/// another node, not a statement that somebody types by hand. Only who switches triggers off, or empties a whole table of
/// PostgreSQL at once, is not noticed.
/// </summary>
public sealed class Touch
{
    /// <summary>The key. On PostgreSQL a larger one may be seen before a smaller one, whose transaction takes longer.</summary>
    public long Id { get; set; }

    /// <summary>Of what.</summary>
    public Touched Of { get; set; }

    /// <summary>The key of the row.</summary>
    public long Key { get; set; }

    /// <summary>The transaction that wrote it; 0 on SQLite, which has one writer at a time.</summary>
    public long Transaction { get; set; }
}

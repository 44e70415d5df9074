namespace ActionBot.Storage.Touches;

/// <summary>Up to where somebody has read.</summary>
/// <param name="Number">On SQLite, which has one writer at a time, the key of the last touch; on PostgreSQL the oldest
/// transaction that was not over.</param>
/// <param name="Snapshot">What was seen, in the words of PostgreSQL: a transaction that began before another may end after it.</param>
internal sealed record TouchPosition(long Number, string Snapshot);

/// <summary>What was touched since a position.</summary>
/// <param name="Rows">What it was; none where it was too much, or where some of it may have been cleared away: then all has to be
/// read again.</param>
/// <param name="Now">The position after it.</param>
internal sealed record TouchesSince(IReadOnlyList<(Touched Of, long Key)>? Rows, TouchPosition Now);

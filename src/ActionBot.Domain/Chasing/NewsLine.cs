using ActionBot.Domain.CheckIns;

namespace ActionBot.Domain.Chasing;

/// <summary>
/// One line of news for one person: a step of what their action waits for. It goes with the person's next message, whatever that
/// is, and alone where there is none, so that it counts in the one message a day like everything else.
/// </summary>
public sealed class NewsLine
{
    /// <summary>The most characters of a line.</summary>
    public const int MaxText = 600;

    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>
    /// What it tells of and to whom, such as "blk-31:5:7": a second line of the same key is the same news and is not stored.
    /// Unique.
    /// </summary>
    public required string Key { get; set; }

    /// <summary>Who hears it.</summary>
    public long PersonId { get; set; }

    /// <summary>The news as one sentence or two, plain text.</summary>
    public required string Text { get; set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The message that told it; none while it waits. A message that was withdrawn told nothing.</summary>
    public long? CheckInId { get; set; }

    /// <summary>The message that told it.</summary>
    public CheckIn? CheckIn { get; set; }
}

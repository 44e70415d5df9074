using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;

namespace ActionBot.Domain.Decisions;

/// <summary>
/// One posted digest of a board: to its channel, or to one secretary. The card that hangs there is redrawn when something on it
/// changes.
/// </summary>
public sealed class BoardDigest
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The key that stands in card data, random. Unique.</summary>
    public required string Key { get; set; }

    /// <summary>The board.</summary>
    public long BoardId { get; set; }

    /// <summary>The board.</summary>
    public Board? Board { get; set; }

    /// <summary>The day of the digest. A board's channel and each of its secretaries get at most one a day.</summary>
    public DateOnly On { get; set; }

    /// <summary>Why it was sent.</summary>
    public DigestCause Cause { get; set; }

    /// <summary>
    /// "channel", "person:7" or "mail": who was sent it. With "#" and a page behind it, a further message that somebody opened
    /// from it.
    /// </summary>
    public required string Recipient { get; set; }

    /// <summary>The person's message, where it went to a person.</summary>
    public long? CheckInId { get; set; }

    /// <summary>The person's message, where it went to a person.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>
    /// Key of its row in the outbox, which knows the message in Teams once it is sent; none for one that went with the digest of
    /// another board.
    /// </summary>
    public string? OutboxKey { get; set; }

    /// <summary>What stands on it, in the order of the card.</summary>
    public List<BoardDigestItem> Items { get; } = [];
}

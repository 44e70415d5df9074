using ActionBot.Domain.Blockers;

namespace ActionBot.Domain.Decisions;

/// <summary>One decision that waits, on one digest.</summary>
public sealed class BoardDigestItem
{
    /// <summary>The digest.</summary>
    public long BoardDigestId { get; set; }

    /// <summary>The digest.</summary>
    public BoardDigest? BoardDigest { get; set; }

    /// <summary>The decision that waits.</summary>
    public long BlockerId { get; set; }

    /// <summary>The decision that waits.</summary>
    public Blocker? Blocker { get; set; }

    /// <summary>Its place on the card, from 1. Places never change, so rows do not jump.</summary>
    public int Place { get; set; }
}

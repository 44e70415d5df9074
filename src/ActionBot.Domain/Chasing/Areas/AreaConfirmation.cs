using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Chasing.Areas;

/// <summary>
/// A lead's word on the position that one digest told. There is one for a digest; a later word takes the place of an earlier one,
/// which the history keeps.
/// </summary>
public sealed class AreaConfirmation
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The digest. Unique.</summary>
    public long CheckInId { get; set; }

    /// <summary>The digest.</summary>
    public CheckIn? CheckIn { get; set; }

    /// <summary>The lead.</summary>
    public long PersonId { get; set; }

    /// <summary>The lead.</summary>
    public Person? Person { get; set; }

    /// <summary>The paths of the areas.</summary>
    public required IReadOnlyList<string> Areas { get; set; }

    /// <summary>The day of the position.</summary>
    public DateOnly AsAt { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The lead's day on which it was said.</summary>
    public DateOnly On { get; set; }

    /// <summary>Whether the position is right.</summary>
    public bool IsRight { get; set; }

    /// <summary>Where something is wrong, the actions that it is about; none where it is about the area.</summary>
    public IReadOnlyList<string> Refs { get; set; } = [];

    /// <summary>Where something is wrong, what it is, at most 280 characters.</summary>
    public string? Line { get; set; }

    /// <summary>Goes up by one with every change. A card drawn from an older version changes nothing.</summary>
    public int Version { get; set; }

    /// <summary>Takes the lead's word.</summary>
    /// <param name="word">What they say.</param>
    /// <param name="at">When.</param>
    /// <param name="on">Their day.</param>
    public void Take(AreaWord word, DateTimeOffset at, DateOnly on)
    {
        (IsRight, Refs, Line, At, On) = (word.IsRight, word.Refs, word.Line, at, on);
        Version++;
    }

    /// <summary>The word that stands.</summary>
    public AreaWord Word => new(IsRight, Refs, Line);
}

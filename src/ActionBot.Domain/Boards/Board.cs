using ActionBot.Domain.Register;

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

/// <summary>Where a meeting is in its life.</summary>
public enum MeetingState
{
    /// <summary>It will be held.</summary>
    Planned = 0,

    /// <summary>It will be held on another day than first planned.</summary>
    Moved = 1,

    /// <summary>It will not be held.</summary>
    Cancelled = 2,

    /// <summary>It was held.</summary>
    Held = 3,
}

/// <summary>What a board decides about. An empty list means "any".</summary>
/// <param name="Sources">Source codes.</param>
/// <param name="Areas">Area paths; what lies below is covered.</param>
/// <param name="Ratings">Ratings; High means Critical too, where Critical is not named.</param>
/// <param name="Themes">Themes.</param>
public sealed record Remit(
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Areas,
    IReadOnlyList<Rating> Ratings,
    IReadOnlyList<string> Themes
)
{
    /// <summary>A remit that names nothing and so covers nothing in particular.</summary>
    public static Remit Empty { get; } = new([], [], [], []);

    /// <summary>How well the remit fits an action: the number of its lists that name it, or -1 where one leaves it out.</summary>
    /// <param name="source">Code of the action's source.</param>
    /// <param name="areaPath">Path of its area.</param>
    /// <param name="rating">Its rating.</param>
    /// <param name="theme">Its theme.</param>
    public int Fit(string source, string areaPath, Rating rating, string? theme)
    {
        // Asked for every late action and every board, so it makes no lists.
        var fit = 0;
        return
            Narrows(Sources, s => string.Equals(s, source, StringComparison.OrdinalIgnoreCase), ref fit)
            && Narrows(Areas, a => areaPath.StartsWith(a, StringComparison.Ordinal), ref fit)
            && (Ratings.Count == 0 || (Ratings.Cover(rating) && ++fit > 0))
            && Narrows(Themes, t => string.Equals(t, theme, StringComparison.OrdinalIgnoreCase), ref fit)
            ? fit
            : -1;
    }

    /// <summary>
    /// Whether it is for a rating only because it names the one below: a remit that says High takes Critical, until another says
    /// Critical.
    /// </summary>
    /// <param name="rating">The rating.</param>
    public bool OnlyCovers(Rating rating) => Ratings.Count > 0 && !Ratings.Contains(rating) && Ratings.Cover(rating);

    /// <summary>
    /// Key of the board whose remit fits something best; of those that fit alike the first, and null where none names it.
    /// </summary>
    /// <param name="boards">The boards, those that go first among equals before the others.</param>
    /// <param name="source">Code of its source.</param>
    /// <param name="areaPath">Path of its area.</param>
    /// <param name="rating">Its rating.</param>
    /// <param name="theme">Its theme.</param>
    public static long? BestOf(IEnumerable<(long Id, Remit Remit)> boards, string source, string areaPath, Rating rating, string? theme)
    {
        (long? Id, int Fit, bool OnlyCovers) best = (null, 0, false);
        foreach (var (id, remit) in boards)
            if (
                remit.Fit(source, areaPath, rating, theme) is var fit
                && (fit > best.Fit || (fit == best.Fit && best.OnlyCovers && !remit.OnlyCovers(rating)))
            )
                best = (id, fit, remit.OnlyCovers(rating));
        return best.Id;
    }

    // A list that is empty leaves everything in; one that is not either names the value, which fits better, or rules the board out.
    private static bool Narrows<T>(IReadOnlyList<T> list, Func<T, bool> names, ref int fit)
    {
        if (list.Count == 0)
            return true;
        for (var i = 0; i < list.Count; i++)
            if (names(list[i]))
            {
                fit++;
                return true;
            }
        return false;
    }
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

/// <summary>A person of a board's secretariat.</summary>
public sealed class BoardSecretary
{
    /// <summary>The board.</summary>
    public long BoardId { get; set; }

    /// <summary>The person.</summary>
    public long PersonId { get; set; }

    /// <summary>The person.</summary>
    public Person? Person { get; set; }
}

/// <summary>One meeting of a board.</summary>
public sealed class Meeting
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The board.</summary>
    public long BoardId { get; set; }

    /// <summary>When it meets.</summary>
    public DateOnly Date { get; set; }

    /// <summary>When papers are due; none means by the board's rule.</summary>
    public DateOnly? PapersDue { get; set; }

    /// <summary>Where it is in its life.</summary>
    public MeetingState State { get; set; }

    /// <summary>Whether it is to be held.</summary>
    public bool IsAhead => State is MeetingState.Planned or MeetingState.Moved;

    /// <summary>
    /// The day on which it was last moved, cancelled or added in chat; none for one that stands as the governance file has it.
    /// </summary>
    public DateOnly? ChangedOn { get; set; }

    /// <summary>Goes up by one with every change, so that only the newest change can be undone.</summary>
    public int Version { get; set; } = 1;
}

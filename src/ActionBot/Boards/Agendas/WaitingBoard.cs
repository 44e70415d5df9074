using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Storage.Messages;

namespace ActionBot.Boards.Agendas;

/// <summary>What waits for a board, and who is to be told of it.</summary>
/// <param name="Board">The board, with its secretaries who are here and its meetings.</param>
/// <param name="Agenda">What waits.</param>
/// <param name="Channel">Its channel, where its digest may go there; else its secretaries are written to, each in their own chat.</param>
/// <param name="Last">The day of the last digest of each recipient that counts, as <see cref="BoardDigest.Recipient"/> names them.</param>
internal sealed record WaitingBoard(
    Board Board,
    BoardAgenda Agenda,
    ConversationReference? Channel,
    IReadOnlyDictionary<string, DateOnly> Last
)
{
    /// <summary>Recipient of the digests to the channel.</summary>
    public const string ToChannel = "channel";

    /// <summary>Recipient of the digests by mail.</summary>
    public const string ByMail = "mail";

    /// <summary>
    /// Put behind a recipient where nothing waits and only late actions are told, so that the first thing that does wait is still
    /// shown at once.
    /// </summary>
    public const string OfLateness = " late";

    private const string Person = "person:";

    /// <summary>Whether Teams reaches anybody of its secretariat.</summary>
    public bool HasSecretaryInReach { get; init; }

    /// <summary>Whether its mailbox refused the last mail, and has taken none since.</summary>
    public bool HasMailboxRefused { get; init; }

    /// <summary>
    /// The recipients, as <see cref="BoardDigest.Recipient"/> names them, to which a digest of the day is written, whether or not
    /// it arrived.
    /// </summary>
    public IReadOnlySet<string> Written { get; init; } = new HashSet<string>();

    /// <summary>Recipient of the digests to a secretary.</summary>
    public static string ToPerson(long personId) => $"{Person}{personId}";

    /// <summary>Whether it is written to by mail: Teams reaches nobody of it, and there is a mailbox.</summary>
    public bool IsByMail => this is { Channel: null, HasSecretaryInReach: false, Board.SecretariatMailbox.Length: > 0 };

    /// <summary>Whether its secretaries are written to, each in their own chat.</summary>
    public bool IsByPerson => Channel is null && !IsByMail;

    /// <summary>Whether nothing reaches anybody of it. A mailbox that refused is tried again all the same.</summary>
    public bool IsOutOfReach => Channel is null && !HasSecretaryInReach && (!IsByMail || HasMailboxRefused);

    /// <summary>Its mailbox, where it is written to by mail.</summary>
    public string? Mailbox => IsByMail ? Board.SecretariatMailbox : null;

    /// <summary>Recipient of the digests to the board as such, in its channel or by mail.</summary>
    public string ToBoard => Channel is null ? ByMail : ToChannel;

    /// <summary>
    /// The day of the last digest of a recipient, whichever way it came: what went to the board as such went to each secretary,
    /// and the other way round.
    /// </summary>
    public DateOnly? LastOf(string recipient) => LastOf(recipient, Last);

    /// <summary>The same among the days of some digests.</summary>
    public static DateOnly? LastOf(string recipient, IEnumerable<KeyValuePair<string, DateOnly>> last) =>
        last.Where(l =>
                l.Key == recipient
                || l.Key is ToChannel or ByMail
                || (!recipient.StartsWith(Person, StringComparison.Ordinal) && IsOfSomebody(l.Key))
            )
            .Select(l => (DateOnly?)l.Value)
            .Max();

    private static bool IsOfSomebody(string recipient) =>
        recipient.StartsWith(Person, StringComparison.Ordinal) && !recipient.Contains(BoardChannels.OpenedMark, StringComparison.Ordinal);
}

using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Agendas;

/// <summary>What waits for a board, and who is to be told of it.</summary>
/// <param name="Board">The board, with its secretaries who are here and its meetings.</param>
/// <param name="Agenda">What waits.</param>
/// <param name="Channel">Its channel, where its digest may go there; else its secretaries are written to, each in their own chat.</param>
/// <param name="Last">The day of the last digest of each recipient that counts, as <see cref="BoardDigest.Recipient"/> names them.</param>
public sealed record WaitingBoard(
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

/// <summary>Loads what waits for boards, with a handful of queries for any number of boards.</summary>
public sealed class BoardAgendas(ActionBotContext db, BoardChannels boardChannels, OutOfReach outOfReach)
{
    /// <summary>The boards for which something waits on a day.</summary>
    public Task<IReadOnlyList<WaitingBoard>> LoadAsync(DateOnly day, CancellationToken cancellationToken) =>
        LoadAsync(day, OpenOf(null), null, [], cancellationToken);

    /// <summary>
    /// The boards for which something waits on a day, and those that are written to as a board whether or not anything does.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="of">The boards; null means all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<WaitingBoard>> LoadWithIdleAsync(
        DateOnly day,
        IReadOnlyCollection<long>? of,
        CancellationToken cancellationToken
    ) =>
        await LoadAsync(
            day,
            OpenOf(of),
            of,
            await db
                .Boards.Where(b => b.SecretariatChannel != null || b.SecretariatMailbox != null)
                .Select(b => b.Id)
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    /// <summary>Those of some boards for which something waits on a day.</summary>
    public async Task<IReadOnlyList<WaitingBoard>> LoadAsync(
        DateOnly day,
        IReadOnlyCollection<long> of,
        CancellationToken cancellationToken
    ) => of.Count == 0 ? [] : await LoadAsync(day, OpenOf(of), of, [], cancellationToken);

    private IQueryable<Blocker> OpenOf(IReadOnlyCollection<long>? of) =>
        db.StandingDecisions()
            .Where(b =>
                b.BoardId != null
                && (of == null || of.Contains(b.BoardId.Value) || (b.PassedUpToId != null && of.Contains(b.PassedUpToId.Value)))
            );

    private async Task<IReadOnlyList<WaitingBoard>> LoadAsync(
        DateOnly day,
        IQueryable<Blocker> open,
        IReadOnlyCollection<long>? of,
        IReadOnlyCollection<long> idle,
        CancellationToken cancellationToken
    )
    {
        var items = await open.Select(b => new
            {
                b.Id,
                b.State,
                BoardId = b.BoardId!.Value,
                b.MeetingId,
                b.PassedUpToId,
                b.PassedUpOn,
                IsUnseen = b.State == BlockerState.Raised && b.ShownOn == null,
            })
            .ToListAsync(cancellationToken);
        var ids = items
            .SelectMany(i => new[] { i.BoardId, i.PassedUpToId ?? i.BoardId })
            .Concat(idle)
            .Distinct()
            .Where(id => of is null || of.Contains(id))
            .ToList();
        if (ids.Count == 0)
            return [];
        var boards = await db
            .Boards.AsNoTracking()
            .Where(b => ids.Contains(b.Id))
            .Include(b => b.Secretaries.Where(s => s.Person!.IsActive))
                .ThenInclude(s => s.Person)
            .Include(b => b.Meetings)
            .AsSplitQuery()
            .OrderBy(b => b.Code)
            .ToListAsync(cancellationToken);
        var channels = await boardChannels.LoadAsync(ids, day, cancellationToken);
        var last = (
            await db.DigestsThatCount(day)
                .Where(d => ids.Contains(d.BoardId))
                .GroupBy(d => new { d.BoardId, d.Recipient })
                .Select(g => new
                {
                    g.Key.BoardId,
                    g.Key.Recipient,
                    On = g.Max(d => d.On),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.BoardId);
        var written = (
            await db
                .BoardDigests.Where(d => d.On == day && d.CheckInId == null && ids.Contains(d.BoardId))
                .Select(d => new { d.BoardId, d.Recipient })
                .ToListAsync(cancellationToken)
        ).ToLookup(d => d.BoardId, d => d.Recipient);
        var refused = await db.MailboxesThatRefuse(day).Where(id => ids.Contains(id)).ToHashSetAsync(cancellationToken);
        var secretaries = boards.SelectMany(b => b.Secretaries).Select(s => s.PersonId).Distinct().ToList();
        var away = await outOfReach.AmongAsync(secretaries, cancellationToken);
        var passedUp = items.Where(i => i.PassedUpToId is not null).Select(i => i.Id).ToList();
        var seenAbove =
            passedUp.Count == 0
                ? []
                : (
                    await db.DigestsThatCount(day)
                        .SelectMany(d => d.Items, (d, i) => new { i.BlockerId, d.BoardId })
                        .Where(i => passedUp.Contains(i.BlockerId))
                        .Distinct()
                        .ToListAsync(cancellationToken)
                )
                    .Select(i => (i.BlockerId, i.BoardId))
                    .ToHashSet();
        var own = items.ToLookup(i => i.BoardId);
        var above = items.Where(i => i.PassedUpToId is not null && i.PassedUpToId != i.BoardId).ToLookup(i => i.PassedUpToId!.Value);
        return
        [
            .. boards.Select(b => new WaitingBoard(
                b,
                new(
                    b.Id,
                    b.Cadence,
                    b.PapersDueWorkingDays,
                    b.Meetings,
                    [
                        .. own[b.Id].Select(i => new AgendaItem(i.Id, i.State, i.MeetingId, false) { IsUnseen = i.IsUnseen }),
                        .. above[b.Id].Select(i => new AgendaItem(i.Id, i.State, null, !seenAbove.Contains((i.Id, b.Id)))),
                    ]
                ),
                channels.GetValueOrDefault(b.Id) is { IsUsed: true } channel ? channel.Reference : null,
                last[b.Id].ToDictionary(d => d.Recipient, d => d.On)
            )
            {
                HasSecretaryInReach = b.Secretaries.Any(s => !away.Contains(s.PersonId)),
                HasMailboxRefused = refused.Contains(b.Id),
                Written = written[b.Id].ToHashSet(),
            }),
        ];
    }
}

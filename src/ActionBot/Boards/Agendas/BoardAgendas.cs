using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Decisions;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Agendas;

/// <summary>Loads what waits for boards, with a handful of queries for any number of boards.</summary>
internal sealed class BoardAgendas(ActionBotContext db, BoardChannels boardChannels, OutOfReach outOfReach)
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

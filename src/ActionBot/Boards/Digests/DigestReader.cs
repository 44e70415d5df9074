using ActionBot.Boards.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Digests;

/// <summary>
/// Loads digests as they look now: what stands on them never changes its place, and what was done since is told in its place.
/// </summary>
internal sealed class DigestReader(ActionBotContext db, BoardsTold boardsTold, ChasePolicy policy, Calendars calendars)
{
    /// <summary>The most items of a digest; what lies beyond comes with the next one.</summary>
    public const int MostItems = 80;

    private const int MostOverdue = 10,
        MostBoards = 40;

    /// <summary>One page of a digest.</summary>
    public async Task<BoardDigestView> ViewAsync(
        BoardDigest digest,
        DateOnly today,
        int page,
        CancellationToken cancellationToken,
        string? band = null,
        IReadOnlyDictionary<string, string>? typed = null
    )
    {
        var view = (await ViewsAsync([digest], today, page, cancellationToken))[digest.Id];
        return view with { Band = band, Typed = typed };
    }

    /// <summary>A page of each of several digests, with the same few queries for any number of them.</summary>
    /// <param name="page">The page; none for the one that the message of each digest shows.</param>
    public async Task<IReadOnlyDictionary<long, BoardDigestView>> ViewsAsync(
        IReadOnlyList<BoardDigest> digests,
        DateOnly today,
        int? page,
        CancellationToken cancellationToken
    )
    {
        var ids = digests.Select(d => d.Id).ToList();
        var places = (
            await db
                .BoardDigestItems.AsNoTracking()
                .Where(i => ids.Contains(i.BoardDigestId))
                .OrderBy(i => i.Place)
                .ToListAsync(cancellationToken)
        ).ToLookup(i => i.BoardDigestId);
        var blockers = await BlockersAsync([.. places.SelectMany(p => p).Select(i => i.BlockerId).Distinct()], cancellationToken);
        var boards = await db
            .Boards.AsNoTracking()
            .Include(b => b.Meetings)
            .AsSplitQuery()
            .OrderBy(b => b.Id)
            .ToDictionaryAsync(b => b.Id, cancellationToken);
        var facts = await FactsAsync([.. blockers.Values], cancellationToken);
        var first = digests.Where(d => d is { CheckInId: not null, OutboxKey: not null }).ToDictionary(d => d.CheckInId!.Value, d => d.Id);
        var overdue = await OverdueAsync(first, boards, cancellationToken);
        var toldBoards = await boardsTold.OfAsync(digests, boards, cancellationToken);
        var others = await OthersAsync(first, boards, today, cancellationToken);
        return digests.ToDictionary(
            d => d.Id,
            d =>
            {
                List<Blocker> items = [.. places[d.Id].Select(i => blockers[i.BlockerId])];
                return View(
                    d,
                    boards,
                    items,
                    facts,
                    [.. overdue[d.Id].Concat(toldBoards[d.Id]).Take(MostOverdue)],
                    today,
                    page ?? OpenedPages.PageOf(d)
                ) with
                {
                    Others = [.. others[d.Id]],
                };
            }
        );
    }

    /// <summary>A meeting with its papers date.</summary>
    public MeetingView Meeting(Meeting meeting, int workingDays, DateOnly today)
    {
        var due = MeetingPlan.PapersDue(meeting, workingDays, calendars.Usual);
        return new(meeting.Id, meeting.Date, due, due > today ? MeetingPlan.WorkingDaysBetween(today, due, calendars.Usual) : 0);
    }

    private Task<Dictionary<long, Blocker>> BlockersAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        db
            .Blockers.AsNoTracking()
            .Include(b => b.ActionItem!)
                .ThenInclude(a => a.Owner)
            .Include(b => b.OnMeeting)
            .Where(b => ids.Contains(b.Id))
            .ToDictionaryAsync(b => b.Id, cancellationToken);

    private BoardDigestView View(
        BoardDigest digest,
        Dictionary<long, Board> boards,
        List<Blocker> items,
        DigestItemFacts facts,
        IReadOnlyList<OverdueView> overdue,
        DateOnly today,
        int page
    )
    {
        var board = boards[digest.BoardId];
        var pages = Math.Max(1, (items.Count + SecretariatDigestCard.PageSize - 1) / SecretariatDigestCard.PageSize);
        var shown = Math.Clamp(page, 0, pages - 1);
        var next = MeetingPlan.NextFor(board.Meetings, board.PapersDueWorkingDays, calendars.Usual, today);
        var views = items
            .Skip(shown * SecretariatDigestCard.PageSize)
            .Take(SecretariatDigestCard.PageSize)
            .Select((b, i) => Item(b, shown * SecretariatDigestCard.PageSize + i + 1, board, boards, facts, today))
            .ToList();
        return new(
            new(digest.Key, shown),
            board.Name,
            today,
            items.Count(b => IsHere(b, board)),
            items.Count,
            pages,
            next is null ? null : Meeting(next, board.PapersDueWorkingDays, today),
            views,
            overdue,
            [
                .. boards
                    .Values.Where(b => b.Id != board.Id)
                    .OrderByDescending(b => items.Select(i => facts.Fit(b, i)).DefaultIfEmpty(0).Max())
                    .ThenBy(b => b.Name, StringComparer.Ordinal)
                    .Take(MostBoards)
                    .Select(b => (b.Code, b.Name)),
            ],
            digest.Cause,
            OpenedPages.IsInChannel(digest)
        );
    }

    private static bool IsHere(Blocker blocker, Board board) =>
        blocker.IsOpenDecision() && (blocker.BoardId == board.Id || blocker.PassedUpToId == board.Id);

    private DigestItemView Item(
        Blocker blocker,
        int number,
        Board board,
        Dictionary<long, Board> boards,
        DigestItemFacts facts,
        DateOnly today
    )
    {
        var action = blocker.ActionItem!;
        var isOwn = blocker.BoardId == board.Id;
        var isHere = IsHere(blocker, board);
        var meeting = isOwn && blocker.OnMeeting is { } on ? Meeting(on, board.PapersDueWorkingDays, today) : null;
        var target = isHere
            ? MeetingPlan.NextFor(board.Meetings, board.PapersDueWorkingDays, calendars.Usual, today, after: meeting?.Date)
            : null;
        return new(
            blocker.Id,
            blocker.Version,
            number,
            blocker.ToDecide ?? "",
            action.Ref,
            action.Rating,
            action.Owner?.Name,
            action.Risk,
            blocker.RaisedOn,
            MeetingPlan.WorkingDaysBetween(blocker.RaisedOn, today, calendars.Usual),
            blocker is { State: BlockerState.Raised } && isOwn
                ? calendars.Usual.AddWorkingDays(blocker.ShownOn ?? today, policy.Boards.AcknowledgeWorkingDays)
                : null,
            facts.Also(blocker),
            blocker.State,
            blocker.Deferrals,
            meeting,
            target is null ? null : Meeting(target, board.PapersDueWorkingDays, today),
            isHere && !isOwn ? PassedUp(blocker, boards) : null,
            facts.By.GetValueOrDefault(action.Ref),
            isHere ? null : Outcome(blocker, boards, facts)
        );
    }

    private static string PassedUp(Blocker blocker, Dictionary<long, Board> boards) =>
        $"passed up by the {boards[blocker.BoardId!.Value].Name}: "
        + (
            blocker.PassedUpWhy == PassedUpWhy.DeferredTwice
                ? $"deferred {(blocker.Deferrals == 2 ? "twice" : British.Count(blocker.Deferrals, "time"))}"
                : "not acknowledged in time"
        );

    private static string Outcome(Blocker blocker, Dictionary<long, Board> boards, DigestItemFacts facts) =>
        blocker.State switch
        {
            BlockerState.Decided => facts.Outcomes.TryGetValue(blocker.Id, out var outcome) ? outcome.Title() : "Decided",
            BlockerState.SentBack => "Sent back to the owner",
            BlockerState.Withdrawn or BlockerState.Cleared => "No longer waits: the owner answered otherwise",
            _ => blocker.BoardId is { } at ? $"Now at the {boards[at].Name}" : "Back with the tracking team",
        };

    private async Task<DigestItemFacts> FactsAsync(IReadOnlyList<Blocker> blockers, CancellationToken cancellationToken)
    {
        var ids = blockers.Select(b => b.Id).ToList();
        var actions = blockers.Select(b => b.ActionItemId).Distinct().ToList();
        var refs = blockers.Select(b => b.ActionItem!.Ref).Distinct().ToList();
        var words = blockers.Select(b => b.ToDecide).OfType<string>().Distinct().ToList();
        var depend = await db.StandingBlockers()
            .Where(b => b.DependsOnId != null && actions.Contains(b.DependsOnId.Value) && b.ActionItem!.Status == ActionStatus.Open)
            .Select(b => new { On = b.DependsOnId!.Value, b.ActionItem!.Ref })
            .ToListAsync(cancellationToken);
        var same = await db.StandingDecisions()
            .Where(b => b.ToDecide != null && words.Contains(b.ToDecide))
            .Select(b => new
            {
                b.ToDecide,
                b.BoardId,
                b.ActionItemId,
                b.ActionItem!.Ref,
            })
            .ToListAsync(cancellationToken);
        var outcomes = (
            await db
                .Decisions.Where(d => ids.Contains(d.BlockerId))
                .Select(d => new
                {
                    d.BlockerId,
                    d.Id,
                    d.Outcome,
                })
                .ToListAsync(cancellationToken)
        ).GroupBy(d => d.BlockerId).ToDictionary(g => g.Key, g => g.OrderByDescending(d => d.Id).First().Outcome);
        var lines = db.Changes.Where(c =>
            c.Entity == "action" && refs.Contains(c.Key) && c.Field == BoardStepWriter.Field && c.PersonId != null
        );
        var by = await lines
            .Where(c => !lines.Any(l => l.Key == c.Key && l.Id > c.Id))
            .Join(db.People, c => c.PersonId, p => p.Id, (c, p) => new { c.Key, p.Name })
            .ToDictionaryAsync(c => c.Key, c => c.Name, cancellationToken);
        var kinds = await db
            .Actions.Where(a => actions.Contains(a.Id))
            .Select(a => new
            {
                a.Id,
                a.Report!.Source!.Code,
                a.Area!.Path,
            })
            .ToDictionaryAsync(a => a.Id, a => (a.Code, a.Path), cancellationToken);
        return new(
            by,
            outcomes,
            kinds,
            blocker =>
                [
                    .. depend
                        .Where(d => d.On == blocker.ActionItemId)
                        .Select(d => d.Ref)
                        .Concat(
                            same.Where(s =>
                                    s.BoardId == blocker.BoardId && s.ToDecide == blocker.ToDecide && s.ActionItemId != blocker.ActionItemId
                                )
                                .Select(s => s.Ref)
                        )
                        .Distinct()
                        .Order(StringComparer.Ordinal),
                ]
        );
    }

    // The digests of further boards that went with the same message; the first one of each message is that which it shows.
    private async Task<ILookup<long, OtherBoardView>> OthersAsync(
        Dictionary<long, long> first,
        Dictionary<long, Board> boards,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var messages = first.Keys.ToList();
        var others =
            messages.Count == 0
                ? []
                : await db
                    .BoardDigests.Where(d => d.CheckInId != null && messages.Contains(d.CheckInId.Value) && d.OutboxKey == null)
                    .OrderBy(d => d.Cause)
                    .ThenBy(d => d.Board!.Name)
                    .Select(d => new
                    {
                        CheckIn = d.CheckInId!.Value,
                        d.Key,
                        d.BoardId,
                        Waiting = d
                            .Items.Select(i => i.Blocker!)
                            .AsQueryable()
                            .Where(Standing.Stands)
                            .Count(b => b.BoardId == d.BoardId || b.PassedUpToId == d.BoardId),
                    })
                    .ToListAsync(cancellationToken);
        return others.ToLookup(
            o => first[o.CheckIn],
            o =>
            {
                var board = boards[o.BoardId];
                var next = MeetingPlan.NextFor(board.Meetings, board.PapersDueWorkingDays, calendars.Usual, today);
                return new OtherBoardView(
                    o.Key,
                    board.Name,
                    o.Waiting,
                    next is null ? null : Meeting(next, board.PapersDueWorkingDays, today)
                );
            }
        );
    }

    private async Task<ILookup<long, OverdueView>> OverdueAsync(
        Dictionary<long, long> first,
        Dictionary<long, Board> boards,
        CancellationToken cancellationToken
    )
    {
        var messages = first.Keys.ToList();
        var told =
            messages.Count == 0
                ? []
                : await db
                    .ToldSteps.Where(t => messages.Contains(t.CheckInId))
                    .OrderBy(t => t.Place)
                    .Select(t => new
                    {
                        t.CheckInId,
                        t.ActionItem!.Ref,
                        t.ActionItem.TargetDate,
                        t.ActionItem.AgreedAction,
                        t.ActionItem.BoardName,
                        t.ActionItem.Report!.Source!.Code,
                        t.ActionItem.Area!.Path,
                        t.ActionItem.Rating,
                        t.ActionItem.Theme,
                    })
                    .ToListAsync(cancellationToken);
        return told.ToLookup(
            t => first[t.CheckInId],
            t => new OverdueView(t.Ref, t.TargetDate, t.AgreedAction, Owning(boards, t.BoardName, t.Code, t.Path, t.Rating, t.Theme)?.Name)
        );
    }

    // The one that the register names, else the one whose remit fits best, as the ladder finds it.
    private static Board? Owning(Dictionary<long, Board> boards, string? named, string source, string path, Rating rating, string? theme) =>
        boards.Values.FirstOrDefault(b =>
            string.Equals(b.Name, named, StringComparison.OrdinalIgnoreCase)
            || string.Equals(b.Code, named, StringComparison.OrdinalIgnoreCase)
        )
        ?? (
            Remit.BestOf(boards.Values.OrderBy(b => b.Id).Select(b => (b.Id, b.Remit)), source, path, rating, theme) is { } id
                ? boards[id]
                : null
        );

    private sealed record DigestItemFacts(
        IReadOnlyDictionary<string, string> By,
        IReadOnlyDictionary<long, DecisionOutcome> Outcomes,
        IReadOnlyDictionary<long, (string Source, string Path)> Kinds,
        Func<Blocker, IReadOnlyList<string>> Also
    )
    {
        public int Fit(Board board, Blocker blocker) =>
            Kinds.TryGetValue(blocker.ActionItemId, out var kind)
                ? board.Remit.Fit(kind.Source, kind.Path, blocker.ActionItem!.Rating, blocker.ActionItem.Theme)
                : 0;
    }
}

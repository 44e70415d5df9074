using ActionBot.Boards.Agendas;
using ActionBot.Delivery;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.FactQueries;

/// <summary>
/// Adds to the planner's facts what comes of boards: digests that are due to secretaries, news that people have not heard, and
/// words of boards that owners have not answered.
/// </summary>
internal sealed class SecretariatFacts(
    ActionBotContext db,
    BoardAgendas agendas,
    DigestsToBoardsQuery digestsDue,
    NewsWriter news,
    Calendars calendars,
    ChasePolicy policy
)
{
    /// <summary>The people with their news and the digests that are due to them on the day.</summary>
    public async Task<Dictionary<long, PersonFacts>> AddAsync(
        DateOnly day,
        PlanScope scope,
        Dictionary<long, PersonFacts> people,
        CancellationToken cancellationToken
    )
    {
        var untold = await news.UntoldAsync(scope.People, cancellationToken);
        var due = (await DueAsync(day, scope, cancellationToken)).ToPeople(day);
        foreach (
            var id in untold
                .Select(n => n.Key)
                .Concat(due.Select(d => d.Key))
                .Distinct()
                .Where(id => people.ContainsKey(id) && (scope.People is null || scope.People.Contains(id)))
                .ToList()
        )
            people[id] = people[id] with { News = [.. untold[id]], BoardDigests = [.. due[id]] };
        return people;
    }

    /// <summary>The digests that are due on the day and those after it, for a preview, if what waits stays as it is.</summary>
    public Task<DigestForecast> DueAsync(DateOnly day, CancellationToken cancellationToken) =>
        DueAsync(day, PlanScope.Everybody, cancellationToken);

    /// <summary>
    /// The digests that are due to channels and mailboxes on the day, for a preview: they are posted by their own sweep, by the
    /// same rule.
    /// </summary>
    public async Task<IReadOnlyList<BoardDigestDue>> ChannelsAsync(DateOnly day, CancellationToken cancellationToken) =>
        calendars.Usual.IsWorkingDay(day)
            ?
            [
                .. (await digestsDue.LoadAsync(day, null, _ => true, _ => true, cancellationToken)).Due.Select(d => new BoardDigestDue(
                    d.Waiting.Board.Id,
                    d.Waiting.Board.Name,
                    d.Cause
                )
                {
                    Mailbox = d.Waiting.Mailbox,
                }),
            ]
            : [];

    /// <summary>What boards decided or sent back, for the actions whose owners have said nothing since.</summary>
    public async Task<Dictionary<long, Prompt>> PromptsAsync(
        DateOnly day,
        IQueryable<ActionItem> actions,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from blocker in db.Blockers
            join action in actions on blocker.ActionItemId equals action.Id
            where
                blocker.Kind == BlockerKind.Decision
                && (blocker.State == BlockerState.SentBack || blocker.State == BlockerState.Decided)
                && blocker.EndedOn <= day
                && !db.Updates.Any(u => u.ActionItemId == blocker.ActionItemId && u.Id > blocker.UpdateId)
            select new
            {
                action.Id,
                Blocker = blocker.Id,
                blocker.State,
                On = blocker.EndedOn!.Value,
                Board = blocker.Board!.Name,
                Outcome = db
                    .Decisions.Where(d => d.BlockerId == blocker.Id)
                    .OrderByDescending(d => d.Id)
                    .Select(d => (DecisionOutcome?)d.Outcome)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.Id)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.OrderByDescending(r => r.Blocker)
                        .Select(r => new Prompt(
                            r.State == BlockerState.SentBack ? RequestReason.SentBack
                                : r.Outcome?.NeedsNewPlan() == true ? RequestReason.NewPlan
                                : RequestReason.Agreed,
                            r.On,
                            r.Board is null ? "The tracking team" : "The " + r.Board
                        ))
                        .First()
            );
    }

    private async Task<DigestForecast> DueAsync(DateOnly day, PlanScope scope, CancellationToken cancellationToken) =>
        new(await WaitingAsync(day, scope.People?.ToList(), cancellationToken), policy.Boards, calendars.Usual);

    private async Task<IReadOnlyList<WaitingBoard>> WaitingAsync(DateOnly day, List<long>? people, CancellationToken cancellationToken) =>
        people is null
            ? await agendas.LoadAsync(day, cancellationToken)
            : await agendas.LoadAsync(
                day,
                await db
                    .BoardSecretaries.Where(s => EF.Parameter(people).Contains(s.PersonId))
                    .Select(s => s.BoardId)
                    .Distinct()
                    .ToListAsync(cancellationToken),
                cancellationToken
            );
}

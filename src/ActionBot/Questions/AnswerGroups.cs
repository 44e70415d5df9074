using System.Globalization;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Counts the actions of an answer by what they have in common.</summary>
internal sealed class AnswerGroups(ActionBotContext db)
{
    private const string None = "None";

    /// <summary>How many actions there are of each kind: the most first, but ratings by risk and dates by time.</summary>
    public async Task<IReadOnlyList<AnswerGroup>> CountAsync(IQueryable<ActionItem> actions, Facet facet, CancellationToken cancellationToken)
    {
        switch (facet)
        {
            case Facet.Area:
                var areas = await actions.GroupBy(a => a.AreaId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
                var paths = await db.Areas.Where(a => areas.Select(g => g.Key).Contains(a.Id)).Select(a => new { a.Id, a.Path, a.Name }).ToDictionaryAsync(a => a.Id, cancellationToken);
                var above = paths.Values.SelectMany(a => AlikeNames.AndAbove(a.Path)).Distinct().ToList();
                var names = AlikeNames.Alike(paths.Values.Select(a => a.Name)).Count == 0 ? paths.Values.ToDictionary(a => a.Path, a => a.Name)
                    : await db.Areas.Where(a => above.Contains(a.Path)).ToDictionaryAsync(a => a.Path, a => a.Name, cancellationToken);
                var called = AlikeNames.OfAreas(names, [.. paths.Values.Select(a => a.Path)]);
                return Most(areas.Select(g => (called[paths[g.Key].Path], g.Count)));
            case Facet.Owner:
                var counts = actions.GroupBy(a => a.OwnerId).Select(g => new { g.Key, Count = g.Count() });
                var owners = await (
                    from count in counts
                    join person in db.People on count.Key equals (long?)person.Id into people
                    from person in people.DefaultIfEmpty()
                    select new { count.Key, count.Count, person.Name, person.Email }).ToListAsync(cancellationToken);
                var alike = AlikeNames.Alike(owners.Where(g => g.Key is not null).Select(g => g.Name));
                return Most(owners.Select(g => (g.Key is null ? "No owner" : alike.Contains(g.Name) ? g.Email : g.Name, g.Count)));
            case Facet.Source:
                return Most((await actions.GroupBy(a => a.Report!.Source!.Name).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).Select(g => (g.Key, g.Count)));
            case Facet.Report:
                return Most((await actions.GroupBy(a => a.Report!.Title).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).Select(g => (g.Key, g.Count)));
            case Facet.Theme:
                return Most((await actions.GroupBy(a => a.Theme).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).Select(g => (g.Key ?? None, g.Count)));
            case Facet.Route:
                return Most((await actions.GroupBy(a => a.DeliveryRoute).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken)).Select(g => (g.Key ?? None, g.Count)));
            case Facet.Rating:
                return [.. (await actions.GroupBy(a => a.Rating).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
                    .OrderByDescending(g => g.Key).Select(g => new AnswerGroup(g.Key == Rating.NotRated ? "Not rated" : g.Key.ToString(), g.Count))];
            case Facet.Assurance:
                return Most((await actions.GroupBy(a => a.Report!.Assurance).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
                    .Select(g => (g.Key switch { Assurance.NotStated => "Not stated", Assurance.None => "No assurance", var opinion => opinion.ToString() }, g.Count)));
            case Facet.Board:
                var boards = from action in actions
                    join blocker in db.Blockers.Where(b => b.EndedOn == null && b.BoardId != null) on action.Id equals blocker.ActionItemId
                    join board in db.Boards on blocker.BoardId equals board.Id
                    group action by board.Name into g
                    select new { g.Key, Count = g.Count() };
                return Most((await boards.ToListAsync(cancellationToken)).Select(g => (g.Key, g.Count)));
            case Facet.Month or Facet.Quarter:
                return ByTime(await actions.GroupBy(a => a.TargetDate).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key ?? DateOnly.MaxValue, g => g.Count, cancellationToken), facet);
            default:
                return Reasons((await actions.GroupBy(a => new { a.Standing, a.Status }).Select(g => new { g.Key.Standing, g.Key.Status, Count = g.Count() }).ToListAsync(cancellationToken)).Select(g => (g.Standing, g.Status, g.Count)));
        }
    }

    /// <summary>Why actions are late, in the words of their owners' latest answers.</summary>
    public static IReadOnlyList<AnswerGroup> Reasons(IEnumerable<(AnswerChoice? Standing, ActionStatus Status, int Count)> parts) => Most(parts.Select(p => (Reason(p.Standing, p.Status), p.Count)));

    private static string Reason(AnswerChoice? standing, ActionStatus status) => (standing, status) switch
    {
        (_, ActionStatus.Closed) => "Closed",
        (_, ActionStatus.AwaitingVerification) => "Waiting for the verifier",
        (_, ActionStatus.ClosureRequested) => "Closure asked for",
        (null, _) => "No update from the owner",
        (AnswerChoice.OnTrack, _) => "On track, says the owner",
        ({ } other, _) => other.Title(),
    };

    private static List<AnswerGroup> Most(IEnumerable<(string Name, int Count)> groups) =>
    [
        .. groups.GroupBy(g => g.Name).Select(g => new AnswerGroup(g.Key, g.Sum(x => x.Count))).Where(g => g.Count > 0)
            .OrderByDescending(g => g.Count).ThenBy(g => g.Name, StringComparer.Ordinal),
    ];

    private static List<AnswerGroup> ByTime(Dictionary<DateOnly, int> days, Facet facet) =>
    [
        .. days.GroupBy(d => d.Key == DateOnly.MaxValue ? d.Key : FirstDay(d.Key, facet)).OrderBy(g => g.Key)
            .Select(g => new AnswerGroup(g.Key == DateOnly.MaxValue ? "No date" : Title(g.Key, facet), g.Sum(d => d.Value))),
    ];

    private static DateOnly FirstDay(DateOnly day, Facet facet) =>
        facet == Facet.Month ? new(day.Year, day.Month, 1) : new DateOnly(day.Year, day.Month, 1).AddMonths(-((day.Month - 1) % 3));

    // Financial years begin in April: January 2019 is in Q4 18/19.
    private static string Title(DateOnly first, Facet facet)
    {
        if (facet == Facet.Month)
            return first.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        var year = first.Month >= 4 ? first.Year : first.Year - 1;
        return $"Q{(first.Month + 8) % 12 / 3 + 1} {year % 100:00}/{(year + 1) % 100:00}";
    }
}

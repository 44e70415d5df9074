using System.Globalization;
using System.Runtime.InteropServices;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions.Columns;
using ActionBot.Questions.Names;

namespace ActionBot.Questions.Answering;

/// <summary>Counts the actions of an answer by what they have in common.</summary>
internal static class AnswerGroups
{
    private const string None = "None";

    /// <summary>How many actions there are of each kind: the most first, but ratings by risk and dates by time.</summary>
    public static IReadOnlyList<AnswerGroup> Count(ActionColumns c, ReadOnlySpan<int> rows, Facet facet)
    {
        switch (facet)
        {
            case Facet.Area:
                var areas = Counted(rows, c.Area, c.Areas.Count).ConvertAll(g => (Area: c.Areas[g.Place]!, g.Count));
                var called = AlikeNames.OfAreas(c.Areas.All.ToDictionary(a => a.Path, a => a.Name), [.. areas.Select(g => g.Area.Path)]);
                return Most(areas.Select(g => (called[g.Area.Path], g.Count)));
            case Facet.Owner:
                var owners = Owners(c, rows);
                var alike = AlikeNames.Alike(owners.Select(g => g.Owner?.Name).OfType<string>());
                return Most(
                    owners.Select(g =>
                        (
                            g.Owner is null ? "No owner"
                            : alike.Contains(g.Owner.Name) ? g.Owner.Email
                            : g.Owner.Name,
                            g.Count
                        )
                    )
                );
            case Facet.Source:
                return OfReports(c, rows, r => c.Sources.Find(r.SourceId)?.Name ?? None);
            case Facet.Report:
                return OfReports(c, rows, r => r.Title);
            case Facet.Assurance:
                return OfReports(
                    c,
                    rows,
                    r =>
                        r.Assurance switch
                        {
                            Assurance.NotStated => "Not stated",
                            Assurance.None => "No assurance",
                            var opinion => opinion.ToString(),
                        }
                );
            case Facet.Theme:
                return Most(Counted(rows, c.Theme, c.Themes.Count).Select(g => (c.Themes[g.Place] ?? None, g.Count)));
            case Facet.Route:
                return Most(Counted(rows, c.Route, c.Routes.Count).Select(g => (c.Routes[g.Place] ?? None, g.Count)));
            case Facet.Rating:
                var ratings = new int[RatingTitles.All.Max(r => (int)r) + 1];
                foreach (var row in rows)
                    ratings[(int)c.Rating[row]]++;
                return [.. RatingTitles.All.Where(r => ratings[(int)r] > 0).Select(r => new AnswerGroup(r.Title(), ratings[(int)r]))];
            case Facet.Board:
                return Most(Boards(c, rows));
            case Facet.Month or Facet.Quarter:
                return ByTime(Days(c, rows), facet);
            default:
                return Reasons(c, rows);
        }
    }

    private static List<AnswerGroup> OfReports(ActionColumns c, ReadOnlySpan<int> rows, Func<ReportRow, string> name) =>
        Most(Counted(rows, c.Report, c.Reports.Count).Select(g => (c.Reports[g.Place] is { } report ? name(report) : None, g.Count)));

    private static List<(int Place, int Count)> Counted(ReadOnlySpan<int> rows, int[] column, int places)
    {
        var counts = new int[places];
        foreach (var row in rows)
            counts[column[row]]++;
        return [.. counts.Select((count, place) => (place, count)).Where(g => g.count > 0)];
    }

    private static List<(PersonRow? Owner, int Count)> Owners(ActionColumns c, ReadOnlySpan<int> rows)
    {
        // The first is for those of nobody.
        var counts = new int[c.People.Count + 1];
        foreach (var row in rows)
            counts[c.Owner[row] + 1]++;
        return [.. counts.Select((count, place) => (place == 0 ? null : c.People[place - 1], count)).Where(g => g.count > 0)];
    }

    // An action that waits for two boards counts with both.
    private static IEnumerable<(string, int)> Boards(ActionColumns c, ReadOnlySpan<int> rows)
    {
        var counts = new Dictionary<long, int>();
        foreach (var row in rows)
        foreach (var board in c.WaitsAt.GetValueOrDefault(row) ?? [])
            counts[board] = counts.GetValueOrDefault(board) + 1;
        return counts.Select(g => (c.Boards.Find(g.Key)?.Name ?? None, g.Value));
    }

    private static Dictionary<DateOnly, int> Days(ActionColumns c, ReadOnlySpan<int> rows)
    {
        var counts = new Dictionary<int, int>();
        foreach (var row in rows)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, c.Target[row], out _)++;
        return counts.ToDictionary(g => g.Key == ActionColumns.NoDay ? DateOnly.MaxValue : DateOnly.FromDayNumber(g.Key), g => g.Value);
    }

    // Why actions are late, in the words of their owners' latest answers.
    private static List<AnswerGroup> Reasons(ActionColumns c, ReadOnlySpan<int> rows)
    {
        var (statuses, standings) = (Enum.GetValues<ActionStatus>().Length, AnswerChoices.All.Max(a => (int)a) + 1);
        var counts = new int[statuses * standings];
        foreach (var row in rows)
            counts[((int)c.Standing[row] * statuses) + (int)c.Status[row]]++;
        return Most(counts.Select((count, place) => (Reason((AnswerChoice)(place / statuses), (ActionStatus)(place % statuses)), count)));
    }

    private static string Reason(AnswerChoice standing, ActionStatus status) =>
        (standing, status) switch
        {
            (_, ActionStatus.Closed) => "Closed",
            (_, ActionStatus.AwaitingVerification) => "Waiting for the verifier",
            (_, ActionStatus.ClosureRequested) => "Closure asked for",
            (0, _) => "No update from the owner",
            var (said, _) => Said(said),
        };

    private static string Said(AnswerChoice standing) =>
        standing switch
        {
            AnswerChoice.OnTrack => "On track, says the owner",
            AnswerChoice.AtRisk or AnswerChoice.Decision or AnswerChoice.Other or AnswerChoice.Done or AnswerChoice.NotNeeded =>
                standing.Title(),
        };

    // Twenty thousand owners are put in order here while somebody waits.
    private static List<AnswerGroup> Most(IEnumerable<(string Name, int Count)> groups)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in groups)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _) += count;
        List<AnswerGroup> most = [.. counts.Where(g => g.Value > 0).Select(g => new AnswerGroup(g.Key, g.Value))];
        most.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Name, b.Name));
        return most;
    }

    private static List<AnswerGroup> ByTime(Dictionary<DateOnly, int> days, Facet facet) =>
        [
            .. days.GroupBy(d => d.Key == DateOnly.MaxValue ? d.Key : FirstDay(d.Key, facet))
                .OrderBy(g => g.Key)
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

using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Exchange.Governance;

/// <summary>What the entries of a governance file must be together, and together with what is here already.</summary>
internal sealed class GovernanceChecks(
    GovernanceFile file, GovernanceKnown known, DateOnly on, FaultList<GovernanceFault> faults, FaultList<string> warnings)
{
    private const int MostKnown = 40;
    private const string Equal = "something that no other board of equal rank covers";

    public void Run()
    {
        Once(file.People, p => p.Path + ".email", p => p.Email, "an address once", "Keep one entry for each person.");
        Once(file.Areas, a => a.Path + ".path", a => Area.PathOf(a.Names), "an area once", "Keep one entry for each area.");
        Once(file.Sources, s => s.Path + ".code", s => s.Code, "a code once", "Give each source a code of its own.");
        Once(file.Boards, b => b.Path + ".code", b => b.Code, "a code once", "Give each board a code of its own.");
        Once(file.People.Where(p => p.AadObjectId is not null), p => p.Path + ".aadObjectId", p => p.AadObjectId!, "an object id once", "One account is one person. Correct one of the two.");
        foreach (var person in file.People)
            Check(person);
        foreach (var board in file.Boards)
            Check(board);
        foreach (var area in file.Areas.Where(a => a.Board is { } code && !Codes.Contains(code)))
            faults.AddIfTold(() => NoBoard(area.Path + ".board", area.Board!));
        Shadows();
        if (!known.HasAdministrator && !file.People.Any(p => p.Administrator == true && p.Active != false))
            warnings.Add("Nobody is an administrator. Write \"administrator\": true for the tracking team.");
    }

    private void Check(PersonEntry person)
    {
        if (person.AadObjectId is { } id && known.ByObjectId.TryGetValue(id, out var holder) && holder != person.Email)
            faults.Add(new(person.Path + ".aadObjectId", $"\"{id}\"", "an object id that nobody else has", $"It belongs to {holder}."));
        var here = known.People.GetValueOrDefault(person.Email);
        var from = person.SendAt ?? here?.SendAt ?? WorkingPattern.DefaultSendAt;
        var until = person.SendUntil ?? here?.SendUntil ?? WorkingPattern.DefaultSendUntil;
        if (from >= until)
            faults.Add(new(person.Path + (person.SendUntil is null ? ".sendAt" : ".sendUntil"), $"\"{(person.SendUntil is null ? from : until):HH\\:mm}\"",
                "a sendAt before sendUntil", $"Between {from:HH\\:mm} and {until:HH\\:mm} there is no time to send. Correct one of them."));
    }

    private void Check(BoardEntry board)
    {
        if (board.Parent is { } parent && !Codes.Contains(parent))
            faults.AddIfTold(() => NoBoard(board.Path + ".parent", parent));
        else if (Circle(board) is { } circle)
            faults.Add(new(board.Path + ".parent", $"\"{board.Parent}\"", "a board above this one",
                $"The parents go round: {PeopleChecks.Round(circle)}."));
        Once(board.Meetings, m => m.Path + ".date", m => m.Date.ToString("yyyy-MM-dd"), "a day once", "A board meets once on a day.");
        foreach (var meeting in board.Meetings.Where(m => m.Date < on && (m.State ?? MeetingState.Planned) == MeetingState.Planned && !known.HasMeeting(board.Code, m.Date)))
            faults.Add(new(meeting.Path + ".date", $"\"{meeting.Date:yyyy-MM-dd}\"", "a planned meeting from today on", "It is a meeting in the past. Take it out, or write \"state\": \"held\"."));
        foreach (var source in board.Remit.Sources.Where(s => !known.Sources.Contains(s) && !NamedSources.Contains(s)))
            warnings.Add($"{board.Path}.remit.sources names “{source}”, which is no source yet.");
        foreach (var area in board.Remit.Areas.Where(a => !known.Areas.Contains(a) && !NamedAreas.Contains(a)))
            warnings.Add($"{board.Path}.remit.areas names “{area.TrimEnd('/')}”, which is no area yet.");
    }

    /// <summary>Two boards whose remits name the same kinds of thing are of equal rank; one that is wholly inside the other would never be found by its remit.</summary>
    private void Shadows()
    {
        // A board that is here already and that the file leaves out is found by its remit as before, or no longer.
        var named = file.Boards.Select(b => b.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var staying = known.Boards.Where(k => !named.Contains(k.Code)).ToList();
        foreach (var inner in file.Boards.Where(b => !IsEmpty(b.Remit)))
        {
            if (file.Boards.Where(o => o != inner).Select(o => (o.Name, o.Remit)).Concat(staying.Select(s => (s.Name, s.Remit))).FirstOrDefault(o => Covers(o.Remit, inner.Remit)) is { Name: { } outer })
                faults.Add(new(inner.Path + ".remit", "", Equal,
                    $"All of it is also in the remit of “{outer}”, so it would never be found. Name a source, area, rating or theme that only “{inner.Name}” decides about."));
            else if (staying.FirstOrDefault(s => !IsEmpty(s.Remit) && Covers(inner.Remit, s.Remit)) is { Name: { } shadowed })
                faults.Add(new(inner.Path + ".remit", "", Equal,
                    $"It covers all of the remit of “{shadowed}”, a board that is here already and would never be found. Name a source, area, rating or theme that only “{inner.Name}” decides about."));
        }
    }

    private static bool IsEmpty(Remit remit) => remit is { Sources.Count: 0, Areas.Count: 0, Ratings.Count: 0, Themes.Count: 0 };

    private static bool Covers(Remit outer, Remit inner) =>
        Part(outer.Sources, inner.Sources, (o, i) => o.Equals(i, StringComparison.OrdinalIgnoreCase))
        && Part(outer.Areas, inner.Areas, (o, i) => i.StartsWith(o, StringComparison.Ordinal))
        && Part(outer.Ratings, inner.Ratings, (o, i) => o == i)
        && Part(outer.Themes, inner.Themes, (o, i) => o.Equals(i, StringComparison.OrdinalIgnoreCase));

    private static bool Part<T>(IReadOnlyList<T> outer, IReadOnlyList<T> inner, Func<T, T, bool> covers) =>
        outer.Count == 0 ? inner.Count == 0 : inner.Count > 0 && inner.All(i => outer.Any(o => covers(o, i)));

    private GovernanceFault NoBoard(string path, string code) => new(path, $"\"{code}\"", "the code of a board",
        Refs.Nearest(code, Codes) is { } near ? $"Did you mean “{near}”?" : $"Known: {Known(Codes)}.");

    private HashSet<string> NamedSources => field ??= new(file.Sources.Select(s => s.Code), StringComparer.OrdinalIgnoreCase);

    // Those above an area are areas too.
    private HashSet<string> NamedAreas => field ??=
        [.. file.Areas.SelectMany(a => Enumerable.Range(1, a.Names.Count).Select(depth => Area.PathOf(a.Names.Take(depth))))];

    private HashSet<string> Codes => field ??= new(file.Boards.Select(b => b.Code).Concat(known.Parents.Keys), StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, string?> Parents => field ??= AllParents();

    private Dictionary<string, string?> AllParents()
    {
        var parents = new Dictionary<string, string?>(known.Parents, StringComparer.OrdinalIgnoreCase);
        foreach (var board in file.Boards)
            parents[board.Code] = board.Parent;
        return parents;
    }

    private List<string>? Circle(BoardEntry board)
    {
        var path = new List<string> { board.Code };
        for (var at = board.Parent; at is not null && path.Count <= Parents.Count + 1; at = Parents.GetValueOrDefault(at))
        {
            path.Add(at);
            if (at.Equals(board.Code, StringComparison.OrdinalIgnoreCase))
                return path;
        }
        return null;
    }

    private static string Known(HashSet<string> codes)
    {
        var some = codes.Order(StringComparer.OrdinalIgnoreCase).Take(MostKnown);
        return British.List(codes.Count > MostKnown ? [.. some, $"{codes.Count - MostKnown:N0} more"] : [.. some]);
    }

    private void Once<T>(IEnumerable<T> entries, Func<T, string> path, Func<T, string> key, string expected, string advice)
    {
        foreach (var same in entries.GroupBy(key, StringComparer.OrdinalIgnoreCase))
            foreach (var entry in same.Skip(1))
                faults.AddIfTold(() => new(path(entry), $"\"{same.Key}\"", expected, $"It also stands at {path(same.First())}. {advice}"));
    }
}

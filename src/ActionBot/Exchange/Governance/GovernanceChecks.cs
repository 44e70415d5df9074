using ActionBot.Domain.Boards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Exchange.Governance;

/// <summary>What the entries of a governance file must be together, and together with what is here already.</summary>
internal sealed class GovernanceChecks(
    GovernanceFile file,
    GovernanceKnown known,
    DateOnly on,
    FaultList<GovernanceFault> faults,
    FaultList<string> warnings
)
{
    private const int MostKnown = 40;
    private const string Equal = "something that no other board of equal rank covers";

    public void Run()
    {
        Once(file.People, p => p.Path + ".email", p => p.Email, "an address once", "Keep one entry for each person.");
        Once(file.Areas, a => a.Path + ".path", a => Area.PathOf(a.Names), "an area once", "Keep one entry for each area.");
        Once(file.Sources, s => s.Path + ".code", s => s.Code, "a code once", "Give each source a code of its own.");
        Once(file.Boards, b => b.Path + ".code", b => b.Code, "a code once", "Give each board a code of its own.");
        Once(
            file.People.Where(p => p.AadObjectId is not null),
            p => p.Path + ".aadObjectId",
            p => p.AadObjectId!,
            "an object id once",
            "One account is one person. Correct one of the two."
        );
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
            faults.Add(
                new(
                    person.Path + (person.SendUntil is null ? ".sendAt" : ".sendUntil"),
                    $"\"{(person.SendUntil is null ? from : until):HH\\:mm}\"",
                    "a sendAt before sendUntil",
                    $"Between {from:HH\\:mm} and {until:HH\\:mm} there is no time to send. Correct one of them."
                )
            );
    }

    private void Check(BoardEntry board)
    {
        if (board.Parent is { } parent && !Codes.Contains(parent))
            faults.AddIfTold(() => NoBoard(board.Path + ".parent", parent));
        else if (Circle(board) is { } circle)
            faults.Add(
                new(
                    board.Path + ".parent",
                    $"\"{board.Parent}\"",
                    "a board above this one",
                    $"The parents go round: {PeopleChecks.Round(circle)}."
                )
            );
        Once(board.Meetings, m => m.Path + ".date", m => m.Date.ToString("yyyy-MM-dd"), "a day once", "A board meets once on a day.");
        foreach (
            var meeting in board.Meetings.Where(m =>
                m.Date < on && (m.State ?? MeetingState.Planned) == MeetingState.Planned && !known.HasMeeting(board.Code, m.Date)
            )
        )
            faults.Add(
                new(
                    meeting.Path + ".date",
                    $"\"{meeting.Date:yyyy-MM-dd}\"",
                    "a planned meeting from today on",
                    "It is a meeting in the past. Take it out, or write \"state\": \"held\"."
                )
            );
        foreach (var source in board.Remit.Sources.Where(s => !known.Sources.Contains(s) && !NamedSources.Contains(s)))
            warnings.Add($"{board.Path}.remit.sources names “{source}”, which is no source yet.");
        foreach (var area in board.Remit.Areas.Where(a => !known.Areas.Contains(a) && !NamedAreas.Contains(a)))
            warnings.Add($"{board.Path}.remit.areas names “{area.TrimEnd('/')}”, which is no area yet.");
    }

    /// <summary>
    /// Two boards whose remits name the same kinds of thing are of equal rank; one that is wholly inside the other would never be
    /// found by its remit.
    /// </summary>
    private void Shadows()
    {
        // A board that is here already and that the file leaves out is found by its remit as before, or no longer.
        var named = file.Boards.Select(b => b.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var staying = known.Boards.Where(k => !named.Contains(k.Code)).ToList();
        // Boards by each thing that they name: only those that name the first of a remit can cover all of it.
        var byPart = file.Boards.SelectMany((b, i) => Parts(b.Remit).Select(p => (Part: p, Place: i))).ToLookup(p => p.Part, p => p.Place);
        var stayingByPart = staying
            .SelectMany((b, i) => Parts(b.Remit).Select(p => (Part: p, Place: i)))
            .ToLookup(p => p.Part, p => p.Place);
        var shadowed = new string?[file.Boards.Count];
        foreach (var here in staying.Where(s => !IsEmpty(s.Remit)))
        foreach (var place in FirstParts(here.Remit).SelectMany(p => byPart[p]))
            if (shadowed[place] is null && Covers(file.Boards[place].Remit, here.Remit))
                shadowed[place] = here.Name;
        for (var i = 0; i < file.Boards.Count; i++)
        {
            var inner = file.Boards[i];
            if (IsEmpty(inner.Remit))
                continue;
            List<(string Kind, string Name)> parts = [.. FirstParts(inner.Remit)];
            var outer = parts
                .SelectMany(p => byPart[p])
                .Where(o => o != i)
                .Order()
                .Select(o => (file.Boards[o].Name, file.Boards[o].Remit))
                .Concat(parts.SelectMany(p => stayingByPart[p]).Order().Select(o => (staying[o].Name, staying[o].Remit)))
                .FirstOrDefault(o => Covers(o.Remit, inner.Remit))
                .Name;
            if (outer is not null)
                faults.Add(
                    new(
                        inner.Path + ".remit",
                        "",
                        Equal,
                        $"All of it is also in the remit of “{outer}”, so it would never be "
                            + "found. Name a source, area, rating or theme that "
                            + $"only “{inner.Name}” decides about."
                    )
                );
            else if (shadowed[i] is { } never)
                faults.Add(
                    new(
                        inner.Path + ".remit",
                        "",
                        Equal,
                        $"It covers all of the remit of “{never}”, a board that is here "
                            + "already and would never be found. Name a source, area, "
                            + $"rating or theme that only “{inner.Name}” decides about."
                    )
                );
        }
    }

    private static IEnumerable<(string Kind, string Name)> Parts(Remit remit) =>
        remit
            .Sources.Select(s => ("source", s.ToUpperInvariant()))
            .Concat(remit.Areas.Select(a => ("area", a)))
            .Concat(remit.Ratings.Select(r => ("rating", r.ToString())))
            .Concat(remit.Themes.Select(t => ("theme", t.ToUpperInvariant())))
            .Distinct();

    // One of these is in every remit that covers this one. An area is covered by those above it.
    private static IEnumerable<(string Kind, string Name)> FirstParts(Remit remit) =>
        remit switch
        {
            { Sources: [var source, ..] } => [("source", source.ToUpperInvariant())],
            { Areas: [var area, ..] } => area.Select((c, at) => (c, at)).Where(c => c.c == '/').Select(c => ("area", area[..(c.at + 1)])),
            { Themes: [var theme, ..] } => [("theme", theme.ToUpperInvariant())],
            { Ratings: [var rating, ..] } => [("rating", rating.ToString())],
            _ => [],
        };

    private static bool IsEmpty(Remit remit) => remit is { Sources.Count: 0, Areas.Count: 0, Ratings.Count: 0, Themes.Count: 0 };

    private static bool Covers(Remit outer, Remit inner) =>
        Part(outer.Sources, inner.Sources, (o, i) => o.Equals(i, StringComparison.OrdinalIgnoreCase))
        && Part(outer.Areas, inner.Areas, (o, i) => i.StartsWith(o, StringComparison.Ordinal))
        && Part(outer.Ratings, inner.Ratings, (o, i) => o == i)
        && Part(outer.Themes, inner.Themes, (o, i) => o.Equals(i, StringComparison.OrdinalIgnoreCase));

    private static bool Part<T>(IReadOnlyList<T> outer, IReadOnlyList<T> inner, Func<T, T, bool> covers) =>
        outer.Count == 0 ? inner.Count == 0 : inner.Count > 0 && inner.All(i => outer.Any(o => covers(o, i)));

    private GovernanceFault NoBoard(string path, string code) =>
        new(
            path,
            $"\"{code}\"",
            "the code of a board",
            Refs.Nearest(code, Codes) is { } near ? $"Did you mean “{near}”?" : $"Known: {Known(Codes)}."
        );

    private HashSet<string> NamedSources => field ??= new(file.Sources.Select(s => s.Code), StringComparer.OrdinalIgnoreCase);

    // Those above an area are areas too.
    private HashSet<string> NamedAreas =>
        field ??= [.. file.Areas.SelectMany(a => Enumerable.Range(1, a.Names.Count).Select(depth => Area.PathOf(a.Names.Take(depth))))];

    private HashSet<string> Codes =>
        field ??= new(file.Boards.Select(b => b.Code).Concat(known.Parents.Keys), StringComparer.OrdinalIgnoreCase);

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

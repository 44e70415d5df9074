using ActionBot.Domain;
using ActionBot.Domain.Register.People;

namespace ActionBot.Exchange.Governance;

/// <summary>What managers, absences and delegates must be together, and together with what is here already.</summary>
internal sealed class PeopleChecks(GovernanceFile file, GovernanceKnown known, DateOnly on, FaultList<GovernanceFault> faults)
{
    private const int MostShown = 20;
    private const long MostDaysOfLinks = 50_000_000;

    private readonly Dictionary<string, PersonEntry> entries = file.People.DistinctBy(p => p.Email).ToDictionary(p => p.Email);
    private readonly Dictionary<string, string> managers = Managers(file, known);
    private readonly ILookup<string, DelegationLink<string>> delegations = Delegations(file, known, on);

    public void Run()
    {
        foreach (var person in file.People)
        {
            Manager(person);
            Absences(person.Absences ?? []);
            if (person.Delegate is { } named)
                Delegate(person, named);
        }
    }

    // What the file says of a person goes before what is here.
    private static Dictionary<string, string> Managers(GovernanceFile file, GovernanceKnown known)
    {
        var managers = new Dictionary<string, string>(known.Managers);
        foreach (var person in file.People.Where(p => p.Manager is not null))
            managers[person.Email] = person.Manager!;
        return managers;
    }

    private static ILookup<string, DelegationLink<string>> Delegations(GovernanceFile file, GovernanceKnown known, DateOnly on)
    {
        var named = file.People.Where(p => p.Delegate is not null).Select(p => Link(p, p.Delegate!, on)).ToList();
        var byOwner = named.ToLookup(n => n.Owner);
        return known
            .Delegations.Where(d => !byOwner[d.Owner].Any(n => n.From <= d.Until && d.From <= n.Until))
            .Concat(named)
            .ToLookup(d => d.Owner);
    }

    private static DelegationLink<string> Link(PersonEntry person, DelegateEntry named, DateOnly on) =>
        new(person.Email, named.To, named.From ?? on, named.Until);

    private void Manager(PersonEntry person)
    {
        if (person.Manager is not { } manager)
            return;
        var path = person.Path + ".manager";
        if (HasLeft(manager))
            faults.Add(new(path, $"\"{manager}\"", "somebody who is still here", "They have left. Name another manager."));
        else if (GoingRound.Contains(person.Email))
            faults.AddIfTold(() =>
                new(path, $"\"{manager}\"", "somebody above this person", $"The managers go round: {Round(Circle(person.Email))}.")
            );
    }

    /// <summary>A circle in words; of a long one the ends.</summary>
    public static string Round(IReadOnlyList<string> circle) =>
        string.Join(" → ", circle.Count <= MostShown ? circle : [.. circle.Take(MostShown / 2), "…", .. circle.TakeLast(MostShown / 2)]);

    // Everybody whose managers lead back to them, each chain walked once.
    private HashSet<string> GoingRound => field ??= FindCircles(managers.Keys, managers.GetValueOrDefault);

    // The links on a circle on some day. Any circle stands on the first day of one of its links.
    private HashSet<DelegationLink<string>> PassingRound => field ??= FindPassingRound();

    private HashSet<DelegationLink<string>> FindPassingRound()
    {
        var round = new HashSet<DelegationLink<string>>();
        var left = WithoutBeginnings();
        var days = left.Select(d => d.From).Distinct().Order().ToList();
        if ((long)days.Count * left.Count > MostDaysOfLinks)
            throw new RuleException(
                $"{left.Count:N0} delegates may go round, from {days.Count:N0} different days on: more than can be "
                    + "checked. Give fewer of them in one file."
            );
        foreach (var day in days)
        {
            var standing = new Dictionary<string, DelegationLink<string>>();
            foreach (var link in left)
                if (link.From <= day && day <= link.Until)
                    standing[link.Owner] = link;
            round.UnionWith(FindCircles(standing.Keys, owner => standing.GetValueOrDefault(owner)?.Delegate).Select(o => standing[o]));
        }
        return round;
    }

    // Whoever is nobody's delegate is on no circle, and then nor is who only answers for them: chains, however long, fall away.
    private List<DelegationLink<string>> WithoutBeginnings()
    {
        var named = new Dictionary<string, int>();
        foreach (var link in delegations.SelectMany(d => d))
            named[link.Delegate] = named.GetValueOrDefault(link.Delegate) + 1;
        var beginnings = new Queue<string>(delegations.Select(d => d.Key).Where(owner => !named.ContainsKey(owner)));
        var away = new HashSet<string>();
        while (beginnings.TryDequeue(out var owner))
        {
            away.Add(owner);
            foreach (var link in delegations[owner])
                if (--named[link.Delegate] == 0)
                    beginnings.Enqueue(link.Delegate);
        }
        return [.. delegations.Where(d => !away.Contains(d.Key)).SelectMany(d => d)];
    }

    private static HashSet<string> FindCircles(IEnumerable<string> all, Func<string, string?> next)
    {
        var (done, round) = (new HashSet<string>(), new HashSet<string>());
        foreach (var first in all)
        {
            var walk = new Dictionary<string, int>();
            string? at = first;
            for (; at is not null && !done.Contains(at) && walk.TryAdd(at, walk.Count); at = next(at)) { }
            if (at is not null && walk.TryGetValue(at, out var from))
                round.UnionWith(walk.Where(w => w.Value >= from).Select(w => w.Key));
            done.UnionWith(walk.Keys);
        }
        return round;
    }

    private List<string> Circle(string email)
    {
        var path = new List<string> { email };
        for (var at = managers[email]; at != email; at = managers[at])
            path.Add(at);
        return [.. path, email];
    }

    private void Absences(IReadOnlyList<AbsenceEntry> absences)
    {
        for (var i = 0; i < absences.Count; i++)
        {
            var absence = absences[i];
            if (absence.To < absence.From)
                faults.Add(
                    new(
                        absence.Path + ".to",
                        Day(absence.To),
                        $"a last day from {absence.From:yyyy-MM-dd} on",
                        "An absence ends on or after its first day. Correct one of the two."
                    )
                );
            else if (absence.To < on)
                faults.Add(
                    new(absence.Path + ".to", Day(absence.To), $"a last day from {on:yyyy-MM-dd} on", "This absence is over. Take it out.")
                );
            else if (absences.Take(i).FirstOrDefault(a => a.From <= absence.To && absence.From <= a.To) is { } other)
                faults.Add(
                    new(
                        absence.Path + ".from",
                        Day(absence.From),
                        "days that no other absence has",
                        $"It overlaps {other.Path}. Make one of the two."
                    )
                );
        }
    }

    private void Delegate(PersonEntry person, DelegateEntry named)
    {
        var link = Link(person, named, on);
        if (named.To == person.Email)
            faults.Add(
                new(
                    named.Path + ".to",
                    $"\"{named.To}\"",
                    "somebody else",
                    "Nobody can be their own delegate. Name another person, or take it out."
                )
            );
        else if (HasLeft(named.To))
            faults.Add(new(named.Path + ".to", $"\"{named.To}\"", "somebody who is still here", "They have left. Name another delegate."));
        else if (link.Until < on)
            faults.Add(
                new(named.Path + ".until", Day(link.Until), $"a last day from {on:yyyy-MM-dd} on", "These days are over. Take it out.")
            );
        else if (link.Until < link.From)
            faults.Add(
                new(
                    named.Path + ".until",
                    Day(link.Until),
                    $"a last day from {link.From:yyyy-MM-dd} on",
                    "It ends before it begins. Correct one of the two."
                )
            );
        else if (PassingRound.Contains(link))
            faults.AddIfTold(() =>
                new(
                    named.Path + ".to",
                    $"\"{named.To}\"",
                    "somebody who does not pass the questions back",
                    $"The delegates go round: {Round(DelegationChain.Loop(link, delegations)!)}."
                )
            );
    }

    private bool HasLeft(string email) =>
        !(entries.GetValueOrDefault(email)?.Active ?? known.People.GetValueOrDefault(email)?.IsActive ?? true);

    private static string Day(DateOnly day) => $"\"{day:yyyy-MM-dd}\"";
}

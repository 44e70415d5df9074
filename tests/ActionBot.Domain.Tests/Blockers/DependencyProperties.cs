using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;

namespace ActionBot.Domain.Tests.Blockers;

/// <summary>Random organisations in which people name what they wait for, accept, decline, answer otherwise and close.</summary>
public sealed class DependencyProperties
{
    private const int Worlds = 200,
        Steps = 150,
        Actions = 12;

    private static readonly DateOnly Start = new(2026, 1, 5);

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Worlds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_circle_ever_stands_and_what_is_over_stays_over(int seed)
    {
        var random = new Random(seed);
        var (blockers, closed, ended) = (new List<Blocker>(), new HashSet<long>(), new Dictionary<Blocker, BlockerState>());
        for (var step = 0; step < Steps; step++)
        {
            var today = Start.AddDays(step / 3);
            Move(random, blockers, closed, today);
            foreach (var over in blockers.Where(b => !b.State.Stands()))
                Assert.Equal(ended.TryGetValue(over, out var was) ? was : ended[over] = over.State, over.State);
            Assert.Empty(DependencyCycle.Suspects(Waits(blockers)));
            var graph = Graph(blockers);
            Assert.All(Enumerable.Range(1, Actions), a => Assert.DoesNotContain(a, graph.Before(a)));
        }
        Assert.NotEmpty(ended);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Circle_that_is_found_is_one_and_none_is_overlooked(int seed)
    {
        var random = new Random(seed);
        var edges = Enumerable
            .Range(0, random.Next(1, 20))
            .Select(_ => new DependencyEdge(random.Next(Actions), random.Next(Actions)))
            .Where(e => e.Waiting != e.On)
            .ToList();
        var waits = edges.GroupBy(e => e.Waiting).ToDictionary(g => $"{g.Key}", g => (IReadOnlyList<string>)[.. g.Select(e => $"{e.On}")]);
        var graph = new DependencyGraph(edges);
        var onCircle = edges
            .Select(e => e.Waiting)
            .Where(a => graph.On(a).Any(on => on == a || graph.Before(on).Contains(a)))
            .Distinct()
            .ToList();
        Assert.All(onCircle, a => Assert.Contains($"{a}", DependencyCycle.Suspects(waits)));
        if (onCircle.Count == 0)
            Assert.Empty(DependencyCycle.Suspects(waits));
        var (waiting, on) = ($"{random.Next(Actions)}", $"{random.Next(Actions)}");
        var found = DependencyCycle.Find(waits, waiting, on);
        var closes = waiting == on || graph.Before(long.Parse(on)).Contains(long.Parse(waiting));
        Assert.Equal(closes, found is not null);
        if (found is not null)
        {
            Assert.Equal((waiting, waiting), (found[0], found[^1]));
            Assert.All(found.Skip(1).Zip(found.Skip(2)), pair => Assert.Contains(pair.Second, waits[pair.First]));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_held_up_and_what_holds_it_up_are_the_same_pairs_seen_from_either_end(int seed)
    {
        var random = new Random(seed);
        var graph = new DependencyGraph(
            Enumerable.Range(0, 20).Select(_ => new DependencyEdge(random.Next(Actions), random.Next(Actions)))
        );
        for (var a = 0; a < Actions; a++)
        for (var b = 0; b < Actions; b++)
            Assert.Equal(graph.Before(a).Contains(b), graph.HeldUpBy(b).Contains(a));
    }

    private static void Move(Random random, List<Blocker> blockers, HashSet<long> closed, DateOnly today)
    {
        var standing = blockers.Where(b => b.State.Stands()).ToList();
        var any = standing.Count > 0 ? standing[random.Next(standing.Count)] : null;
        switch (random.Next(6))
        {
            case 0 or 1 or 2:
                var (waiting, on) = (random.Next(1, Actions + 1), random.Next(1, Actions + 1));
                if (
                    closed.Contains(waiting)
                    || closed.Contains(on)
                    || DependencyCycle.Find(Waits(blockers), $"{waiting}", $"{on}") is not null
                )
                    break;
                foreach (var old in standing.Where(b => b.ActionItemId == waiting))
                    old.State = BlockerState.Withdrawn;
                blockers.Add(
                    new()
                    {
                        ActionItemId = waiting,
                        DependsOnId = on,
                        Kind = BlockerKind.Dependency,
                        RaisedOn = today,
                    }
                );
                break;
            case 3:
                any?.Accept(today.AddDays(random.Next(30)), today);
                break;
            case 4:
                any?.Decline("Not ours", today);
                break;
            default:
                var done = random.Next(1, Actions + 1);
                closed.Add(done);
                foreach (var over in standing.Where(b => b.DependsOnId == done || b.ActionItemId == done))
                    over.Clear(today);
                Assert.All(standing.Where(b => b.DependsOnId == done), b => Assert.Throws<RuleException>(() => b.Clear(today)));
                break;
        }
    }

    private static DependencyGraph Graph(List<Blocker> blockers) =>
        new(blockers.Where(b => b.State.Stands()).Select(b => new DependencyEdge(b.ActionItemId, b.DependsOnId!.Value)));

    private static Dictionary<string, IReadOnlyList<string>> Waits(List<Blocker> blockers) =>
        blockers
            .Where(b => b.State.Stands())
            .GroupBy(b => b.ActionItemId)
            .ToDictionary(g => $"{g.Key}", g => (IReadOnlyList<string>)[.. g.Select(b => $"{b.DependsOnId}")]);
}

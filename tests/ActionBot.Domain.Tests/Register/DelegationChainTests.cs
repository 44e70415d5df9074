using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Tests.Register;

public sealed class DelegationChainTests
{
    private const int Seed = 20260210,
        Times = 3000;
    private static readonly DateOnly Day = new(2026, 2, 10);

    [Theory]
    [InlineData("", "A")]
    [InlineData("AB", "B")]
    [InlineData("AB BC", "C")]
    [InlineData("AB BC CD", "D")]
    [InlineData("AB BC CD DE", "A")]
    [InlineData("AB BA", "A")]
    [InlineData("AB BC CB", "A")]
    [InlineData("AX", "A")]
    [InlineData("AB BX", "A")]
    public void End_of_the_chain_answers_and_the_owner_where_it_leads_nowhere(string links, string answerer)
    {
        var byOwner = links.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l[0], l => l[1]);
        Assert.Equal(answerer[0], DelegationChain.Answerer('A', byOwner, p => p != 'X'));
    }

    [Fact]
    public void Link_that_closes_a_circle_on_one_day_is_found_with_the_circle()
    {
        DelegationLink<char> Of(char owner, char to, int from, int until) => new(owner, to, Day.AddDays(from), Day.AddDays(until));
        ILookup<char, DelegationLink<char>> links = new[] { Of('B', 'C', 0, 9), Of('C', 'A', 9, 20), Of('B', 'D', 10, 20) }.ToLookup(l =>
            l.Owner
        );
        Assert.Equal("ABCA", string.Concat(DelegationChain.Loop(Of('A', 'B', 0, 30), links)!));
        Assert.Null(DelegationChain.Loop(Of('A', 'B', 0, 8), links));
        Assert.Null(DelegationChain.Loop(Of('A', 'B', 10, 30), links));
        Assert.Equal("AA", string.Concat(DelegationChain.Loop(Of('A', 'A', 0, 1), links)!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Chain_of_a_hundred_thousand_delegates_is_walked_to_its_end(bool isRound)
    {
        const int Count = 100_000;
        var links = Enumerable
            .Range(0, Count)
            .Select(i => new DelegationLink<int>(i, isRound ? (i + 1) % Count : i + 1, Day, Day.AddDays(9)))
            .ToList();
        Assert.Equal(isRound ? Count + 1 : null, DelegationChain.Loop(links[0], links.ToLookup(l => l.Owner))?.Count);
    }

    [Fact]
    public void Many_ways_to_the_same_people_are_each_walked_once()
    {
        // Twice as many ways with each pair: none of them leads back.
        var links = Enumerable
            .Range(0, 60)
            .SelectMany(i =>
                new[] { (2 * i) + 1, (2 * i) + 2 }.SelectMany(to =>
                    new[] { 2 * i, (2 * i) - 1 }.Select(owner => new DelegationLink<int>(owner, to, Day, Day))
                )
            )
            .ToList();
        Assert.Null(DelegationChain.Loop(links[0], links.ToLookup(l => l.Owner)));
    }

    [Fact]
    public void Delegations_of_which_each_closed_no_circle_never_go_round_on_any_day()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Times; i++)
        {
            var taken = new List<DelegationLink<int>>();
            for (var n = random.Next(1, 12); n > 0; n--)
            {
                var from = random.Next(0, 12);
                var link = new DelegationLink<int>(
                    random.Next(6),
                    random.Next(6),
                    Day.AddDays(from),
                    Day.AddDays(from + random.Next(0, 6))
                );
                var others = taken.Where(t => t.Owner != link.Owner || t.Until < link.From || t.From > link.Until).ToList();
                if (DelegationChain.Loop(link, others.ToLookup(l => l.Owner)) is null)
                    taken = [.. others, link];
            }
            for (var day = Day; day < Day.AddDays(20); day = day.AddDays(1))
            {
                var links = taken.Where(l => l.From <= day && l.Until >= day).ToDictionary(l => l.Owner, l => l.Delegate);
                foreach (var owner in links.Keys)
                {
                    var seen = new HashSet<int>();
                    for (var at = owner; links.TryGetValue(at, out var next); at = next)
                        Assert.True(seen.Add(at), string.Join(", ", taken));
                }
            }
        }
    }

    [Fact]
    public void Whatever_the_links_somebody_who_is_here_answers()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Times; i++)
        {
            var links = Enumerable.Range(0, 6).Where(_ => random.Next(3) > 0).ToDictionary(o => o, _ => random.Next(8));
            var answerer = DelegationChain.Answerer(0, links, p => p < 6);
            Assert.True(answerer == 0 || (answerer < 6 && !links.ContainsKey(answerer)));
        }
    }
}

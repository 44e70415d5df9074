using ActionBot.Chasing.Policy;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ActionBot.Tests.Chasing.Policy;

public sealed class PolicyProperties
{
    private static readonly string[] Sources = ["DARA", "HMI", "X-1", "Null Island"];
    private static readonly string[] Areas = ["finance/", "finance/pay/", "met operations/public order/"];

    [Fact]
    public void Whatever_valid_policy_is_written_is_read_the_same() =>
        Prop.ForAll(
                Policies().ToArbitrary(),
                policy =>
                {
                    var reading = PolicyReader.ReadText(PolicyText.Of(policy), "policy.yaml");
                    Assert.Empty(reading.Faults);
                    Assert.Equal(PolicyText.Said(policy), PolicyText.Said(reading.Policy!));
                }
            )
            .Holds();

    [Fact]
    public void Policy_that_is_taken_lets_nobody_who_stands_higher_hear_first_whatever_the_action() =>
        Prop.ForAll(
                Wild().ToArbitrary(),
                policy =>
                {
                    var reading = PolicyReader.ReadText(PolicyText.Of(policy), "policy.yaml");
                    var crossed = (
                        from rating in new[] { Rating.Critical, Rating.High, Rating.Medium }
                        from source in Sources.Append("OTHER")
                        from area in Areas.Append("other/").Append("finance/pay/rolls/")
                        let c = policy.For(rating, source, area)
                        where c.LeadAfter < c.ManagerAfter || c.BoardOverdueDays < c.LeadOverdueDays
                        select c
                    ).Any();
                    Assert.Equal(crossed, reading.Faults.Any(f => f.Advice.StartsWith("Whoever stands higher", StringComparison.Ordinal)));
                }
            )
            .Holds();

    [Fact]
    public void Number_of_an_action_is_the_one_in_the_line_that_is_said_to_decide() =>
        Prop.ForAll(
                Wild().ToArbitrary(),
                policy =>
                {
                    var overrides = PlacedOverride.Of(policy);
                    foreach (var (tier, rating) in Tiers)
                    foreach (var key in CadenceKeys.All)
                    {
                        var path = PlacedOverride.Deciding(policy, overrides, key, tier, "DARA", "finance/pay/");
                        var said = overrides.FirstOrDefault(o => path.StartsWith(o.Path + ".", StringComparison.Ordinal)) is { } other
                            ? key.ChangedBy(other.Override.Written(Section(path)))
                            : key.ChangedBy(Section(path) == ChaseTier.Critical ? policy.Critical : new())
                                ?? key.Of(policy.Of(Section(path)));
                        Assert.Equal(said, key.Of(policy.For(rating, "DARA", "finance/pay/")));
                    }
                }
            )
            .Holds();

    [Fact]
    public void Policy_that_says_nothing_of_Critical_chases_it_as_High() =>
        Prop.ForAll(
                Wild().ToArbitrary(),
                policy =>
                {
                    policy = policy with { Critical = new(), Overrides = [.. policy.Overrides.Select(o => o with { Critical = new() })] };
                    Assert.DoesNotContain("critical", PolicyText.Of(policy), StringComparison.Ordinal);
                    foreach (var source in Sources)
                    foreach (var area in Areas)
                        Assert.Equal(policy.For(Rating.High, source, area), policy.For(Rating.Critical, source, area));
                }
            )
            .Holds();

    [Fact]
    public void No_damage_to_a_file_makes_the_reader_fail_or_take_it_in_part()
    {
        var text = PolicyText.Of(
            ChasePolicy.Default with
            {
                Overrides = [new("DARA", "finance/", new(OverdueDays: 3), new(DaysBefore: [3, 2]))],
                Pilot = new HashSet<string> { "a@example.org" },
            }
        );
        var damage =
            from at in Gen.Choose(0, text.Length - 1)
            from length in Gen.Choose(0, 6)
            from put in Gen.Elements(
                "",
                " ",
                "\n",
                "\t",
                ":",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "\"",
                "'",
                "&a",
                "*a",
                "!!int",
                "|",
                ">",
                "%",
                "#",
                "\u0000",
                "?",
                "<<: ",
                "\uFEFF",
                "💥"
            )
            select text[..at] + put + text[Math.Min(text.Length, at + length)..];
        Prop.ForAll(
                damage.ToArbitrary(),
                yaml =>
                {
                    var reading = PolicyReader.ReadText(yaml, "policy.yaml");
                    Assert.Equal(reading.Faults.Count > 0, reading.Policy is null);
                    Assert.All(reading.Faults, f => Assert.True(f.Line > 0));
                }
            )
            .Holds(tests: 1000, seeds: 3);
    }

    private static Gen<ChasePolicy> Policies() =>
        from wild in Wild()
        select wild with
        {
            High = Ordered(wild.High),
            Medium = Ordered(wild.Medium),
            Critical = Calm(wild.Critical),
            // Overrides that never meet, and leave the ladders as they are.
            Overrides =
            [
                .. wild.Overrides.Select(
                    (o, i) =>
                        new PolicyOverride($"S{i}", o.AreaPath, Calm(o.High), Calm(o.Medium) with { OverdueDays = 9 })
                        {
                            Critical = Calm(o.Critical),
                        }
                ),
            ],
        };

    private static readonly (ChaseTier Tier, Rating Rating)[] Tiers =
    [
        (ChaseTier.Critical, Rating.Critical),
        (ChaseTier.High, Rating.High),
        (ChaseTier.Medium, Rating.Medium),
    ];

    // The section in which a path stands: "overrides[1].critical.overdueDays".
    private static ChaseTier Section(string path) => ChaseTiers.All.Single(t => path.Split('.')[^2] == t.Section());

    private static ChaseCadence Ordered(ChaseCadence c) =>
        c with
        {
            LeadAfter = Math.Max(c.LeadAfter, c.ManagerAfter),
            BoardOverdueDays = Math.Max(c.BoardOverdueDays, c.LeadOverdueDays),
        };

    private static CadencePatch Calm(CadencePatch p) =>
        p with
        {
            ManagerAfter = null,
            LeadAfter = null,
            LeadOverdueDays = null,
            BoardOverdueDays = null,
        };

    private static Gen<ChasePolicy> Wild() =>
        from ratings in Gen.SubListOf(Enum.GetValues<Rating>())
        from opinions in Gen.SubListOf(Enum.GetValues<Assurance>())
        from outside in Gen.Elements(true, false)
        from numbers in Gen.ArrayOf(Gen.Choose(2, 10), 7)
        from high in Cadence()
        from medium in Cadence()
        from critical in Patch(3)
        from overrides in Gen.ListOf(Override()).Resize(4)
        from pilot in Gen.SubListOf("a@example.org", "b.c@example.org", "d-e@example.org")
        select new ChasePolicy(
            new([.. ratings], [.. ratings.Take(1)], [.. opinions], outside),
            new(1, 1 + (numbers[0] % 3)),
            new(numbers[1], numbers[2], numbers[3]),
            new(numbers[4], numbers[5]),
            new((DayOfWeek)(numbers[6] % 7)),
            high,
            medium,
            [.. overrides],
            pilot.ToHashSet()
        )
        {
            Critical = critical,
        };

    private static Gen<ChaseCadence> Cadence() => from patch in Patch(1) select patch.Over(ChasePolicy.Default.High);

    private static Gen<PolicyOverride> Override() =>
        from source in Gen.Elements(Sources.Append(null).ToArray())
        from area in Gen.Elements(Areas.Append(null).ToArray())
        from high in Patch(3)
        from medium in Patch(3)
        from critical in Patch(4)
        select new PolicyOverride(source ?? (area is null ? "DARA" : null), area, high, medium) { Critical = critical };

    // Each number is there one time in so many.
    private static Gen<CadencePatch> Patch(int rarity) =>
        from days in Gen.SubListOf(Enumerable.Range(1, 8).ToArray())
        from there in Gen.ArrayOf(Gen.Choose(1, rarity), 9)
        from n in Gen.ArrayOf(Gen.Choose(1, 20), 9)
        let numbers = there.Zip(n, (t, value) => t == 1 ? value : (int?)null).ToList()
        select new CadencePatch(
            numbers[0],
            there[1] == 1 ? [.. days.OrderDescending()] : null,
            numbers[2],
            numbers[3],
            numbers[4],
            numbers[5],
            numbers[6],
            numbers[7],
            numbers[8]
        );
}

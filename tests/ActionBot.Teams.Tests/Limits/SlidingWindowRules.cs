using ActionBot.Teams.Limits;
using ActionBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ActionBot.Teams.Tests.Limits;

/// <summary>The arithmetic of the limits, for random arrivals.</summary>
public sealed class SlidingWindowRules
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    // Bursts, trickles and long pauses, in milliseconds after the one before.
    private static readonly Arbitrary<int[]> Gaps = Gen.Frequency(
            (6, Gen.Constant(0)),
            (3, Gen.Choose(0, 50)),
            (2, Gen.Choose(100, 1000)),
            (1, Gen.Choose(1000, 40_000))
        )
        .ArrayOf()
        .Select(gaps => gaps.Concat(gaps).ToArray())
        .ToArbitrary();

    private static readonly Arbitrary<SlidingWindow[]> AnyWindows = (
        from count in Gen.Choose(1, 9)
        from milliseconds in Gen.Choose(1, 3000)
        select new SlidingWindow(count, TimeSpan.FromMilliseconds(milliseconds))
    )
        .NonEmptyListOf()
        .Select(list => list.ToArray())
        .ToArbitrary();

    public static TheoryData<string> Sets => ["conversation", "app"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_window_of_Teams_is_ever_exceeded(string set) =>
        Prop.ForAll(
                Gaps,
                gaps =>
                {
                    var sent = Schedule(gaps, Windows(set));
                    return Windows(set).All(window => Keeps(sent, window));
                }
            )
            .Holds(tests: 100, size: 300);

    [Fact]
    public void No_window_of_any_size_is_ever_exceeded() =>
        Prop.ForAll(
                Gaps,
                AnyWindows,
                (gaps, windows) =>
                {
                    var sent = Schedule(gaps, windows);
                    return windows.All(window => Keeps(sent, window));
                }
            )
            .Holds(tests: 100, size: 60);

    [Fact]
    public void Every_send_goes_as_early_as_the_windows_allow() =>
        Prop.ForAll(
                Gaps,
                AnyWindows,
                (gaps, windows) =>
                {
                    var (arrivals, sent) = (Arrivals(gaps), Schedule(gaps, windows));
                    return Enumerable
                        .Range(0, sent.Count)
                        .All(i =>
                        {
                            var earliest = i > 0 && sent[i - 1] > arrivals[i] ? sent[i - 1] : arrivals[i];
                            var sooner = sent.Take(i).Append(sent[i] - TimeSpan.FromTicks(1)).ToList();
                            return sent[i] == earliest || !windows.All(window => Keeps(sooner, window));
                        });
                }
            )
            .Holds(tests: 100, size: 60);

    [Fact]
    public void Whoever_waits_behind_others_is_told_the_time_at_which_they_will_go() =>
        Prop.ForAll(
                Gaps,
                AnyWindows,
                (gaps, windows) =>
                {
                    var sent = Schedule(gaps, windows);
                    var now = sent is [.., var last] ? last : Start;
                    var later = new List<DateTimeOffset>(sent);
                    for (var ahead = 0; ahead < 12; ahead++)
                    {
                        var at = SlidingWindows.Earliest(later, windows, later is [.., var previous] ? previous : now);
                        if (at != SlidingWindows.Earliest(sent, windows, now, ahead))
                            return false;

                        later.Add(at);
                    }

                    return true;
                }
            )
            .Holds(tests: 100, size: 60);

    [Fact]
    public void A_burst_into_a_conversation_is_spread_as_Teams_asks()
    {
        var sent = Schedule(new int[62], TeamsLimits.Conversation);

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 3, 4], sent.Take(17).Select(at => (at - Start).TotalSeconds));
        Assert.Equal(30, (sent[60] - Start).TotalSeconds);
    }

    private static IReadOnlyList<SlidingWindow> Windows(string set) => set == "app" ? TeamsLimits.App : TeamsLimits.Conversation;

    private static List<DateTimeOffset> Arrivals(int[] gaps)
    {
        var at = Start;
        return [.. gaps.Select(gap => at += TimeSpan.FromMilliseconds(gap))];
    }

    private static List<DateTimeOffset> Schedule(int[] gaps, IReadOnlyList<SlidingWindow> windows)
    {
        var sent = new List<DateTimeOffset>();
        foreach (var arrival in Arrivals(gaps))
            sent.Add(SlidingWindows.Earliest(sent, windows, sent is [.., var last] && last > arrival ? last : arrival));

        return sent;
    }

    private static bool Keeps(List<DateTimeOffset> sent, SlidingWindow window) =>
        Enumerable.Range(0, Math.Max(0, sent.Count - window.Count)).All(i => sent[i + window.Count] - sent[i] >= window.Length);
}

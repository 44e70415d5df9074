using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using FsCheck.Fluent;

namespace ActionBot.Tests.Delivery;

/// <summary>Installations and removals are told in any order; what happened last counts.</summary>
public sealed class InstallationOrderTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-02-10T09:40Z");

    private static ConversationReference Chat() =>
        new()
        {
            Id = "a:1",
            Kind = "personal",
            TenantId = "t",
            ServiceUrl = "https://smba.trafficmanager.net/uk/",
        };

    // Even numbers install, odd ones remove, and a higher number happened later.
    private static ConversationState Of(int happening) => happening % 2 == 0 ? ConversationState.Installed : ConversationState.Uninstalled;

    private static (ConversationReference Chat, int Welcomes) Told(IEnumerable<int> order, Func<int, DateTimeOffset?> at)
    {
        var (chat, welcomes) = (Chat(), 0);
        foreach (var happening in order)
        {
            if (Of(happening) == ConversationState.Uninstalled)
                chat.Uninstall(at(happening), Now);
            else if (chat.Install(at(happening), Now))
                welcomes++;
        }
        return (chat, welcomes);
    }

    [Fact]
    public void What_happened_last_counts_in_whatever_order_it_is_told() =>
        Prop.ForAll(
                Gen.Shuffle(Enumerable.Range(0, 6))
                    .SelectMany(all => Gen.Choose(1, 6).Select(count => all.Take(count).ToArray()))
                    .ToArbitrary(),
                order => Told(order, n => Now.AddMinutes(n - 10)).Chat.State == Of(order.Max())
            )
            .Holds();

    [Fact]
    public void Nothing_that_is_told_again_or_late_is_welcomed_once_more() =>
        Prop.ForAll(
                Gen.Shuffle(Enumerable.Range(0, 6)).ToArbitrary(),
                order =>
                {
                    var welcomes = Told([.. order, .. order], n => Now.AddMinutes(n - 10)).Welcomes;
                    return welcomes >= (order.Contains(4) && order.ToList().IndexOf(4) < order.ToList().IndexOf(5) ? 1 : 0)
                        && welcomes <= order.Count(n => Of(n) == ConversationState.Installed);
                }
            )
            .Holds();

    public static TheoryData<string?> NoTime =>
        [null, "0001-01-01T00:00Z", "1970-01-01T00:00Z", "2026-02-01T09:40Z", "2026-02-10T09:50Z", "9999-12-31T23:59Z"];

    [Theory]
    [MemberData(nameof(NoTime))]
    public void Without_a_time_that_can_be_right_what_is_told_last_counts(string? time)
    {
        DateTimeOffset? at = time is null ? null : DateTimeOffset.Parse(time);
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, 6)).ToArbitrary(), order => Told(order, _ => at).Chat.State == Of(order[^1])).Holds();
        Assert.Equal(ConversationState.Uninstalled, Told([2, 1], n => n == 2 ? Now : at).Chat.State);
        Assert.Equal(ConversationState.Installed, Told([1, 0], n => n == 1 ? Now : at).Chat.State);
    }
}

using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using FsCheck.Fluent;

namespace ActionBot.Tests.Delivery;

/// <summary>What becomes of a channel and its team is told in any order; what happened last of each kind counts.</summary>
public sealed class ChannelOrderTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-02-10T09:40Z");
    private static readonly ChannelClosure[] Kinds =
    [
        ChannelClosure.ChannelDeleted,
        ChannelClosure.TeamDeleted,
        ChannelClosure.TeamArchived,
    ];

    private static ConversationReference Channel() =>
        new()
        {
            Id = "19:a",
            Kind = "channel",
            TenantId = "t",
            ServiceUrl = "https://smba.trafficmanager.net/uk/",
        };

    [Fact]
    public void What_happened_last_of_each_kind_counts_in_whatever_order_and_however_often_it_is_told() =>
        Prop.ForAll(
                Gen.Shuffle(Enumerable.Range(0, 12)).ToArbitrary(),
                order =>
                {
                    var channel = Channel();
                    foreach (var happening in order.Concat(order.Take(5)))
                        channel.Tell(Kinds[happening % 3], happening / 3 % 2 == 0, Now.AddMinutes(happening - 20), Now);
                    // The newest of each kind has an odd turn, and opens.
                    return channel.Closed == ChannelClosure.None;
                }
            )
            .Holds();

    [Fact]
    public void Refusal_is_over_with_news_that_is_newer_and_not_with_what_was_known_before()
    {
        var channel = Channel();
        channel.Install(Now.AddDays(-1), Now.AddDays(-1));
        channel.Tell(ChannelClosure.TeamArchived, false, Now.AddHours(-1), Now.AddHours(-1));
        (channel.State, channel.RefusedAt) = (ConversationState.Gone, Now);
        channel.Tell(ChannelClosure.TeamArchived, false, Now.AddHours(-1), Now);
        channel.Tell(ChannelClosure.ChannelDeleted, false, Now.AddMinutes(-30), Now);
        channel.Install(Now.AddDays(-1), Now);
        channel.Return(Now.AddMinutes(-30), Now);
        Assert.Equal(ConversationState.Gone, channel.State);
        channel.Tell(ChannelClosure.ChannelDeleted, false, Now.AddMinutes(1), Now.AddMinutes(1));
        Assert.True(channel.IsOpen);
    }

    [Fact]
    public void Press_is_no_proof_that_a_team_is_out_of_the_archive_but_a_message_is()
    {
        var channel = Channel();
        channel.Install(Now.AddDays(-1), Now);
        channel.Tell(ChannelClosure.TeamArchived, true, Now.AddMinutes(-5), Now);
        channel.Return(Now, Now, wrote: false);
        Assert.False(channel.IsOpen);
        channel.Return(Now.AddMinutes(-10), Now);
        Assert.False(channel.IsOpen);
        channel.Return(Now, Now);
        Assert.True(channel.IsOpen);
    }
}

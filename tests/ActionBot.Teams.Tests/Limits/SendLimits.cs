using System.Collections.Concurrent;
using ActionBot.Teams.Limits;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Limits;

/// <summary>The limiter at work, on a clock that moves only when everybody waits.</summary>
public sealed class SendLimits
{
    private readonly ChannelClock clock = new();
    private readonly SendLimiter limiter;

    public SendLimits() => limiter = new SendLimiter(clock);

    [Fact]
    public async Task A_first_send_goes_at_once()
    {
        using var permit = await limiter.AcquireAsync("a:1", CancellationToken.None);

        Assert.True(permit.IsGranted);
    }

    [Fact]
    public async Task The_eighth_send_of_a_second_waits_for_the_second_to_pass()
    {
        var start = clock.GetUtcNow();
        for (var i = 0; i < 8; i++)
            Assert.True(await SendAsync("a:1"));

        Assert.Equal(TimeSpan.FromSeconds(1), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_wait_of_more_than_two_seconds_is_answered_at_once()
    {
        for (var i = 0; i < 60; i++)
            await SendAsync("a:1");

        var before = clock.GetUtcNow();
        using var permit = await limiter.AcquireAsync("a:1", CancellationToken.None);

        Assert.False(permit.IsGranted);
        Assert.Equal(ThrottleScope.Conversation, permit.Scope);
        Assert.InRange(permit.RetryAfter, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
        Assert.Equal(before, clock.GetUtcNow());

        clock.Advance(permit.RetryAfter);
        Assert.True(await SendAsync("a:1"));
        Assert.Equal(before + permit.RetryAfter, clock.GetUtcNow());
    }

    [Fact]
    public async Task The_app_sends_fifty_a_second_over_all_conversations()
    {
        var start = clock.GetUtcNow();
        for (var i = 0; i < 150; i++)
            Assert.True(await SendAsync("a:" + i));

        Assert.Equal(TimeSpan.FromSeconds(2), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task Creating_conversations_has_windows_of_its_own()
    {
        for (var i = 0; i < 7; i++)
            (await limiter.AcquireCreationAsync(CancellationToken.None)).Dispose();

        var eighth = limiter.AcquireCreationAsync(CancellationToken.None);
        Assert.False(eighth.IsCompleted);
        Assert.True(await SendAsync("a:1"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await eighth).IsGranted);
    }

    [Fact]
    public async Task One_send_at_a_time_goes_into_a_conversation()
    {
        var first = await limiter.AcquireAsync("a:1", CancellationToken.None);
        var second = limiter.AcquireAsync("a:1", CancellationToken.None);
        using var elsewhere = await limiter.AcquireAsync("a:2", CancellationToken.None);

        Assert.False(second.IsCompleted);
        first.Dispose();
        Assert.True((await second).IsGranted);
    }

    [Fact]
    public async Task A_send_that_takes_too_long_turns_the_next_one_away()
    {
        using var slow = await limiter.AcquireAsync("a:1", CancellationToken.None);
        var second = limiter.AcquireAsync("a:1", CancellationToken.None);
        clock.Advance(SendLimiter.MaxWait);

        using var permit = await second;
        Assert.Equal((false, ThrottleScope.Conversation, TimeSpan.FromSeconds(1)), (permit.IsGranted, permit.Scope, permit.RetryAfter));
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_way_free()
    {
        using var stop = new CancellationTokenSource();
        var first = await limiter.AcquireAsync("a:1", CancellationToken.None);
        var second = limiter.AcquireAsync("a:1", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();

        Assert.True(await SendAsync("a:1"));
    }

    [Fact]
    public async Task Giving_a_permit_back_twice_does_not_open_the_conversation_twice()
    {
        var first = await limiter.AcquireAsync("a:1", CancellationToken.None);
        first.Dispose();
        first.Dispose();
        using var second = await limiter.AcquireAsync("a:1", CancellationToken.None);

        Assert.False(limiter.AcquireAsync("a:1", CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task A_throttled_conversation_near_its_own_limits_waits_alone()
    {
        for (var i = 0; i < 5; i++)
            await SendAsync("a:busy");

        Assert.Equal(ThrottleScope.Conversation, limiter.Throttled("a:busy", TimeSpan.FromSeconds(20)).Scope);

        using var busy = await limiter.AcquireAsync("a:busy", CancellationToken.None);
        Assert.Equal((false, TimeSpan.FromSeconds(20)), (busy.IsGranted, busy.RetryAfter));
        Assert.True(await SendAsync("a:other"));
    }

    [Fact]
    public async Task A_throttled_conversation_far_from_its_own_limits_makes_the_whole_app_wait()
    {
        await SendAsync("a:quiet");

        Assert.Equal(ThrottleScope.App, limiter.Throttled("a:quiet", TimeSpan.FromSeconds(20)).Scope);

        using var other = await limiter.AcquireAsync("a:other", CancellationToken.None);
        Assert.Equal((false, ThrottleScope.App, TimeSpan.FromSeconds(20)), (other.IsGranted, other.Scope, other.RetryAfter));
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await SendAsync("a:other"));
    }

    [Fact]
    public async Task Each_refusal_in_a_row_that_names_no_time_waits_twice_as_long_and_a_send_that_passes_ends_the_row()
    {
        await SendAsync("a:1");
        double[] first = [.. Enumerable.Range(0, 10).Select(_ => limiter.Throttled("a:1", null).Wait.TotalSeconds)];
        limiter.Passed("a:1");
        var again = limiter.Throttled("a:1", null).Wait.TotalSeconds;

        Assert.All(first.Zip([2.0, 4, 8, 16, 32, 64, 128, 256, 300, 300]), w => Assert.InRange(w.First, w.Second, w.Second * 1.5));
        Assert.InRange(again, 2, 3);
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public async Task Conversations_that_were_quiet_for_an_hour_are_forgotten()
    {
        for (var i = 0; i < 1000; i++)
            await SendAsync("a:" + i);

        Assert.Equal(1000, limiter.Conversations);
        clock.Advance(TimeSpan.FromHours(1));
        await SendAsync("a:new");
        Assert.Equal(1, limiter.Conversations);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_block_a_conversation()
    {
        clock.Advance(TimeSpan.FromHours(5));
        for (var i = 0; i < 7; i++)
            await SendAsync("a:1");

        clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromHours(5));
        Assert.True(await SendAsync("a:1"));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 40)]
    [InlineData(3, 400)]
    [InlineData(4, 400)]
    [InlineData(5, 600)]
    [InlineData(6, 600)]
    public async Task No_limit_is_exceeded_when_many_send_at_once(int seed, int conversations)
    {
        var random = new Random(seed);
        var sent = new ConcurrentQueue<(string Conversation, DateTimeOffset At)>();
        var turnedAway = 0;
        var senders = Enumerable
            .Range(0, 600)
            .Select(_ => "a:" + random.Next(conversations))
            .Select(conversation =>
                Task.Run(async () =>
                {
                    using var permit = await limiter.AcquireAsync(conversation, CancellationToken.None);
                    if (permit.IsGranted)
                        sent.Enqueue((conversation, permit.GrantedAt));
                    else
                        Interlocked.Increment(ref turnedAway);
                })
            )
            .ToList();

        var all = Task.WhenAll(senders);
        while (!all.IsCompleted)
        {
            await Task.Yield();
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await all;
        Assert.Equal(600, sent.Count + turnedAway);
        AssertKept(sent.Select(send => send.At), TeamsLimits.App);
        Assert.All(sent.GroupBy(send => send.Conversation), group => AssertKept(group.Select(send => send.At), TeamsLimits.Conversation));
    }

    private static void AssertKept(IEnumerable<DateTimeOffset> times, IReadOnlyList<SlidingWindow> windows)
    {
        var sent = times.Order().ToList();
        foreach (var window in windows)
        {
            for (var i = window.Count; i < sent.Count; i++)
                Assert.True(sent[i] - sent[i - window.Count] >= window.Length, $"{window} is exceeded at send {i}.");
        }
    }

    private async Task<bool> SendAsync(string conversation)
    {
        var acquire = limiter.AcquireAsync(conversation, CancellationToken.None);
        while (!acquire.IsCompleted)
        {
            if (!clock.AdvanceToNextTimer())
                await Task.Yield();
        }

        using var permit = await acquire;
        return permit.IsGranted;
    }
}

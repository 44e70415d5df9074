using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Teams;

namespace ActionBot.Tests.Simulator;

public sealed class FakeTeamsFaultTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero));
    private FakeTeams _teams = null!;
    private RawConnector _bot = null!;
    private FakePerson _owner = null!;

    public async Task InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Time = _clock });
        _bot = new RawConnector(_teams);
        _owner = _teams.AddPerson("owner@example.org", "Owner 1");
        _teams.Install(_owner);
        await _bot.SignInAsync();
    }

    public async Task DisposeAsync() => await _teams.DisposeAsync();

    [Fact]
    public async Task Planned_faults_come_in_order_and_then_no_more()
    {
        _teams.Faults.Next(Fault.Throttled(TimeSpan.FromSeconds(7)));
        _teams.Faults.Next(Fault.PreconditionFailed);
        _teams.Faults.Next(Fault.Status(503), count: 2);

        var answers = new List<(int, double?)>();
        for (var call = 0; call < 5; call++)
            answers.Add(((await _bot.SendAsync(_owner.ChatId, "hello")).Status, _bot.RetryAfter?.TotalSeconds));

        Assert.Equal([(429, 7), (412, null), (503, null), (503, null), (201, null)], answers);
        Assert.Equal(4, _teams.Faults.Injected);
        Assert.Single(_teams.Messages);
    }

    [Fact]
    public async Task A_fault_can_be_meant_for_one_kind_of_call()
    {
        _teams.Faults.Next(Fault.Status(502), on: ConnectorOperation.Update);
        var (sent, body) = await _bot.SendAsync(_owner.ChatId, "hello");
        Assert.Equal(201, sent);
        Assert.Equal(502, (await _bot.UpdateAsync(_owner.ChatId, body!["id"]!.GetValue<string>(), "changed")).Status);
        Assert.Equal("hello", Assert.Single(_teams.Messages).Text);
    }

    [Fact]
    public async Task A_lost_reply_leaves_the_message_and_a_broken_connection_does_not()
    {
        _teams.Faults.Next(Fault.LostReply);
        _teams.Faults.Next(Fault.Disconnected);
        await Assert.ThrowsAsync<HttpRequestException>(() => _bot.SendAsync(_owner.ChatId, "kept"));
        await Assert.ThrowsAsync<HttpRequestException>(() => _bot.SendAsync(_owner.ChatId, "gone"));

        Assert.Equal("kept", Assert.Single(_teams.Messages).Text);
        Assert.Equal([null, null], _teams.Calls.Select(call => call.Status));
    }

    [Fact]
    public async Task Latency_passes_on_the_clock_of_the_fake()
    {
        _teams.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(20)));
        var sending = _bot.SendAsync(_owner.ChatId, "hello");
        await _clock.WaitForTimersAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(sending.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(201, (await sending).Status);
    }

    [Fact]
    public async Task Chance_is_seeded_so_that_two_runs_are_alike()
    {
        var first = await PatternAsync();
        _teams.Faults.Clear();
        var second = await PatternAsync();

        Assert.Equal(first, second);
        Assert.Contains(500, first);
        Assert.Contains(201, first);

        async Task<List<int>> PatternAsync()
        {
            _teams.Faults.Sometimes(Fault.Status(500), 0.4);
            var pattern = new List<int>();
            for (var call = 0; call < 20; call++)
                pattern.Add((await _bot.SendAsync(_owner.ChatId, "hello")).Status);
            return pattern;
        }
    }

    [Fact]
    public async Task Seven_messages_a_second_pass_in_one_thread_and_the_next_is_told_when()
    {
        _teams.RateLimiting = true;
        for (var call = 0; call < 7; call++)
            Assert.Equal(201, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);
        Assert.Equal(429, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);
        Assert.Equal(TimeSpan.FromSeconds(1), _bot.RetryAfter);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(201, (await _bot.SendAsync(_owner.ChatId, "hello")).Status);
        Assert.Equal(429, (await _bot.SendAsync(_owner.ChatId, "eight in two seconds")).Status);
    }

    [Fact]
    public async Task Fifty_calls_a_second_pass_in_all()
    {
        _teams.RateLimiting = true;
        var people = Enumerable.Range(1, 60).Select(number => _teams.AddPerson($"p{number}@example.org", $"Person {number}")).ToList();
        people.ForEach(_teams.Install);
        var answers = new List<int>();
        foreach (var person in people)
            answers.Add((await _bot.SendAsync(person.ChatId, "hello")).Status);
        Assert.Equal(50, answers.Count(status => status == 201));
        Assert.All(answers.Skip(50), status => Assert.Equal(429, status));
    }

    [Fact]
    public async Task While_it_is_down_connections_are_refused_and_nothing_is_forgotten()
    {
        var address = _teams.Address;
        await _bot.SendAsync(_owner.ChatId, "before");
        await _teams.GoDownAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => _bot.SendAsync(_owner.ChatId, "during"));
        await _teams.GoUpAsync();
        Assert.Equal(201, (await _bot.SendAsync(_owner.ChatId, "after")).Status);

        Assert.Equal(address, _teams.Address);
        Assert.Equal(["before", "after"], _teams.Messages.Select(message => message.Text));
    }
}

using ActionBot.Teams.Inbound;
using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>A flood of refused requests is no flood of lines in the log.</summary>
public sealed class RefusalLogs
{
    [Fact]
    public async Task Refusals_beyond_the_first_of_a_minute_are_logged_as_a_number()
    {
        await using var host = await BotHost.StartAsync();
        for (var i = 0; i < RefusalLog.Detailed + 30; i++)
            await host.PostAsync([], "not.a.token");

        Assert.Equal(RefusalLog.Detailed, host.Logs.Count("A request was refused: MalformedToken"));
        Assert.Equal(0, host.Logs.Count("more requests"));

        host.Clock.Advance(RefusalLog.Window);
        Assert.Equal(1, host.Logs.Count("30 more requests were refused in the last minute"));

        await host.PostAsync([], "not.a.token");
        Assert.Equal(RefusalLog.Detailed + 1, host.Logs.Count("A request was refused"));
        host.Clock.Advance(RefusalLog.Window);
        Assert.Equal(1, host.Logs.Count("more requests"));
    }
}

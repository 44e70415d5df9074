using ActionBot.Teams.Tests.Support;

namespace ActionBot.Teams.Tests;

/// <summary>What others chose is logged short and on one line.</summary>
public sealed class LogTexts
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("f:1234-abcd", "f:1234-abcd")]
    [InlineData("a\r\nfail: ActionBot[103]", "a??fail: ActionBot[103]")]
    [InlineData("a\u001b[2Jb", "a?[2Jb")]
    [InlineData("a\u2028b\u0085c\u202Ed\u200Be", "a?b?c?d?e")]
    [InlineData("a\ud83d\ude00b", "a??b")]
    public void Characters_that_would_forge_or_hide_lines_are_replaced(string? value, string? expected) =>
        Assert.Equal(expected, LogText.Of(value));

    [Fact]
    public void A_long_value_is_cut()
    {
        Assert.Equal(new string('x', 64), LogText.Of(new string('x', 64)));
        Assert.Equal(new string('x', 64) + "…", LogText.Of(new string('x', 65)));
        Assert.Equal(new string('?', 64) + "…", LogText.Of(new string('\n', 1_000_000)));
    }

    [Fact]
    public async Task The_id_of_a_refused_activity_is_logged_short_and_on_one_line()
    {
        await using var host = await BotHost.StartAsync();
        var id = "a\n2026 fail: forged\u001b[0m" + new string('x', 1000);
        await host.PostAsync(Fixture.With("message-personal", activity => (activity["id"], activity["channelId"]) = (id, "webchat")));
        await host.PostAsync(Fixture.With("message-personal", activity => activity["id"] = id));

        Assert.Equal(2, host.Logs.Count("(activity a?2026 fail: forged?[0mxxx"));
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Text.Contains('\n', StringComparison.Ordinal) || entry.Text.Length > 250);
    }
}

namespace ActionBot.Teams.Tests.Inbound;

/// <summary>A service URL is compared as it is spelt with what is listed.</summary>
public sealed class ServiceHostRules
{
    private static readonly string[] Listed = ["127.0.0.1", "localhost", "smba.trafficmanager.net", "10.1.2.3", "*.teams.microsoft.com"];

    [Theory]
    [InlineData("http://127.0.0.1:56150/_connector")]
    [InlineData("http://localhost/")]
    [InlineData("https://smba.trafficmanager.net/emea/11111111-1111-4111-8111-111111111111/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    public void A_host_that_is_spelt_as_it_is_listed_is_allowed(string url)
    {
        Assert.NotNull(ServiceHosts.Allowed(Listed, url));
        Assert.True(ServiceHosts.Allow(Listed, new Uri(url)));
    }

    [Theory]
    [InlineData("http://127.1/")]
    [InlineData("http://127.1:56150/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.0.0.01/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[0:0:0:0:0:ffff:7f00:1]/")]
    [InlineData("http://localhost./")]
    [InlineData("http://loopback/")]
    [InlineData("https://167838211/")]
    [InlineData("https://0x0a.1.2.3/")]
    [InlineData("https://[::ffff:10.1.2.3]/")]
    [InlineData("https://10.1.2.3:8443/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("https://teams.microsoft.com/")]
    [InlineData("https://.teams.microsoft.com/")]
    [InlineData("https://smba.trafficmanager.net/%0d%0aHost:x/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("https:smba.trafficmanager.net/")]
    [InlineData("")]
    public void Another_spelling_of_a_listed_host_is_refused(string url)
    {
        Assert.Null(ServiceHosts.Allowed(Listed, url));
        Assert.False(Uri.TryCreate(url, UriKind.Absolute, out var uri) && ServiceHosts.Allow(Listed, uri));
    }

    [Fact]
    public void A_number_is_allowed_where_it_is_listed_as_a_number() =>
        Assert.NotNull(ServiceHosts.Allowed(["127.1"], "http://127.1:8080/"));
}

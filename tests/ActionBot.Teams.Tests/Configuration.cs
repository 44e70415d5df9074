using ActionBot.Teams.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActionBot.Teams.Tests;

public sealed class Configuration
{
    private const string AppId = TokenRecipe.AppId;
    private const string Tenant = "11111111-1111-4111-8111-111111111111";
    private const string OtherTenant = "22222222-2222-4222-8222-222222222222";

    [Theory]
    [InlineData($"{Tenant},{OtherTenant}")]
    [InlineData($" {Tenant} ; {OtherTenant} ;")]
    [InlineData($"{Tenant} {OtherTenant}")]
    public void A_list_may_be_one_string(string value) => Assert.Equal([Tenant, OtherTenant], Read(("TenantIds", value)).TenantIds);

    [Fact]
    public void A_list_may_be_an_array() =>
        Assert.Equal([Tenant, OtherTenant], Read(("TenantIds:0", Tenant), ("TenantIds:1", OtherTenant)).TenantIds);

    [Fact]
    public void Hosts_that_are_given_replace_the_usual_ones()
    {
        Assert.Contains("smba.trafficmanager.net", Read().AllowedServiceHosts);
        Assert.Equal(
            ["localhost"],
            Read(("AllowedServiceHosts", "localhost"), ("DefaultServiceUrl", "http://localhost:5/")).AllowedServiceHosts
        );
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://europe.botframework.com/")]
    public void The_usual_hosts_are_those_of_every_cloud(string url) =>
        Assert.Equal(url, Read(("DefaultServiceUrl", url)).DefaultServiceUrl);

    [Fact]
    public void The_bots_own_tenant_is_the_first_unless_it_is_set()
    {
        Assert.Equal(Tenant, Read(("TenantIds", $"{Tenant} {OtherTenant}")).OwnTenant);
        Assert.Equal("botframework.com", Read(("TenantIds", Tenant), ("TenantId", "botframework.com")).OwnTenant);
    }

    [Theory]
    [InlineData("AppId", "my-bot", "Teams:AppId 'my-bot' is not a GUID.")]
    [InlineData("TenantIds", $"{Tenant} contoso.com", "Teams:TenantIds 'contoso.com' is not a GUID.")]
    [InlineData("TenantId", "not a tenant", "Teams:TenantId 'not a tenant' is neither a GUID nor a domain name.")]
    [InlineData("Issuer", "", "Teams:Issuer '' must name an issuer.")]
    [InlineData("Scope", " ", "Teams:Scope ' ' must name a scope.")]
    [InlineData(
        "OpenIdMetadata",
        "http://login.example/",
        "Teams:OpenIdMetadata 'http://login.example/' must be an https address (http only on loopback)."
    )]
    [InlineData("TokenEndpoint", "login", "Teams:TokenEndpoint 'login' must be an https address (http only on loopback).")]
    [InlineData(
        "ManagedIdentityEndpoint",
        "http://10.0.0.1/",
        "Teams:ManagedIdentityEndpoint 'http://10.0.0.1/' must be an https address (http only on loopback) or a link-local address."
    )]
    [InlineData(
        "AllowedServiceHosts",
        "https://smba.trafficmanager.net",
        "Teams:AllowedServiceHosts 'https://smba.trafficmanager.net' is not a host name (nor *. and a host name)."
    )]
    [InlineData(
        "DefaultServiceUrl",
        "https://evil.example/",
        "Teams:DefaultServiceUrl 'https://evil.example/' must be at a host of Teams:AllowedServiceHosts."
    )]
    [InlineData("Credential", "7", "Teams:Credential '7' must be one of ClientSecret, ManagedIdentity, Federated.")]
    [InlineData("Credential", "ManagedIdentity", "Teams:ClientSecret is set; Teams:Credential is ManagedIdentity and allows no secret.")]
    [InlineData("ClientSecret", "", "Teams:ClientSecret is empty; Teams:Credential is ClientSecret and needs it.")]
    public void A_fault_names_the_setting_and_its_value(string name, string value, string expected)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(("TenantIds", Tenant), ("ClientSecret", "hush"), (name, value)));

        Assert.Contains(expected, fault.Failures);
        Assert.DoesNotContain("hush", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*.com")]
    [InlineData("*.net")]
    [InlineData("*.uk")]
    [InlineData("*.co.uk")]
    [InlineData("*.org.uk")]
    [InlineData("*.gov.uk")]
    [InlineData("*.police.uk")]
    [InlineData("*.com.au")]
    [InlineData("*.or.jp")]
    [InlineData("*.trafficmanager.net")]
    [InlineData("*.TrafficManager.NET")]
    [InlineData("*.azurewebsites.net")]
    [InlineData("*.cloudapp.net")]
    [InlineData("*.cloudapp.azure.com")]
    [InlineData("*.uksouth.cloudapp.azure.com")]
    [InlineData("*.azure.com")]
    [InlineData("*.core.windows.net")]
    [InlineData("*.windows.net")]
    [InlineData("*.amazonaws.com")]
    [InlineData("*.eu-west-2.elb.amazonaws.com")]
    [InlineData("*.ngrok.io")]
    [InlineData("*.github.io")]
    [InlineData("*.usgovtrafficmanager.net")]
    [InlineData("*.trafficmanager.cn")]
    [InlineData("*.azurefd.us")]
    [InlineData("*.azurewebsites.cn")]
    [InlineData("*.chinacloudsites.cn")]
    [InlineData("*.uksouth.cloudapp.chinacloudapi.cn")]
    [InlineData("*.azure-api.cn")]
    [InlineData("*.azure.us")]
    [InlineData("*.azure.cn")]
    [InlineData("*.azure.net")]
    [InlineData("*.usgovcloudapi.net")]
    [InlineData("*.azurestaticapps.net")]
    [InlineData("*.azurecontainerapps.io")]
    [InlineData("*.amazonaws.com.cn")]
    [InlineData("*.service.gov.uk")]
    [InlineData("*.gov.scot")]
    [InlineData("*.gov.wales")]
    [InlineData("*.go.jp")]
    [InlineData("*.gc.ca")]
    [InlineData("*.asso.fr")]
    [InlineData("*.k12.ca.us")]
    [InlineData("*.localhost")]
    [InlineData("*.0.0.1")]
    [InlineData("*.168.1.1")]
    public void A_wildcard_over_hosts_of_strangers_is_a_fault_that_says_what_to_do(string wildcard)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(("AllowedServiceHosts", "smba.trafficmanager.net " + wildcard)));

        Assert.StartsWith($"Teams:AllowedServiceHosts '{wildcard}' would let", Assert.Single(fault.Failures), StringComparison.Ordinal);
        Assert.Contains("Give each host by its name", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*.botframework.com")]
    [InlineData("*.teams.microsoft.com")]
    [InlineData("*.teams.microsoft.us")]
    [InlineData("*.botframework.azure.us")]
    [InlineData("*.example.org")]
    [InlineData("*.bots.example.co.uk")]
    [InlineData("*.example.gov.uk")]
    [InlineData("*.my-bot.azurewebsites.net")]
    public void A_wildcard_below_the_channels_or_ones_own_domain_is_taken(string wildcard) =>
        Assert.Contains(wildcard, Read(("AllowedServiceHosts", "smba.trafficmanager.net " + wildcard)).AllowedServiceHosts);

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(("AppId", "x"), ("TenantIds", "y z"), ("Issuer", "")));

        Assert.Equal(
            4,
            fault.Failures.Count(failure =>
                failure.StartsWith("Teams:", StringComparison.Ordinal) && !failure.Contains("Secret", StringComparison.Ordinal)
            )
        );
    }

    [Theory]
    [InlineData("Teams:AppId")]
    [InlineData("Teams:TenantIds")]
    public async Task Without_an_app_id_or_tenants_the_service_starts_says_so_once_and_refuses_everything(string missing)
    {
        await using var host = await BotHost.StartAsync(settings: (missing, ""));

        Assert.Equal(1, host.Logs.Count("Teams is not configured"));
        Assert.Equal(401, (await host.PostAsync(Fixture.Text("message-personal"))).Status);
        Assert.Equal(401, (await host.PostAsync(Fixture.Text("message-personal"), host.Token with { Audience = "" })).Status);
        Assert.Empty(host.Bot.Invocations);
        Assert.Equal(0, host.Issuer.Requests);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_faulty_setting_stops_the_start() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => BotHost.StartAsync(settings: ("Teams:AppId", "x")));

    private static TeamsOptions Read(params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Teams:AppId"] = AppId,
            ["Teams:ClientSecret"] = "hush",
            ["Teams:TenantIds"] = Tenant,
        };
        foreach (var (name, value) in settings)
        {
            if (name.StartsWith("TenantIds", StringComparison.Ordinal))
                values.Remove("Teams:TenantIds");

            values["Teams:" + name] = value;
        }

        using var services = new ServiceCollection()
            .AddLogging()
            .AddTeamsChannel(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<TeamsOptions>>().Value;
    }
}

using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Gateway;
using ActionBot.Simulator.Teams;
using Microsoft.AspNetCore.Http;

namespace ActionBot.Tests.Simulator;

public sealed class PageLoadTests : IAsyncLifetime
{
    private const string Removed = "installationUpdate remove";
    private const string Added = "installationUpdate add";
    private const string Members = "conversationUpdate membersAdded";

    private static readonly HttpClient Http = new();
    private static readonly FakePerson Owner = FakePerson.Of("owner@example.org", "Owner 1");

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 6, 30, 8, 0, 0, TimeSpan.Zero));
    private readonly ActivityBuilder _activities;
    private StubServer _bot = null!;
    private LocalGateway _gateway = null!;

    public PageLoadTests() => _activities = new ActivityBuilder("app", "tenant", () => "http://localhost/_connector", _clock);

    public async Task InitializeAsync()
    {
        _bot = await StubServer.StartAsync();
        _gateway = await StartAsync(botRemembers: false);
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task The_first_page_load_is_an_installation_like_any()
    {
        await LoadAsync(Added, Members);
        Assert.Equal([Added, Members], What());
    }

    [Theory]
    [InlineData(Added, Members)]
    [InlineData(Members, Added)]
    public async Task Every_later_one_ends_the_old_chat_first_and_once(string first, string second)
    {
        for (var load = 0; load < 3; load++)
            await LoadAsync(first, second);
        Assert.Equal([first, second, Removed, first, second, Removed, first, second], What());
    }

    [Fact]
    public async Task The_removal_is_answered_before_either_half_goes_on_even_if_they_come_together()
    {
        await LoadAsync(Added, Members);
        var answer = new TaskCompletionSource();
        var removing = new TaskCompletionSource();
        _bot.Answer = async request =>
        {
            if (request.What == Removed)
            {
                removing.SetResult();
                await answer.Task;
            }
            return Results.StatusCode(200);
        };

        await ProbeAsync();
        var halves = Task.WhenAll(PostAsync(Added), PostAsync(Members));
        await removing.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(3, What().Count);
        answer.SetResult();
        await halves;

        Assert.Equal([Added, Members, Removed], What().Take(3));
        Assert.Equal([Members, Added], What().Skip(3).Order());
    }

    [Fact]
    public async Task A_removal_never_comes_between_the_halves_of_the_load_before()
    {
        await LoadAsync(Added, Members);
        var answer = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        _bot.Answer = async request =>
        {
            if (request.What == Members)
            {
                arrived.TrySetResult();
                await answer.Task;
            }
            return Results.StatusCode(200);
        };
        await ProbeAsync();
        var slow = PostAsync(Members);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await PostAsync(Added);
        await ProbeAsync();
        var next = Task.WhenAll(PostAsync(Added), PostAsync(Members));
        Assert.Equal(1, What().Count(what => what == Removed));

        answer.SetResult();
        await Task.WhenAll(slow, next);
        Assert.Equal(2, What().Count(what => what == Removed));
        Assert.Equal(5, What().ToList().LastIndexOf(Removed));
    }

    [Fact]
    public async Task A_page_that_was_closed_while_it_loaded_changes_nothing()
    {
        await LoadAsync(Added, Members);
        await ProbeAsync();
        await ProbeAsync();
        await LoadAsync(Added, Members);
        Assert.Equal([Added, Members, Removed, Added, Members], What());
    }

    [Fact]
    public async Task An_installation_by_hand_does_not_confuse_the_next_page_load()
    {
        await LoadAsync(Added, Members);
        await PostAsync(Removed);
        await PostAsync(Added);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await LoadAsync(Members, Added);
        Assert.Equal([Added, Members, Removed, Added, Removed, Members, Added], What());
    }

    [Fact]
    public async Task A_bot_that_remembers_an_earlier_run_hears_of_the_end_at_the_first_load()
    {
        await using var another = await StartAsync(botRemembers: true);
        await PostAsync(Added, another);
        await PostAsync(Members, another);
        Assert.Equal([Removed, Added, Members], What());
    }

    [Fact]
    public async Task The_removal_names_the_same_chat_person_and_tenant_and_is_signed()
    {
        await LoadAsync(Added, Members);
        await LoadAsync(Added, Members);
        var removal = _bot.Posts.Single(request => request.What == Removed);
        var added = _activities.Installed(Owner);
        foreach (var same in new[] { "from", "conversation", "recipient", "serviceUrl", "channelId", "channelData" })
            Assert.True(JsonNode.DeepEquals(added[same], removal.Json[same]), same);
        Assert.StartsWith("Bearer ", removal.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_removal_happened_before_both_halves_of_its_load_and_after_the_load_before()
    {
        await LoadAsync(Added, Members);
        // It takes the gateway a while to get to it, and the half that comes first was stamped after the other.
        var members = _activities.MembersAdded(Owner);
        _clock.Advance(TimeSpan.FromMilliseconds(5));
        var added = _activities.Installed(Owner);
        _clock.Advance(TimeSpan.FromMilliseconds(40));
        await PostAsync(added, _gateway);
        await PostAsync(members, _gateway);
        var happened = _bot.Posts.Select(request => DateTimeOffset.Parse(request.Json["timestamp"]!.GetValue<string>())).ToList();
        Assert.Equal([Added, Members, Removed, Added, Members], What());
        Assert.All(happened[..2], before => Assert.True(before < happened[2]));
        Assert.All(happened[3..], after => Assert.True(after > happened[2]));
    }

    [Fact]
    public async Task Group_chats_and_channels_are_left_alone()
    {
        var team = new FakeTeam("19:team@thread.tacv2", "Assurance", "3d9c1f57-8a40-4c6e-b1d2-0f6e5a7b9c18");
        for (var time = 0; time < 2; time++)
            await PostAsync(_activities.AddedToTeam(Owner, team), _gateway);
        Assert.Equal([Members, Members], What());
    }

    private List<string> What() => [.. _bot.Posts.Select(request => request.What)];

    private async Task LoadAsync(string first, string second)
    {
        await ProbeAsync();
        await PostAsync(first);
        await PostAsync(second);
        _clock.Advance(TimeSpan.FromSeconds(10));
    }

    private async Task ProbeAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(_gateway.Address, "/api/messages"));
        using var response = await Http.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private Task PostAsync(string what, LocalGateway? gateway = null) =>
        PostAsync(
            what switch
            {
                Added => _activities.Installed(Owner),
                Removed => _activities.Uninstalled(Owner),
                _ => _activities.MembersAdded(Owner),
            },
            gateway ?? _gateway
        );

    private static async Task PostAsync(JsonObject activity, LocalGateway gateway)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri(gateway.Address, "/api/messages"), content);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private Task<LocalGateway> StartAsync(bool botRemembers) =>
        LocalGateway.StartAsync(
            new GatewayOptions
            {
                Listen = new Uri("http://127.0.0.1:0"),
                Bot = new Uri(_bot.Address, "/api/messages"),
                Playground = new Uri("http://127.0.0.1:9"),
                AppId = "app",
                TenantId = "tenant",
                ClientSecret = "local",
                BotRemembers = botRemembers,
                Time = _clock,
            }
        );
}

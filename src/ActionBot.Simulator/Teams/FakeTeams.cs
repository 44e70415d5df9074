using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Simulator.Signing;

namespace ActionBot.Simulator.Teams;

/// <summary>
/// Microsoft's side of a Teams bot on a loopback port: signing keys, tokens, the Connector, and the people in front of it.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Tenant _tenant = new();
    private readonly MessageLog _log;
    private readonly ConnectorEndpoints _endpoints;
    private readonly HttpClient _http = new();
    private int _port;
    private WebApplication? _server;

    private FakeTeams(FakeTeamsOptions options)
    {
        _port = options.Port;
        Time = options.Time;
        Identity = new ChannelIdentity(options.AppId, options.TenantId, options.ClientSecret, options.Time);
        Faults = new Faults(options.Seed);
        Activities = new ActivityBuilder(options.AppId, options.TenantId, () => ServiceUrl.ToString(), options.Time);
        _log = new MessageLog(options.Time);
        _endpoints = new ConnectorEndpoints(
            Identity,
            new Connector(_tenant, _log, options.TenantId),
            new Roster(_tenant, options.TenantId),
            Faults,
            new RateLimits(options.Time),
            options.Time
        );
    }

    public TimeProvider Time { get; }

    public ChannelIdentity Identity { get; }

    /// <summary>What goes wrong with the bot's calls.</summary>
    public Faults Faults { get; }

    public ActivityBuilder Activities { get; }

    public string AppId => Identity.AppId;

    public string TenantId => Identity.TenantId;

    public string ClientSecret => Identity.ClientSecret;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public Uri OpenIdMetadata => new(Address, IdentityEndpoints.MetadataPath);

    public Uri TokenEndpoint => new(Address, $"/{TenantId}/oauth2/v2.0/token");

    /// <summary>The address that activities name; like today's real one it has a region and the tenant.</summary>
    public Uri ServiceUrl => new(Address, $"/emea/{TenantId}/");

    /// <summary>The address for a first word to somebody from whom nothing has come yet.</summary>
    public Uri DefaultServiceUrl => new(Address, "/teams/");

    /// <summary>Enforces the platform's published limits on the fake's clock.</summary>
    public bool RateLimiting
    {
        get => _endpoints.RateLimiting;
        set => _endpoints.RateLimiting = value;
    }

    /// <summary>Every call of the bot to the Connector, in order.</summary>
    public IReadOnlyList<ReceivedCall> Calls => _endpoints.Calls;

    public IReadOnlyList<FakePerson> People => _tenant.People;

    /// <summary>Every message of the bot, in the order of arrival, as it stands now.</summary>
    public IReadOnlyList<SentMessage> Messages => _log.All;

    public static async Task<FakeTeams> StartAsync(FakeTeamsOptions? options = null)
    {
        var teams = new FakeTeams(options ?? new FakeTeamsOptions());
        await teams.GoUpAsync();
        return teams;
    }

    /// <summary>The settings with which the bot takes this fake for Teams.</summary>
    public Dictionary<string, string?> Settings() =>
        new()
        {
            ["Teams:AppId"] = AppId,
            ["Teams:ClientSecret"] = ClientSecret,
            ["Teams:TenantIds"] = TenantId,
            ["Teams:OpenIdMetadata"] = OpenIdMetadata.ToString(),
            ["Teams:TokenEndpoint"] = TokenEndpoint.ToString(),
            ["Teams:AllowedServiceHosts"] = "127.0.0.1,localhost",
            ["Teams:DefaultServiceUrl"] = DefaultServiceUrl.ToString(),
        };

    public FakePerson AddPerson(string email, string name, string? aadObjectId = null, string? userId = null) =>
        _tenant.Add(FakePerson.Of(email, name, aadObjectId, userId));

    /// <summary>
    /// Changes what every roster says of a person: another tenant, a guest's role, a member that is missing or wrong, an address
    /// that is somebody else's.
    /// </summary>
    public void Describe(FakePerson person, Action<JsonObject> entry) => _tenant.Describe(person, entry);

    /// <summary>Installs the bot for a person; the activities that tell the bot are for the test to post.</summary>
    public void Install(FakePerson person) => _tenant.Install(person);

    public void Uninstall(FakePerson person) => _tenant.Uninstall(person);

    /// <summary>The person blocks the bot: every message to them is refused in the Teams form.</summary>
    public void Block(FakePerson person) => _tenant.Block(person, blocked: true);

    public void Unblock(FakePerson person) => _tenant.Block(person, blocked: false);

    public FakeTeam AddTeam(string name, params FakePerson[] members)
    {
        var team = new FakeTeam($"19:{FakePerson.Derive("team", name, 32)}@thread.tacv2", name, FakePerson.Of(name, name).AadObjectId);
        _tenant.Add(new Conversation(team.Id, [.. members], Channel: team.General));
        return team;
    }

    public FakeChannel AddChannel(FakeTeam team, string name)
    {
        var channel = new FakeChannel(team, $"19:{FakePerson.Derive("channel", team.Id + name, 32)}@thread.tacv2", name);
        _tenant.Add(new Conversation(channel.Id, _tenant.Conversation(team.Id)!.Members, Channel: channel));
        return channel;
    }

    /// <summary>Who reads along in a channel.</summary>
    public IReadOnlyList<FakePerson> MembersOf(FakeChannel channel) => [.. _tenant.Conversation(channel.Id)!.Members];

    /// <summary>Somebody who was invited into the tenant.</summary>
    public FakePerson AddGuest(string email, string name) => _tenant.Add(FakePerson.Of(email, name) with { Role = "guest" });

    /// <summary>Somebody of another tenant, as shared channels have them.</summary>
    public FakePerson AddOutsider(string email, string name, string tenantId) =>
        _tenant.Add(FakePerson.Of(email, name) with { HomeTenantId = tenantId });

    /// <summary>What follows tells the bot nothing: the events are for the test to post, or to lose.</summary>
    public void Delete(FakeChannel channel) => _tenant.Change(channel.Id, c => c with { IsDeleted = true });

    public void Restore(FakeChannel channel) => _tenant.Change(channel.Id, c => c with { IsDeleted = false });

    public void Join(FakeChannel channel, params FakePerson[] people) =>
        _tenant.Change(channel.Id, c => c with { Members = [.. c.Members.Union(people)] });

    /// <summary>People leave a channel, as when it is not shared with them any more.</summary>
    public void Leave(FakeChannel channel, params FakePerson[] people) =>
        _tenant.Change(channel.Id, c => c with { Members = [.. c.Members.Except(people)] });

    public void Delete(FakeTeam team) => _tenant.ChangeTeam(team.Id, t => t with { IsDeleted = true });

    public void Restore(FakeTeam team) => _tenant.ChangeTeam(team.Id, t => t with { IsDeleted = false });

    public void Archive(FakeTeam team) => _tenant.ChangeTeam(team.Id, t => t with { IsArchived = true });

    public void Unarchive(FakeTeam team) => _tenant.ChangeTeam(team.Id, t => t with { IsArchived = false });

    public void RemoveBot(FakeTeam team) => _tenant.ChangeTeam(team.Id, t => t with { HasBot = false });

    public void AddBot(FakeTeam team) => _tenant.ChangeTeam(team.Id, t => t with { HasBot = true });

    /// <summary>Somebody deletes their chat with the bot: it is not known any more until the bot opens it anew.</summary>
    public void DeleteChat(FakePerson person) => _tenant.Change(person.ChatId, _ => null);

    public IReadOnlyList<SentMessage> MessagesOf(FakePerson person) => [.. Messages.Where(message => message.To == person)];

    /// <summary>The messages of a chat or of one thread of a channel.</summary>
    public IReadOnlyList<SentMessage> MessagesIn(string conversationId) =>
        [.. Messages.Where(message => message.ConversationId == conversationId)];

    public SentMessage? Message(string conversationId, string activityId) => _log.Find(conversationId, activityId);

    /// <summary>
    /// How many messages repeat an earlier one in the same conversation: the same by <paramref name="key"/>, or by
    /// the whole text of their first version.
    /// </summary>
    public int Duplicates(Func<SentMessage, string>? key = null)
    {
        key ??= message => message.Versions[0].Json;
        var messages = Messages;
        return messages.Count - messages.DistinctBy(message => (message.ConversationId, key(message))).Count();
    }

    /// <summary>The newest message that is wanted; waits for one (or for a change that makes it so) if there is none.</summary>
    public Task<SentMessage> WaitForMessageAsync(Func<SentMessage, bool> wanted) => _log.WaitAsync(wanted).WaitAsync(Patience);

    /// <summary>The newest message to a person; waits for one if there is none.</summary>
    public Task<SentMessage> WaitForMessageAsync(FakePerson to) => WaitForMessageAsync(message => message.To == to);

    /// <summary>A channel token for the bot; both parts can be changed to forge one.</summary>
    public string SignToken(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, IssuerKey? key = null) =>
        Identity.SignForBot(ServiceUrl.ToString(), claims, header, key);

    /// <summary>Posts an activity with a token for its service address, or with the one given (an empty one: none).</summary>
    public async Task<BotReply> PostAsync(
        Uri botMessagesUri,
        JsonObject activity,
        string? token = null,
        HttpClient? via = null,
        CancellationToken cancellation = default
    )
    {
        token ??= Identity.SignForBot(activity["serviceUrl"]?.GetValue<string>() ?? ServiceUrl.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Post, botMessagesUri);
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await (via ?? _http).SendAsync(request, cancellation);
        return new BotReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Stops listening: every connection is refused until <see cref="GoUpAsync"/>. Nothing is forgotten.</summary>
    public async Task GoDownAsync()
    {
        if (_server is not { } server)
            return;
        _server = null;
        await server.StopAsync();
        await server.DisposeAsync();
    }

    public async Task GoUpAsync()
    {
        if (_server is not null)
            return;
        _server = LoopbackServer.Create(_port);
        _server.MapIdentity(Identity);
        _endpoints.Map(_server.MapGroup("/emea/{tenant}"), () => ServiceUrl);
        _endpoints.Map(_server.MapGroup("/teams"), () => ServiceUrl);
        await _server.StartAsync();
        _port = LoopbackServer.AddressOf(_server).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await GoDownAsync();
        _http.Dispose();
    }
}

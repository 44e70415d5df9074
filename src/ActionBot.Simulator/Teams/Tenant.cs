using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>The people, teams and chats of the tenant and where the bot is installed.</summary>
internal sealed class Tenant
{
    private readonly Lock _gate = new();
    private readonly List<FakePerson> _people = [];
    private readonly HashSet<string> _installed = [];
    private readonly HashSet<string> _blocked = [];
    private readonly Dictionary<string, Conversation> _conversations = [];
    private readonly Dictionary<string, Action<JsonObject>> _entries = [];
    private readonly Dictionary<string, TeamCondition> _teams = [];

    public ImmutableArray<FakePerson> People
    {
        get
        {
            lock (_gate)
                return [.. _people];
        }
    }

    public FakePerson Add(FakePerson person)
    {
        lock (_gate)
        {
            if (Find(person.UserId) is not null || Find(person.AadObjectId) is not null)
                throw new ArgumentException($"There is a person with an id of {person.Email} already.", nameof(person));
            _people.Add(person);
            return person;
        }
    }

    /// <summary>Changes what rosters say of a person, from what they say of anybody.</summary>
    public void Describe(FakePerson person, Action<JsonObject> entry)
    {
        lock (_gate)
            _entries[person.UserId] = entry;
    }

    /// <summary>Makes an entry what rosters say of this person.</summary>
    public JsonObject Described(FakePerson person, JsonObject entry)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(person.UserId, out var change))
                change(entry);
            return entry;
        }
    }

    public void Add(Conversation conversation)
    {
        lock (_gate)
            _conversations.Add(conversation.Id, conversation);
    }

    /// <summary>The person with this <c>29:</c> id or object id.</summary>
    public FakePerson? Find(string? id)
    {
        lock (_gate)
            return _people.Find(person => person.UserId == id || string.Equals(person.AadObjectId, id, StringComparison.OrdinalIgnoreCase));
    }

    public void Install(FakePerson person)
    {
        lock (_gate)
        {
            _installed.Add(person.UserId);
            _conversations.TryAdd(person.ChatId, new Conversation(person.ChatId, [person], person));
        }
    }

    public void Uninstall(FakePerson person)
    {
        lock (_gate)
            _installed.Remove(person.UserId);
    }

    public void Block(FakePerson person, bool blocked)
    {
        lock (_gate)
        {
            if (blocked)
                _blocked.Add(person.UserId);
            else
                _blocked.Remove(person.UserId);
        }
    }

    public bool IsInstalled(FakePerson person)
    {
        lock (_gate)
            return _installed.Contains(person.UserId);
    }

    public bool IsBlocked(FakePerson person)
    {
        lock (_gate)
            return _blocked.Contains(person.UserId);
    }

    /// <summary>The conversation itself, also if the id names a thread in it.</summary>
    public Conversation? Conversation(string id)
    {
        lock (_gate)
            return _conversations.GetValueOrDefault(id.Split(";messageid=")[0]);
    }

    /// <summary>Changes a conversation; one that is not there stays away.</summary>
    public void Change(string id, Func<Conversation, Conversation?> change)
    {
        lock (_gate)
        {
            if (!_conversations.TryGetValue(id, out var known))
                return;
            if (change(known) is { } changed)
                _conversations[id] = changed;
            else
                _conversations.Remove(id);
        }
    }

    /// <summary>Changes what has become of a team.</summary>
    public void ChangeTeam(string teamId, Func<TeamCondition, TeamCondition> change)
    {
        lock (_gate)
            _teams[teamId] = change(_teams.GetValueOrDefault(teamId, TeamCondition.Usual));
    }

    public TeamCondition ConditionOf(FakeTeam team)
    {
        lock (_gate)
            return _teams.GetValueOrDefault(team.Id, TeamCondition.Usual);
    }

    public IReadOnlyList<FakeChannel> ChannelsOf(string teamId)
    {
        lock (_gate)
            return
            [
                .. _conversations.Values.Select(known => known.Channel).OfType<FakeChannel>().Where(channel => channel.Team.Id == teamId),
            ];
    }
}

/// <summary>A chat or channel; <see cref="With"/> is the person of a personal chat.</summary>
internal sealed record Conversation(string Id, ImmutableArray<FakePerson> Members, FakePerson? With = null, FakeChannel? Channel = null)
{
    public bool IsDeleted { get; init; }
}

/// <summary>What has become of a team.</summary>
internal sealed record TeamCondition(bool IsDeleted, bool IsArchived, bool HasBot)
{
    public static TeamCondition Usual { get; } = new(false, false, true);
}

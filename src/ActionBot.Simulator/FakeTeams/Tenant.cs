using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>The people, teams and chats of the tenant and where the bot is installed.</summary>
internal sealed class Tenant
{
    private readonly Lock _gate = new();
    private readonly List<Person> _people = [];
    private readonly HashSet<string> _installed = [];
    private readonly HashSet<string> _blocked = [];
    private readonly Dictionary<string, Conversation> _conversations = [];
    private readonly Dictionary<string, Action<JsonObject>> _entries = [];

    public ImmutableArray<Person> People
    {
        get { lock (_gate) return [.. _people]; }
    }

    public Person Add(Person person)
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
    public void Describe(Person person, Action<JsonObject> entry)
    {
        lock (_gate) _entries[person.UserId] = entry;
    }

    /// <summary>Makes an entry what rosters say of this person.</summary>
    public JsonObject Described(Person person, JsonObject entry)
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
        lock (_gate) _conversations.Add(conversation.Id, conversation);
    }

    /// <summary>The person with this <c>29:</c> id or object id.</summary>
    public Person? Find(string? id)
    {
        lock (_gate)
            return _people.Find(person => person.UserId == id || string.Equals(person.AadObjectId, id, StringComparison.OrdinalIgnoreCase));
    }

    public void Install(Person person)
    {
        lock (_gate)
        {
            _installed.Add(person.UserId);
            _conversations.TryAdd(person.ChatId, new Conversation(person.ChatId, [person], person));
        }
    }

    public void Uninstall(Person person)
    {
        lock (_gate) _installed.Remove(person.UserId);
    }

    public void Block(Person person, bool blocked)
    {
        lock (_gate)
        {
            if (blocked)
                _blocked.Add(person.UserId);
            else
                _blocked.Remove(person.UserId);
        }
    }

    public bool IsInstalled(Person person)
    {
        lock (_gate) return _installed.Contains(person.UserId);
    }

    public bool IsBlocked(Person person)
    {
        lock (_gate) return _blocked.Contains(person.UserId);
    }

    /// <summary>The conversation itself, also if the id names a thread in it.</summary>
    public Conversation? Conversation(string id)
    {
        lock (_gate) return _conversations.GetValueOrDefault(id.Split(";messageid=")[0]);
    }

    public IReadOnlyList<FakeChannel> ChannelsOf(string teamId)
    {
        lock (_gate)
            return [.. _conversations.Values.Select(known => known.Channel).OfType<FakeChannel>().Where(channel => channel.Team.Id == teamId)];
    }
}

/// <summary>A chat or channel; <see cref="With"/> is the person of a personal chat.</summary>
internal sealed record Conversation(string Id, ImmutableArray<Person> Members, Person? With = null, FakeChannel? Channel = null);

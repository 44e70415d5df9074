using System.Globalization;
using System.Text.Json.Nodes;

namespace ActionBot.Simulator.Teams;

/// <summary>Activities as Teams sends them to a bot; each is a fresh object that a test may change.</summary>
public sealed class ActivityBuilder(string appId, string tenantId, Func<string> serviceUrl, TimeProvider time)
{
    private const string BotName = "ActionBot";
    private long _number;

    public string BotId => $"28:{appId}";

    public JsonObject PersonalText(FakePerson person, string text) => Message(person, Chat(person), text);

    /// <summary>An <c>Action.Submit</c> on the card of message <paramref name="replyToId"/>; no text, inputs in the value.</summary>
    public JsonObject CardSubmit(FakePerson person, JsonObject value, string replyToId, string? conversationId = null)
    {
        var submit = Start("message", person, Place(person, conversationId));
        submit["replyToId"] = replyToId;
        submit["value"] = value.DeepClone();
        AddClient(submit);
        return submit;
    }

    /// <summary>An <c>Action.Execute</c>: the invoke <c>adaptiveCard/action</c>.</summary>
    public JsonObject CardExecute(FakePerson person, JsonObject data, string replyToId, string? verb = null, string? conversationId = null)
    {
        var action = new JsonObject { ["type"] = "Action.Execute", ["data"] = data.DeepClone() };
        if (verb is not null)
            action["verb"] = verb;
        var invoke = Invoke(
            "adaptiveCard/action",
            person,
            Place(person, conversationId),
            new JsonObject { ["action"] = action, ["trigger"] = "manual" }
        );
        invoke["replyToId"] = replyToId;
        return invoke;
    }

    public JsonObject Installed(FakePerson person) => Installation(person, "add");

    public JsonObject Uninstalled(FakePerson person) => Installation(person, "remove");

    /// <summary>The conversationUpdate that accompanies an installation in a personal chat.</summary>
    public JsonObject MembersAdded(FakePerson person)
    {
        var update = Start("conversationUpdate", person, Chat(person), named: false);
        update["membersAdded"] = new JsonArray(
            new JsonObject { ["id"] = person.UserId, ["aadObjectId"] = person.AadObjectId },
            new JsonObject { ["id"] = BotId }
        );
        return update;
    }

    /// <summary>The conversationUpdate that tells of the bot's arrival in a team.</summary>
    public JsonObject AddedToTeam(FakePerson person, FakeTeam team)
    {
        var update = Start("conversationUpdate", person, Thread(team.General, null), named: false);
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = BotId });
        var data = update["channelData"]!.AsObject();
        data["team"] = new JsonObject
        {
            ["id"] = team.Id,
            ["name"] = team.Name,
            ["aadGroupId"] = team.GroupId,
        };
        data["eventType"] = "teamMemberAdded";
        return update;
    }

    /// <summary>The conversationUpdate that tells of the bot's removal from a team.</summary>
    public JsonObject RemovedFromTeam(FakePerson person, FakeTeam team)
    {
        var update = TeamEvent(person, team, "teamMemberRemoved");
        update["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = BotId });
        return update;
    }

    /// <summary>The installationUpdate of a team, "add" or "remove".</summary>
    public JsonObject TeamInstallation(FakePerson person, FakeTeam team, string action)
    {
        var update = TeamEvent(person, team, "");
        (update["type"], update["action"]) = ("installationUpdate", action);
        update["channelData"]!.AsObject().Remove("eventType");
        return update;
    }

    /// <summary>What happened to a channel, such as <c>channelDeleted</c>; it is told in the General channel.</summary>
    public JsonObject ChannelEvent(FakePerson person, FakeChannel channel, string eventType)
    {
        var update = TeamEvent(person, channel.Team, eventType);
        update["channelData"]!["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        return update;
    }

    /// <summary>What happened to a team, such as <c>teamArchived</c>.</summary>
    public JsonObject TeamEvent(FakePerson person, FakeTeam team, string eventType)
    {
        var update = Start("conversationUpdate", person, Thread(team.General, null), named: false);
        var data = update["channelData"]!.AsObject();
        data["team"] = new JsonObject
        {
            ["id"] = team.Id,
            ["name"] = team.Name,
            ["aadGroupId"] = team.GroupId,
        };
        data["eventType"] = eventType;
        return update;
    }

    /// <summary>Somebody joined a team.</summary>
    public JsonObject Joined(FakePerson person, FakeTeam team, FakePerson member)
    {
        var update = TeamEvent(person, team, "teamMemberAdded");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = member.UserId, ["aadObjectId"] = member.AadObjectId });
        return update;
    }

    /// <summary>A message in a channel that mentions the bot; it starts a thread unless one is named.</summary>
    public JsonObject ChannelMention(FakePerson person, FakeChannel channel, string text, string? threadId = null)
    {
        var mention = $"<at>{BotName}</at>";
        var message = Message(person, Thread(channel, threadId ?? NextId()), $"{mention} {text}");
        message["entities"]!
            .AsArray()
            .Insert(
                0,
                new JsonObject
                {
                    ["type"] = "mention",
                    ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
                    ["text"] = mention,
                }
            );
        var data = message["channelData"]!.AsObject();
        data["teamsChannelId"] = channel.Id;
        data["teamsTeamId"] = channel.Team.Id;
        data["team"] = new JsonObject { ["id"] = channel.Team.Id };
        data["channel"] = new JsonObject { ["id"] = channel.Id };
        return message;
    }

    public JsonObject SearchQuery(FakePerson person, string commandId, string parameter, string text, int skip = 0, int count = 25) =>
        Invoke(
            "composeExtension/query",
            person,
            Chat(person),
            new JsonObject
            {
                ["commandId"] = commandId,
                ["parameters"] = new JsonArray(new JsonObject { ["name"] = parameter, ["value"] = text }),
                ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count },
                ["commandContext"] = "compose",
                ["context"] = new JsonObject { ["theme"] = "default" },
            }
        );

    public JsonObject Reaction(FakePerson person, string replyToId, string reaction = "like")
    {
        var activity = Start("messageReaction", person, Chat(person));
        activity["replyToId"] = replyToId;
        activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = reaction });
        return activity;
    }

    /// <summary>Any invoke in the personal chat.</summary>
    public JsonObject Invoke(string name, FakePerson person, JsonObject value) => Invoke(name, person, Chat(person), value);

    private JsonObject Invoke(string name, FakePerson person, JsonObject conversation, JsonObject value)
    {
        var invoke = Start("invoke", person, conversation);
        invoke["name"] = name;
        invoke["value"] = value;
        AddClient(invoke);
        return invoke;
    }

    private JsonObject Installation(FakePerson person, string action)
    {
        var update = Start("installationUpdate", person, Chat(person), named: false);
        update["action"] = action;
        update["locale"] = "en-GB";
        var data = update["channelData"]!.AsObject();
        data["source"] = new JsonObject { ["name"] = "message" };
        data["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = person.ChatId } };
        return update;
    }

    private JsonObject Message(FakePerson person, JsonObject conversation, string text)
    {
        var message = Start("message", person, conversation);
        message["text"] = text;
        message["textFormat"] = "plain";
        AddClient(message);
        return message;
    }

    private JsonObject Start(string type, FakePerson person, JsonObject conversation, bool named = true)
    {
        var from = new JsonObject { ["id"] = person.UserId, ["aadObjectId"] = person.AadObjectId };
        if (named)
            from["name"] = person.Name;
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = NextId(),
            ["timestamp"] = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl(),
            ["from"] = from,
            ["conversation"] = conversation,
            ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = BotName },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenantId } },
        };
    }

    private static void AddClient(JsonObject activity)
    {
        activity["locale"] = "en-GB";
        activity["localTimezone"] = "Europe/London";
        activity["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = "en-GB",
                ["country"] = "GB",
                ["platform"] = "Windows",
                ["timezone"] = "Europe/London",
            }
        );
    }

    private JsonObject Place(FakePerson person, string? conversationId) =>
        conversationId is null || conversationId == person.ChatId ? Chat(person) : Group("channel", conversationId);

    private JsonObject Chat(FakePerson person) =>
        new()
        {
            ["conversationType"] = "personal",
            ["tenantId"] = tenantId,
            ["id"] = person.ChatId,
        };

    private JsonObject Thread(FakeChannel channel, string? threadId) =>
        Group("channel", threadId is null ? channel.Id : $"{channel.Id};messageid={threadId}");

    private JsonObject Group(string type, string id) =>
        new()
        {
            ["isGroup"] = true,
            ["conversationType"] = type,
            ["tenantId"] = tenantId,
            ["id"] = id,
        };

    private string NextId() =>
        (time.GetUtcNow().ToUnixTimeMilliseconds() * 1000 + Interlocked.Increment(ref _number)).ToString(CultureInfo.InvariantCulture);
}

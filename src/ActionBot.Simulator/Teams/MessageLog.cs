using System.Collections.Immutable;
using System.Globalization;

namespace ActionBot.Simulator.Teams;

/// <summary>Every message of the bot with its versions, and those who wait for one.</summary>
internal sealed class MessageLog(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<SentMessage> _messages = [];
    private readonly Dictionary<(string Conversation, string Activity), int> _places = [];
    private readonly List<(Func<SentMessage, bool> Wanted, TaskCompletionSource<SentMessage> Found)> _watchers = [];

    public IReadOnlyList<SentMessage> All
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    /// <summary>Keeps a new message; one that starts a thread gives the thread its id.</summary>
    public SentMessage Add(string conversationId, FakePerson? to, string json, bool startsThread = false)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var number = _messages.Count + 1;
            // A personal chat numbers its messages with opaque ids, every other conversation with milliseconds.
            var id = to is null
                ? (now.ToUnixTimeMilliseconds() + number).ToString(CultureInfo.InvariantCulture)
                : "1:1" + FakePerson.Derive("message", $"{conversationId} {number}", 42);
            var thread = startsThread ? $"{conversationId};messageid={id}" : conversationId;
            var message = new SentMessage(number, thread, id, to, [new MessageVersion(now, json)]);
            _places[Key(thread, id)] = _messages.Count;
            _messages.Add(message);
            Tell(message);
            return message;
        }
    }

    public SentMessage? Find(string conversationId, string activityId)
    {
        lock (_gate)
            return _places.TryGetValue(Key(conversationId, activityId), out var place) ? _messages[place] : null;
    }

    public bool Change(string conversationId, string activityId, string json) =>
        Replace(
            conversationId,
            activityId,
            message => message with { Versions = message.Versions.Add(new MessageVersion(time.GetUtcNow(), json)) }
        );

    public bool Delete(string conversationId, string activityId) =>
        Replace(conversationId, activityId, message => message with { Deleted = true });

    public Task<SentMessage> WaitAsync(Func<SentMessage, bool> wanted)
    {
        lock (_gate)
        {
            if (_messages.FindLast(message => wanted(message)) is { } here)
                return Task.FromResult(here);
            var found = new TaskCompletionSource<SentMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((wanted, found));
            return found.Task;
        }
    }

    // An activity id is unique in a channel, whichever thread it is in.
    private static (string, string) Key(string conversationId, string activityId) => (conversationId.Split(";messageid=")[0], activityId);

    private bool Replace(string conversationId, string activityId, Func<SentMessage, SentMessage> change)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(Key(conversationId, activityId), out var place) || _messages[place].Deleted)
                return false;
            Tell(_messages[place] = change(_messages[place]));
            return true;
        }
    }

    private void Tell(SentMessage message)
    {
        foreach (var watcher in _watchers.ToImmutableArray())
        {
            if (!watcher.Wanted(message))
                continue;
            _watchers.Remove(watcher);
            watcher.Found.TrySetResult(message);
        }
    }
}

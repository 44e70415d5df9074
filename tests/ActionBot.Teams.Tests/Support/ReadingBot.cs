using System.Text.Json;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Inbound;

namespace ActionBot.Teams.Tests.Support;

/// <summary>A bot that reads everything it is given, as a real one would, and echoes it.</summary>
public sealed class ReadingBot : ITeamsBot
{
    private int turns;

    public int Turns => Volatile.Read(ref turns);

    public Task OnMessageAsync(TeamsTurn turn, CancellationToken cancellationToken) => ReadAsync(turn);

    public Task OnConversationUpdateAsync(TeamsTurn turn, CancellationToken cancellationToken) => ReadAsync(turn);

    public Task OnInstallationUpdateAsync(TeamsTurn turn, CancellationToken cancellationToken) => ReadAsync(turn);

    public Task OnMessageReactionAsync(TeamsTurn turn, CancellationToken cancellationToken) => ReadAsync(turn);

    public async Task<InvokeResult> OnCardActionAsync(TeamsTurn turn, CardAction action, CancellationToken cancellationToken)
    {
        await ReadAsync(turn);
        Read(action.Data);
        return InvokeResult.Card(action.Data);
    }

    public async Task<InvokeResult> OnExtensionQueryAsync(TeamsTurn turn, ExtensionQuery query, CancellationToken cancellationToken)
    {
        await ReadAsync(turn);
        return InvokeResult.ExtensionMessage(query.Text);
    }

    private Task ReadAsync(TeamsTurn turn)
    {
        Interlocked.Increment(ref turns);
        var activity = turn.Activity;
        _ = activity.PlainText();
        _ = activity.MentionsBot();
        _ = OutboundActivity.FromJson(OutboundActivity.Plain(activity.Text ?? "").ToJson());
        _ = activity.MembersAdded?.Select(member => member?.AadObjectId).ToList();
        foreach (var element in activity.Entities ?? [])
            Read(element);

        if (activity.Value is { } value)
        {
            Read(value);
            _ = OutboundActivity.FromJson(OutboundActivity.Card(value).ToJson());
        }

        return Task.CompletedTask;
    }

    private static void Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Read(item);

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            default:
                _ = element.GetRawText();
                break;
        }
    }
}

using ActionBot.Teams.Activities;
using ActionBot.Teams.Inbound.Checks;

namespace ActionBot.Teams.Inbound;

/// <summary>Makes a turn of an activity that passed the checks.</summary>
internal static class TurnReader
{
    private const string Personal = "personal";

    /// <summary>The turn; null when the activity does not say who speaks and where.</summary>
    public static TeamsTurn? Read(TeamsActivity activity, TeamsOptions options)
    {
        if (
            activity is not { From.Id: { Length: > 0 } user, Conversation.Id: { Length: > 0 } conversation, ServiceUrl: { } url }
            || ActivityCheck.Tenant(activity, options) is not { } tenant
        )
        {
            return null;
        }

        return new TeamsTurn(
            activity,
            tenant,
            // A GUID: the same account, whatever its letters' case.
            activity.From.AadObjectId
                is { Length: > 0 } objectId
                ? objectId.ToLowerInvariant()
                : null,
            user,
            conversation,
            new Uri(url),
            IsPersonal: activity.Conversation.ConversationType == Personal
        );
    }
}

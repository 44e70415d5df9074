using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound.Checks;

/// <summary>
/// The checks that need the activity beside its token: it must come from Teams, by a key endorsed for Teams, from the
/// service the token was made for, at an allowed host, out of an allowed tenant.
/// </summary>
internal static class ActivityCheck
{
    private const string Channel = "msteams";

    public static Refusal Check(TeamsActivity activity, CheckedToken token, TeamsOptions options)
    {
        // The channel comes first: an endorsement is of a channel, and says nothing of an activity without one.
        if (!string.Equals(activity.ChannelId, Channel, StringComparison.Ordinal))
            return Refusal.Channel;

        if (!token.Endorsements.Contains(Channel))
            return Refusal.Endorsement;

        if (token.ServiceUrl is not { Length: > 0 } claim || !string.Equals(claim, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.ServiceUrl;
        }

        if (ServiceHosts.Allowed(options.AllowedServiceHosts, activity.ServiceUrl) is null)
            return Refusal.ServiceHost;

        return Tenant(activity, options) is null ? Refusal.Tenant : Refusal.None;
    }

    /// <summary>
    /// The activity's tenant, spelt as on the allow-list. The token names none, so the activity's own word counts: both
    /// places that can hold it must agree, and one must. Null when the tenant is not allowed.
    /// </summary>
    public static string? Tenant(TeamsActivity activity, TeamsOptions options)
    {
        var (channel, conversation) = (activity.ChannelData?.Tenant?.Id, activity.Conversation?.TenantId);
        if (channel is not null && conversation is not null && !Same(channel, conversation))
            return null;

        return (channel ?? conversation) is { } tenant ? options.TenantIds.FirstOrDefault(allowed => Same(allowed, tenant)) : null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

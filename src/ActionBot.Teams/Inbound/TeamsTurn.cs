using ActionBot.Teams.Activities;

namespace ActionBot.Teams.Inbound;

/// <summary>One accepted activity, with what a handler may rely on. Everything here was in the checked request.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="TenantId">The tenant, spelt as on the allow-list.</param>
/// <param name="AadObjectId">The sender's Entra object id; null when the channel gave none.</param>
/// <param name="UserId">The sender's channel id, <c>29:…</c>.</param>
/// <param name="ConversationId">The conversation's id.</param>
/// <param name="ServiceUrl">The Connector to answer at: equal to the token's claim, and at an allowed host.</param>
/// <param name="IsPersonal">True in a chat of one person with the bot; false wherever others may read along.</param>
public sealed record TeamsTurn(
    TeamsActivity Activity,
    string TenantId,
    string? AadObjectId,
    string UserId,
    string ConversationId,
    Uri ServiceUrl,
    bool IsPersonal
)
{
    /// <summary>
    /// The tenant of the sender's account in lower case: the one that the activity names for the sender, else the turn's. An
    /// account is this and
    /// <see cref="AadObjectId"/> together.
    /// </summary>
    public string AccountTenantId => (Activity.From?.TenantId is { Length: > 0 } own ? own : TenantId).ToLowerInvariant();

    /// <summary>False for the account of another tenant than the turn's.</summary>
    public bool IsOfOwnTenant => string.Equals(AccountTenantId, TenantId, StringComparison.OrdinalIgnoreCase);
}

using ActionBot.Teams.Connector;
using ActionBot.Teams.Inbound;

namespace ActionBot.Directory.Accounts;

/// <summary>An account that speaks and is linked to nobody, with what Teams' roster says of it.</summary>
/// <param name="TenantId">The tenant of the turn: one of those that are served.</param>
/// <param name="SignedTenantId">The tenant that the activity names for the account itself.</param>
/// <param name="ObjectId">The account's object id, as signed.</param>
/// <param name="Called">The name that the activity gives its sender; never an identity.</param>
/// <param name="Member">Its entry in the roster; none where there is no such member.</param>
internal sealed record AccountClaim(string TenantId, string SignedTenantId, string ObjectId, TeamsMember? Member, string? Called = null)
{
    /// <summary>The claim of a turn's sender.</summary>
    public static AccountClaim Of(TeamsTurn turn, string objectId, TeamsMember? member) =>
        new(turn.TenantId, turn.AccountTenantId, objectId, member, turn.Activity.From?.Name);

    /// <summary>What the roster makes of it.</summary>
    public AccountStanding Standing =>
        !IsOfTheTurn ? AccountStanding.OtherTenant
        : !IsProved ? AccountStanding.Unproved
        : AccountRule.Of(Member!, TenantId);

    /// <summary>
    /// The account's own tenant, in lower case: another one than the turn's that the activity names itself, whatever a roster says; else
    /// the one that the roster
    /// names for this very account.
    /// </summary>
    public string AccountTenantId =>
        (IsOfTheTurn && Member is { TenantId: { Length: > 0 and <= MaxTenant } own } && IsProved ? own : SignedTenantId).ToLowerInvariant();

    private const int MaxTenant = 64;

    private bool IsOfTheTurn => Same(SignedTenantId, TenantId);

    // An entry that is another account's says nothing of this one.
    private bool IsProved => Same(Member?.AadObjectId, ObjectId);

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

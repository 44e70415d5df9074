using ActionBot.Teams.Connector;

namespace ActionBot.Directory.Accounts;

/// <summary>What Teams' roster makes of an account in a tenant.</summary>
internal enum AccountStanding
{
    /// <summary>Of the tenant's own people: its address may find somebody of the register.</summary>
    Member = 0,

    /// <summary>Invited into the tenant, or of a role that is not known to be one of its own people's.</summary>
    Guest = 1,

    /// <summary>Of another tenant, or the roster does not say of which.</summary>
    OtherTenant = 2,

    /// <summary>The roster does not name this account's object id, so that nobody can say whose entry it is.</summary>
    Unproved = 3,
}

/// <summary>The one rule by which an account counts as one of the tenant's own people; everybody else may see nothing until an
/// administrator says otherwise.</summary>
internal static class AccountRule
{
    // A role that nobody has heard of is no reason to trust somebody.
    private static readonly HashSet<string> OwnRoles = new(["user", "member", "owner", "admin"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The standing of an account that the roster of a conversation names.</summary>
    /// <param name="member">What the roster says.</param>
    /// <param name="tenantId">The tenant of the conversation, which is one of those served.</param>
    public static AccountStanding Of(TeamsMember member, string tenantId) =>
        member switch
        {
            { AadObjectId: not { Length: > 0 } } => AccountStanding.Unproved,
            { TenantId: not { Length: > 0 } } => AccountStanding.OtherTenant,
            _ when !string.Equals(member.TenantId, tenantId, StringComparison.OrdinalIgnoreCase) => AccountStanding.OtherTenant,
            { UserRole: { Length: > 0 } role } when !OwnRoles.Contains(role.Trim()) => AccountStanding.Guest,
            _ => AccountStanding.Member,
        };
}

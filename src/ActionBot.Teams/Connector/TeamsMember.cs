namespace ActionBot.Teams.Connector;

/// <summary>A member of a conversation, as the Connector's roster gives it.</summary>
public sealed record TeamsMember
{
    /// <summary>The channel's user id, <c>29:…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name shown in Teams.</summary>
    public string? Name { get; init; }

    /// <summary>The Entra object id.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>The mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The user principal name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The person's tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>
    /// What the person is in the tenant: <c>user</c> for its own people, <c>guest</c> for invited ones; absent where the service
    /// does not say.
    /// </summary>
    public string? UserRole { get; init; }
}

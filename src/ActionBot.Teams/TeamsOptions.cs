namespace ActionBot.Teams;

/// <summary>
/// The settings of the Teams channel, section <c>Teams</c>. Without an app id or a tenant the service starts and refuses
/// every request; no setting turns authentication off.
/// </summary>
public sealed class TeamsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Teams";

    /// <summary>The bot's app id, a GUID: the only audience accepted, and the client of outbound tokens.</summary>
    public string AppId { get; set; } = "";

    /// <summary>
    /// The tenants whose people may talk to the bot: GUIDs, as an array or as one string separated by commas, semicolons
    /// or spaces.
    /// </summary>
    public IReadOnlyList<string> TenantIds { get; set; } = [];

    /// <summary>The tenant outbound tokens are asked of; the first of <see cref="TenantIds"/> unless set.</summary>
    public string? TenantId { get; set; }

    /// <summary>The only issuer of inbound tokens that is accepted. US Government: <c>https://api.botframework.us</c>.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>The address of the issuer's OpenID metadata.</summary>
    public string OpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>
    /// The hosts the Connector may be at, as a list like <see cref="TenantIds"/>. <c>*.example.com</c> stands for every host
    /// below example.com, and is refused where strangers may have a host there (<c>*.trafficmanager.net</c>). Plain http is
    /// accepted only for a loopback host that is listed by name.
    /// </summary>
    public IReadOnlyList<string> AllowedServiceHosts { get; set; } = DefaultServiceHosts;

    /// <summary>The Connector to use for a conversation whose own address is not known yet. GCC and Government differ.</summary>
    public string DefaultServiceUrl { get; set; } = "https://smba.trafficmanager.net/teams/";

    /// <summary>How the bot proves itself when it asks for a token.</summary>
    public TeamsCredential Credential { get; set; } = TeamsCredential.ClientSecret;

    /// <summary>The secret, for <see cref="TeamsCredential.ClientSecret"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where outbound tokens are asked for; <c>{tenant}</c> is replaced by the bot's tenant.</summary>
    public string TokenEndpoint { get; set; } = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token";

    /// <summary>The scope of outbound tokens. US Government: <c>https://api.botframework.us/.default</c>.</summary>
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>The machine's managed identity endpoint (IMDS).</summary>
    public string ManagedIdentityEndpoint { get; set; } = "http://169.254.169.254/metadata/identity/oauth2/token";

    /// <summary>
    /// The client id of the managed identity. With <see cref="TeamsCredential.ManagedIdentity"/> it is the app id unless set;
    /// with <see cref="TeamsCredential.Federated"/> the machine's own identity is used unless set.
    /// </summary>
    public string? ManagedIdentityClientId { get; set; }

    /// <summary>
    /// The file of the projected token that is the assertion, for <see cref="TeamsCredential.Federated"/>; without it the
    /// assertion is a token of the managed identity.
    /// </summary>
    public string? FederatedTokenFile { get; set; }

    /// <summary>True when requests can be accepted at all.</summary>
    public bool IsConfigured => AppId.Length > 0 && TenantIds.Count > 0;

    /// <summary>The tenant outbound tokens are asked of; empty while there is none.</summary>
    public string OwnTenant =>
        TenantId is { Length: > 0 } own ? own
        : TenantIds is [var first, ..] ? first
        : "";

    internal static IReadOnlyList<string> DefaultServiceHosts { get; } =
    [
        "smba.trafficmanager.net",
        "botframework.com",
        "*.botframework.com",
        "teams.microsoft.com",
        "*.teams.microsoft.com",
        "teams.microsoft.us",
        "*.teams.microsoft.us",
    ];
}

/// <summary>How the bot proves itself to the token endpoint.</summary>
public enum TeamsCredential
{
    /// <summary>A client secret.</summary>
    ClientSecret,

    /// <summary>A user-assigned managed identity that is the bot's identity.</summary>
    ManagedIdentity,

    /// <summary>An assertion of another identity that the app registration trusts.</summary>
    Federated,
}

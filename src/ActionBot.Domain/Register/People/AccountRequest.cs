namespace ActionBot.Domain.Register.People;

/// <summary>Why nobody of the register could be found for an account of Teams.</summary>
public enum AccountDoubt
{
    /// <summary>The register has nobody with the account's address.</summary>
    UnknownAddress = 0,

    /// <summary>The account is a guest in the tenant.</summary>
    Guest = 1,

    /// <summary>The account is of another tenant, or Teams does not say of which.</summary>
    OtherTenant = 2,

    /// <summary>Teams' roster does not name the object id that was signed, so that its address proves nothing.</summary>
    Unproved = 3,

    /// <summary>The person with the address has another account.</summary>
    HasOtherAccount = 4,

    /// <summary>The account's address and its sign-in name are those of two people.</summary>
    SeveralPeople = 5,

    /// <summary>It is the account of somebody who has left, as the register says.</summary>
    OfALeaver = 6,

    /// <summary>The register names somebody for it by now, but it was refused before, or somebody else was quicker.</summary>
    NamedSince = 7,
}

/// <summary>
/// An account of Teams that spoke and belongs to nobody in the register. It may see nothing; administrators link it to a person
/// by hand, or refuse it.
/// </summary>
public sealed class AccountRequest
{
    /// <summary>The most characters of a name that are kept.</summary>
    public const int MaxName = 200;

    /// <summary>The most characters of an address that are kept.</summary>
    public const int MaxAddress = 254;

    /// <summary>Database key, and the number by which administrators name it.</summary>
    public long Id { get; set; }

    /// <summary>The account's Entra tenant, in lower case.</summary>
    public required string TenantId { get; set; }

    /// <summary>The account's Entra object id, in lower case. Unique together with <see cref="TenantId"/>.</summary>
    public required string AadObjectId { get; set; }

    /// <summary>The name that Teams shows; never an identity.</summary>
    public string? Name { get; set; }

    /// <summary>The address that Teams' roster gives, in lower case.</summary>
    public string? Address { get; set; }

    /// <summary>Why nobody was found.</summary>
    public AccountDoubt Doubt { get; set; }

    /// <summary>When it first spoke without being known.</summary>
    public DateTimeOffset FirstAt { get; set; }

    /// <summary>When it last did.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>What was made of it.</summary>
    public AccountRequestState State { get; set; }

    /// <summary>Counts decisions, so that a card that is out of date is known for one.</summary>
    public int Version { get; set; }

    /// <summary>The person to whom it was linked.</summary>
    public long? PersonId { get; set; }

    /// <summary>Tenant of the account that the person had before, so that a slip can be undone.</summary>
    public string? ReplacedTenantId { get; set; }

    /// <summary>Object id of the account that the person had before.</summary>
    public string? ReplacedObjectId { get; set; }
}

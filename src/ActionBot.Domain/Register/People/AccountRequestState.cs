namespace ActionBot.Domain.Register.People;

/// <summary>What administrators made of an account that wants in.</summary>
public enum AccountRequestState
{
    /// <summary>Nobody has decided yet.</summary>
    Waiting = 0,

    /// <summary>It was linked to a person, by an administrator or because the register named its address later.</summary>
    Linked = 1,

    /// <summary>It stays a stranger until an administrator says otherwise.</summary>
    Refused = 2,
}

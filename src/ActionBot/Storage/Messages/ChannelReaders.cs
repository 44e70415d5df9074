namespace ActionBot.Storage.Messages;

/// <summary>Who reads in a channel, by Teams' roster when it was last read.</summary>
public enum ChannelReaders
{
    /// <summary>Nobody has looked since it was last told that somebody came or went.</summary>
    Unknown = 0,

    /// <summary>People of the tenant alone.</summary>
    Own = 1,

    /// <summary>Guests or people of other tenants as well.</summary>
    Outsiders = 2,

    /// <summary>More people than are looked at.</summary>
    TooMany = 3,

    /// <summary>Teams has not said for hours.</summary>
    Unreadable = 4,

    /// <summary>Somebody of whom the roster does not say who it is, and nobody who is known to be of elsewhere.</summary>
    Unproved = 5,
}

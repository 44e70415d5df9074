namespace ActionBot.Storage.Messages;

/// <summary>What keeps messages out of a channel although the app is installed. Each part is told, and ends, by itself.</summary>
[Flags]
public enum ChannelClosure
{
    None = 0,
    ChannelDeleted = 1,
    TeamDeleted = 2,

    /// <summary>Its team is archived: it can be read, and takes no posts.</summary>
    TeamArchived = 4,
}

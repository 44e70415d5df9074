using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Boards;

/// <summary>A person of a board's secretariat.</summary>
public sealed class BoardSecretary
{
    /// <summary>The board.</summary>
    public long BoardId { get; set; }

    /// <summary>The person.</summary>
    public long PersonId { get; set; }

    /// <summary>The person.</summary>
    public Person? Person { get; set; }
}

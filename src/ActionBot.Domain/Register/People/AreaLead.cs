namespace ActionBot.Domain.Register.People;

/// <summary>A person who answers for an area and everything below it.</summary>
public sealed class AreaLead
{
    /// <summary>The area.</summary>
    public long AreaId { get; set; }

    /// <summary>The area.</summary>
    public Area? Area { get; set; }

    /// <summary>The lead.</summary>
    public long PersonId { get; set; }

    /// <summary>The lead.</summary>
    public Person? Person { get; set; }
}

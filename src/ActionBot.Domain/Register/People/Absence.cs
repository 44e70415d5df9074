namespace ActionBot.Domain.Register.People;

/// <summary>Days on which a person is away, as the directory knows them. Nothing is sent to them on these days.</summary>
public sealed class Absence
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>Who is away.</summary>
    public long PersonId { get; set; }

    /// <summary>First day away.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day away.</summary>
    public DateOnly To { get; set; }
}

using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.Register;

/// <summary>A person who may approve completion, closure and date changes of a source's actions.</summary>
public sealed class SourceVerifier
{
    /// <summary>The source.</summary>
    public long SourceId { get; set; }

    /// <summary>The verifier.</summary>
    public long PersonId { get; set; }

    /// <summary>The verifier.</summary>
    public Person? Person { get; set; }
}

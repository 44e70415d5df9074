namespace ActionBot.Domain.Chasing.Policy;

/// <summary>The ratings that are chased by the same numbers.</summary>
public enum ChaseTier
{
    /// <summary>Rated Critical: as High, but for what the policy says otherwise.</summary>
    Critical,

    /// <summary>Rated High.</summary>
    High,

    /// <summary>Rated Medium, and what is rated Low or not at all.</summary>
    Medium,
}

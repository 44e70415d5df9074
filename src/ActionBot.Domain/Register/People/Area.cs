namespace ActionBot.Domain.Register.People;

/// <summary>A node of the organisation's tree: business group, area, team.</summary>
public sealed class Area
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The node above, none for a business group.</summary>
    public long? ParentId { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>
    /// The names from the top, lower-case, each ended by '/': "met operations/public order/". Unique. "At or below" is a prefix
    /// test.
    /// </summary>
    public required string Path { get; set; }

    /// <summary>The board that decides for it and what lies below where no remit names one.</summary>
    public long? DefaultBoardId { get; set; }

    /// <summary>Other ways in which people write its name, such as "HR".</summary>
    public IReadOnlyList<string> Abbreviations { get; set; } = [];

    /// <summary>The people who answer for it.</summary>
    public List<AreaLead> Leads { get; } = [];

    /// <summary>The path of an area with these names from the top.</summary>
    /// <param name="names">Names from the top; blank ones are passed over.</param>
    /// <exception cref="RuleException">No name, or a name with a '/'.</exception>
    public static string PathOf(params IEnumerable<string?> names)
    {
        var path = string.Concat(names.Where(n => !string.IsNullOrWhiteSpace(n)).Select(n => Segment(n!)));
        return path.Length > 0 ? path : throw new RuleException("An area needs a name.");
    }

    private static string Segment(string name) =>
        name.Contains('/')
            ? throw new RuleException($"The area name “{name}” has a '/', which parts areas. Leave it out.")
            : name.Trim().ToLowerInvariant() + "/";
}

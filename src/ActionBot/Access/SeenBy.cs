namespace ActionBot.Access;

/// <summary>
/// What a person may see, as the few keys that decide it. The same as <see cref="Sight.ActionsSeenBy"/>, in a form in which a
/// question compares it with every action.
/// </summary>
/// <param name="Everything">Whether they see all.</param>
/// <param name="Areas">The areas at or below those that they lead.</param>
/// <param name="Owners">Themselves, and the owners for whom they may answer.</param>
/// <param name="Reports">The reports of the sources that they verify.</param>
/// <param name="Waiting">The actions that wait for the boards whose secretariats they are in.</param>
internal sealed record SeenBy(
    bool Everything,
    IReadOnlyList<long> Areas,
    IReadOnlyList<long> Owners,
    IReadOnlyList<long> Reports,
    IReadOnlyList<long> Waiting
)
{
    /// <summary>All there is, for the tracking team.</summary>
    public static SeenBy All { get; } = new(true, [], [], [], []);

    /// <summary>Nothing at all, for somebody whom nobody knows.</summary>
    public static SeenBy Nothing { get; } = new(false, [], [], [], []);

    /// <summary>Whether both let the same be seen.</summary>
    public bool SeesTheSameAs(SeenBy other) =>
        Everything == other.Everything
        && Areas.SequenceEqual(other.Areas)
        && Owners.SequenceEqual(other.Owners)
        && Reports.SequenceEqual(other.Reports)
        && Waiting.SequenceEqual(other.Waiting);
}

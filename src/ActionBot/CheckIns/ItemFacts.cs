using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Wording;

namespace ActionBot.CheckIns;

/// <summary>
/// What stands about the actions of a check-in: those that no answer is waited for now, as they were snoozed or somebody says that they are
/// not theirs, and those that others wait for.
/// </summary>
/// <param name="Snoozed">By action, the day on which it is asked about again.</param>
/// <param name="Disowned">Actions whose owner the lead has to name.</param>
/// <param name="Waiting">By action, the refs of the open actions that wait for it and have no word from its owner yet.</param>
internal sealed record ItemFacts(IReadOnlyDictionary<long, DateOnly> Snoozed, IReadOnlySet<long> Disowned, ILookup<long, string> Waiting)
{
    public static ItemFacts None { get; } =
        new(new Dictionary<long, DateOnly>(), new HashSet<long>(), Array.Empty<string>().ToLookup(_ => 0L));

    /// <summary>Whether no answer to an item is waited for now.</summary>
    public bool IsPutOff(CheckInItem item) =>
        item.UpdateId is null && (Snoozed.ContainsKey(item.ActionItemId) || Disowned.Contains(item.ActionItemId));

    /// <summary>Why no answer is waited for, in a few words, or null where one is.</summary>
    public string? Why(CheckInItem item, DateOnly today) =>
        !IsPutOff(item) ? null
        : Disowned.Contains(item.ActionItemId) ? "The area lead decides who owns it"
        : $"Snoozed until {British.Date(Snoozed[item.ActionItemId], today)}";
}

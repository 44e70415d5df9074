using ActionBot.Domain.Checkins;
using ActionBot.Domain.Wording;

namespace ActionBot.Checkins;

/// <summary>
/// The actions that no answer is waited for now: those that were snoozed, and those of which somebody says that they are not
/// theirs.
/// </summary>
/// <param name="Snoozed">By action, the day on which it is asked about again.</param>
/// <param name="Disowned">Actions whose owner the lead has to name.</param>
public sealed record PutOffs(IReadOnlyDictionary<long, DateOnly> Snoozed, IReadOnlySet<long> Disowned)
{
    public static PutOffs None { get; } = new(new Dictionary<long, DateOnly>(), new HashSet<long>());

    public bool Has(CheckInItem item) =>
        item.UpdateId is null && (Snoozed.ContainsKey(item.ActionItemId) || Disowned.Contains(item.ActionItemId));

    /// <summary>Why no answer is waited for, in a few words, or null where one is.</summary>
    public string? Why(CheckInItem item, DateOnly today) =>
        !Has(item) ? null
        : Disowned.Contains(item.ActionItemId) ? "The area lead decides who owns it"
        : $"Snoozed until {British.Date(Snoozed[item.ActionItemId], today)}";
}

using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;

namespace ActionBot.CheckIns;

/// <summary>Who answers, and the owners for whom they may: themselves, and those who named them delegate.</summary>
/// <param name="Facts">The person as the planner sees them.</param>
/// <param name="Rules">The rules by which they are asked.</param>
internal sealed record Answerer(Person Person, IReadOnlySet<long> Owners, PersonFacts Facts, AskRules Rules)
{
    /// <summary>The person with the owners that stand beside them in a table of delegates.</summary>
    public static Answerer Of(Person person, ILookup<long, long> owners, IEnumerable<Absence> absences, AskRules rules) =>
        new(person, owners[person.Id].Append(person.Id).ToHashSet(), rules.Facts(person, absences), rules);

    /// <summary>The first day after today on which they are asked again, or null while somebody else has to act.</summary>
    public DateOnly? NextAsk(ActionItem action, ProgressUpdate? answer, DateOnly today) => Rules.NextAsk(action, answer, Facts, today);

    public bool MayAnswer(ActionItem action) => action.OwnerId is { } owner && Owners.Contains(owner);

    /// <summary>The name of the owner in whose place they answer, or null where the action is their own.</summary>
    public string? For(ActionItem action) => action.OwnerId == Person.Id ? null : action.Owner?.Name;
}

using ActionBot.Domain.Register;

namespace ActionBot.Checkins;

/// <summary>Who answers, and the owners for whom they may: themselves, and those who named them delegate.</summary>
public sealed record Answerer(Person Person, IReadOnlySet<long> Owners)
{
    /// <summary>The person with the owners that stand beside them in a table of delegates.</summary>
    public static Answerer Of(Person person, ILookup<long, long> owners) => new(person, owners[person.Id].Append(person.Id).ToHashSet());

    public bool MayAnswer(ActionItem action) => action.OwnerId is { } owner && Owners.Contains(owner);

    /// <summary>The name of the owner in whose place they answer, or null where the action is their own.</summary>
    public string? For(ActionItem action) => action.OwnerId == Person.Id ? null : action.Owner?.Name;
}

using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;

namespace ActionBot.Domain.History;

/// <summary>
/// Where changes come from: what the lines of history of one step have in common, and the only place where lines are made.
/// </summary>
/// <param name="At">When they are written.</param>
/// <param name="On">The day for which they count.</param>
/// <param name="PersonId">Who makes them; none for the service itself or a command.</param>
/// <param name="Through">Through which card or command, such as "card checkin.answer".</param>
public sealed record ChangeOrigin(DateTimeOffset At, DateOnly On, long? PersonId, string Through)
{
    /// <summary>A line about a field of an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="field">Which field.</param>
    /// <param name="from">The value before.</param>
    /// <param name="to">The value after.</param>
    public Change Of(ActionItem action, string field, string? from, string? to) => Of(Change.OfAction, action.Ref, field, from, to);

    /// <summary>A line about a field of a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="field">Which field.</param>
    /// <param name="from">The value before.</param>
    /// <param name="to">The value after.</param>
    public Change Of(Person person, string field, string? from, string? to) => Of(Change.OfPerson, person.Email, field, from, to);

    /// <summary>A line about a field of anything.</summary>
    /// <param name="entity">What kind of thing changes.</param>
    /// <param name="key">Which one, by the name people know.</param>
    /// <param name="field">Which field, or <see cref="Change.Everything"/>.</param>
    /// <param name="from">The value before.</param>
    /// <param name="to">The value after.</param>
    public Change Of(string entity, string key, string field, string? from, string? to) =>
        new()
        {
            At = At,
            On = On,
            PersonId = PersonId,
            Entity = entity,
            Key = key,
            Field = field,
            From = from,
            To = to,
            Through = Through,
        };
}

using ActionBot.Access;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Ownership;

/// <summary>Loads what the question "who owns it?" shows.</summary>
internal sealed class OwnerCards(ActionBotContext db, PersonSearch people)
{
    private const int MostChoices = 40,
        MostSuggested = 5;

    /// <summary>The question about an action, for somebody who may settle it: because its owner says that it is not theirs, or because
    /// nobody is there to answer for it.</summary>
    public async Task<OwnerView> ViewAsync(
        long actionId,
        OwnershipClaim? query,
        Person reader,
        DateOnly today,
        CancellationToken cancellationToken,
        OwnerTyped? typed = null
    )
    {
        var action = await db
            .Actions.AsNoTracking()
            .Include(a => a.Owner)
            .Include(a => a.Area)
            .FirstAsync(a => a.Id == actionId, cancellationToken);
        var suggested = await SuggestedAsync(query, action, reader, cancellationToken);
        var known = await KnownAsync(action, query, cancellationToken);
        var choices = suggested.Concat(known).DistinctBy(p => p.Id).Take(MostChoices).ToList();
        return new(
            action.Ref,
            action.Rating,
            action.TargetDate,
            action.AgreedAction,
            action.Risk,
            today,
            action.OwnerId ?? 0,
            query?.Id,
            await WhyAsync(action, query, cancellationToken),
            query is not null && action.Owner is { IsActive: true },
            [.. choices.Select(p => new OwnerChoice(PersonSearch.Title(p, choices), p.Email))],
            suggested.Count == 1 ? suggested[0].Email : null,
            typed
        );
    }

    private async Task<string> WhyAsync(ActionItem action, OwnershipClaim? query, CancellationToken cancellationToken)
    {
        if (query is null)
            return action.Owner switch
            {
                null => "It has no owner.",
                { IsActive: false } left => $"Its owner, {left.Name}, has left.",
                var owner => $"Its owner is {owner.Name}.",
            };
        var said = await db.People.Where(p => p.Id == query.PersonId).Select(p => p.Name).FirstAsync(cancellationToken);
        var whose =
            action.Owner is { } other && other.Id != query.PersonId
                ? $"{said}, who answers for {other.Name}, says that it is not their action."
                : $"{said} says that it is not theirs.";
        return query.Suggested is { } who ? $"{whose} They suggest “{who}”." : whose;
    }

    private async Task<IReadOnlyList<Person>> SuggestedAsync(
        OwnershipClaim? query,
        ActionItem action,
        Person reader,
        CancellationToken cancellationToken
    )
    {
        if (query?.Suggested is not { } who)
            return [];
        var match = await people.FindAsync(who, reader, cancellationToken);
        IEnumerable<Person> named = match.Found is { IsActive: true } one ? [one] : match.Fits;
        return [.. named.Where(p => p.Id != action.OwnerId).Take(MostSuggested)];
    }

    // Those who own actions in the area or lead it; its owner and the one who says that it is not theirs are no answer.
    private Task<List<Person>> KnownAsync(ActionItem action, OwnershipClaim? query, CancellationToken cancellationToken)
    {
        var (path, said) = (action.Area!.Path, query?.PersonId);
        return db
            .People.AsNoTracking()
            .Where(p =>
                p.IsActive
                && p.Id != action.OwnerId
                && p.Id != said
                && (
                    db.Actions.Any(a => a.OwnerId == p.Id && a.Area!.Path.StartsWith(path))
                    || db.AreaLeads.Any(l => l.PersonId == p.Id && l.Area!.Path == path)
                )
            )
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Email)
            .Take(MostChoices)
            .ToListAsync(cancellationToken);
    }
}

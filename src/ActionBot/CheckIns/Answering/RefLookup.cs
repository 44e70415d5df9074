using ActionBot.Access;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Answering;

/// <summary>
/// Looks up what a person typed where a ref is expected, among the actions that they may see: to everybody else an action that they may not
/// see is one that does not exist.
/// </summary>
internal sealed class RefLookup(ActionBotContext db, TimeProvider clock)
{
    private const int MostCandidates = 1000;

    /// <summary>What is known of each ref that a form names.</summary>
    public async Task<IReadOnlyDictionary<string, RefMatch>> ForAsync(
        AnswerForm form,
        ActionItem about,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var matches = new Dictionary<string, RefMatch>();
        foreach (var typed in form.NamedRefs)
            matches[typed] = await MatchAsync(typed, about, person, cancellationToken);
        return matches;
    }

    /// <summary>For each ref that can be reached from those that a form names, the refs it waits for; and which of all these the person may
    /// see.</summary>
    public async Task<(IReadOnlyDictionary<string, IReadOnlyList<string>> Waits, IReadOnlySet<string> Seen)> WaitsAsync(
        IReadOnlyDictionary<string, RefMatch> matches,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (matches.Values.FirstOrDefault(m => m.Ref is not null)?.Ref is not { } reference)
            return (new Dictionary<string, IReadOnlyList<string>>(), new HashSet<string>());
        var waits = await db.WaitsFromAsync(reference, cancellationToken);
        var all = waits.Keys.Concat(waits.Values.SelectMany(w => w)).Append(reference).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var seen = await Seen(person).Where(a => EF.Parameter(all).Contains(a.Ref)).Select(a => a.Ref).ToListAsync(cancellationToken);
        return (waits, seen.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private IQueryable<ActionItem> Seen(Person person) => db.ActionsSeenBy(person, person.DayAt(clock.GetUtcNow())).AsNoTracking();

    private async Task<RefMatch> MatchAsync(string typed, ActionItem about, Person person, CancellationToken cancellationToken)
    {
        var seen = Seen(person);
        var mayBeUnseen = !person.IsAdministrator;
        var fits = await seen.FitAsync(typed, cancellationToken);
        if (fits.Count > 0)
            return fits is [var one]
                ? new(one.Ref, LooksLikeRef: true, null)
                : new(null, LooksLikeRef: true, null, mayBeUnseen, [.. fits.Select(f => f.Ref)]);
        var key = Refs.Key(typed);
        var shaped = (await seen.MeantAsRefsAsync([typed], cancellationToken)).Count > 0;
        return new(
            null,
            shaped,
            shaped ? await NearestAsync(typed, key, RefShapes.Letters(typed), about, seen, cancellationToken) : null,
            mayBeUnseen
        );
    }

    private static async Task<NearRef?> NearestAsync(
        string typed,
        string key,
        string letters,
        ActionItem about,
        IQueryable<ActionItem> seen,
        CancellationToken cancellationToken
    )
    {
        var start = key.Length > letters.Length + 3 ? key[..^3] : letters;
        var candidates = await seen.Where(a => a.RefKey.StartsWith(start) && a.Id != about.Id)
            .OrderBy(a => a.RefKey)
            .Select(a => a.Ref)
            .Take(MostCandidates)
            .ToListAsync(cancellationToken);
        return Refs.Nearest(typed, candidates) is { } nearest
            ? new(nearest, await seen.Where(a => a.Ref == nearest).Select(a => a.AgreedAction).FirstOrDefaultAsync(cancellationToken))
            : null;
    }
}

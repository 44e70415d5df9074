using ActionBot.Directory;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>Looks up what a person typed where a ref is expected.</summary>
public sealed class RefLookup(ActionBotContext db, TimeProvider clock)
{
    private const int MostCandidates = 1000;

    /// <summary>What is known of each ref that a form names.</summary>
    public async Task<IReadOnlyDictionary<string, RefMatch>> ForAsync(AnswerForm form, Person person, CancellationToken cancellationToken)
    {
        var matches = new Dictionary<string, RefMatch>();
        foreach (var typed in form.NamedRefs)
            matches[typed] = await MatchAsync(typed, person, cancellationToken);
        return matches;
    }

    /// <summary>For each ref that can be reached from those that a form names, the refs it waits for.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> WaitsAsync(IReadOnlyDictionary<string, RefMatch> matches, CancellationToken cancellationToken) =>
        matches.Values.FirstOrDefault(m => m.Ref is not null)?.Ref is { } reference
            ? await db.WaitsFromAsync(reference, cancellationToken)
            : new Dictionary<string, IReadOnlyList<string>>();

    private async Task<RefMatch> MatchAsync(string typed, Person person, CancellationToken cancellationToken)
    {
        if (await db.Actions.AsNoTracking().FindAsync(typed, cancellationToken) is { } found)
            return new(found.Ref, LooksLikeRef: true, null);
        var key = Refs.Key(typed);
        var letters = string.Concat(key.TakeWhile(char.IsLetter));
        var shaped = Refs.LooksLikeOne(typed)
            && (!typed.Contains(' ') || await db.Actions.AnyAsync(a => a.RefKey.StartsWith(letters), cancellationToken));
        return new(null, shaped, shaped ? await NearestAsync(typed, key, letters, person, cancellationToken) : null);
    }

    private async Task<NearRef?> NearestAsync(string typed, string key, string letters, Person person, CancellationToken cancellationToken)
    {
        var start = key.Length > letters.Length + 3 ? key[..^3] : letters;
        var candidates = await db.Actions.Where(a => a.RefKey.StartsWith(start)).OrderBy(a => a.RefKey).Select(a => a.Ref).Take(MostCandidates).ToListAsync(cancellationToken);
        if (Refs.Nearest(typed, candidates) is not { } nearest)
            return null;
        // The ref is only a number; what was agreed is for those who may see it.
        var seen = await db.ActionsSeenBy(person, person.DayAt(clock.GetUtcNow())).Where(a => a.Ref == nearest).Select(a => a.AgreedAction).FirstOrDefaultAsync(cancellationToken);
        return new(nearest, seen);
    }
}

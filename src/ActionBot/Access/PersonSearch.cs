using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>Who a typed name or address may mean.</summary>
/// <param name="Found">The one person it names; they may have left.</param>
/// <param name="Fits">Several people who are here and whom it may name.</param>
/// <param name="Nearest">Where it names nobody: those who are here and have the nearest names.</param>
internal sealed record PersonMatch(Person? Found, IReadOnlyList<Person> Fits, IReadOnlyList<Person> Nearest);

/// <summary>Finds people by what somebody types: those within their reach by name, everybody by their whole address.</summary>
internal sealed class PersonSearch(ActionBotContext db, TimeProvider clock)
{
    /// <summary>The longest text that is looked for.</summary>
    public const int MaxTyped = 254;

    private const int MostCandidates = 200,
        MostNearest = 3,
        MostSlips = 8,
        MostOfName = 60;

    /// <summary>Who a typed name or address may mean.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="reader">Who reads the answer, and so whose reach counts.</param>
    public async Task<PersonMatch> FindAsync(string typed, Person reader, CancellationToken cancellationToken)
    {
        var text = British.OneLine(typed);
        var words = NameMatch.Words(text);
        if (words.Count == 0 || text.Length > MaxTyped)
            return new(null, [], []);
        var email = text.ToLowerInvariant();
        if (
            text.Contains('@')
            && await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Email == email, cancellationToken) is { } addressed
        )
            return new(addressed, [], []);
        var reach = (await db.PeopleFoundByAsync(reader, reader.DayAt(clock.GetUtcNow()), cancellationToken)).AsNoTracking();
        var candidates = await CandidatesAsync(reach, words, cancellationToken);
        var whole = candidates.Where(p => NameMatch.IsWhole(text, p.Name, p.Email)).ToList();
        var fits = whole.Count > 0 ? whole : candidates.Where(p => NameMatch.Fits(text, p.Name, p.Email)).ToList();
        var here = fits.Where(p => p.IsActive)
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Email, StringComparer.Ordinal)
            .ToList();
        return (here.Count, whole.Count) switch
        {
            (1, _) => new(here[0], [], []),
            (> 1, _) => new(null, here, []),
            (_, 1) => new(whole[0], [], []),
            _ => new(null, [], await NearestAsync(reach, text.Split('@')[0], cancellationToken)),
        };
    }

    /// <summary>The name of a person, with the address where another of the same list has that name.</summary>
    public static string Title(Person person, IEnumerable<Person> all) =>
        all.Count(p => p.Name == person.Name) > 1 ? $"{British.Shorten(person.Name, MostOfName)} ({person.Email})" : person.Name;

    private static async Task<List<Person>> CandidatesAsync(
        IQueryable<Person> people,
        IReadOnlyList<string> words,
        CancellationToken cancellationToken
    )
    {
        // Words are letters or digits, so that no pattern is in them.
        foreach (var pattern in words.Select(w => $"%{w}%"))
            people = people.Where(p => EF.Functions.Like(p.Name.ToLower(), pattern) || EF.Functions.Like(p.Email, pattern));
        return await people.OrderBy(p => p.Name.Length).ThenBy(p => p.Email).Take(MostCandidates).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Person>> NearestAsync(IQueryable<Person> reach, string text, CancellationToken cancellationToken)
    {
        var most = Math.Clamp(text.Length / 2, 2, MostSlips);
        var names = await reach
            .Where(p => p.IsActive)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Email,
            })
            .ToListAsync(cancellationToken);
        var nearest = names
            .Select(p => (p.Id, p.Name, Distance: NameMatch.Distance(text, p.Name, p.Email, most)))
            .Where(p => p.Distance <= most)
            .OrderBy(p => p.Distance)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .Take(MostNearest)
            .Select(p => p.Id)
            .ToList();
        var people = await db.People.AsNoTracking().Where(p => nearest.Contains(p.Id)).ToListAsync(cancellationToken);
        return [.. people.OrderBy(p => nearest.IndexOf(p.Id))];
    }
}

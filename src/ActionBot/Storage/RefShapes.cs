using ActionBot.Domain.Register;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Storage;

/// <summary>Tells refs that somebody typed from names with a number in them, such as ISO 27001 or Room 101.</summary>
internal static class RefShapes
{
    /// <summary>
    /// Those texts that are meant as refs, whether there is such an action or not: they have the shape of one, and where a space is in
    /// them, refs of the actions begin with the same letters.
    /// </summary>
    /// <param name="actions">Those that the reader may know of.</param>
    /// <param name="typed">What people typed.</param>
    public static async Task<HashSet<string>> MeantAsRefsAsync(
        this IQueryable<ActionItem> actions,
        IEnumerable<string> typed,
        CancellationToken cancellationToken
    )
    {
        var shaped = typed.Where(Refs.LooksLikeOne).ToList();
        var known = new HashSet<string>();
        // One look for each prefix: there are few, and an index answers it.
        foreach (var letters in shaped.Where(t => t.Contains(' ')).Select(Letters).Distinct())
            if (await actions.AnyAsync(a => a.RefKey.StartsWith(letters), cancellationToken))
                known.Add(letters);
        return [.. shaped.Where(t => !t.Contains(' ') || known.Contains(Letters(t)))];
    }

    /// <summary>The letters with which a ref begins.</summary>
    /// <param name="typed">What somebody typed.</param>
    public static string Letters(string typed) => string.Concat(Refs.Key(typed).TakeWhile(char.IsLetter));
}

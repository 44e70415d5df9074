using ActionBot.Domain.History;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting.History;

/// <summary>Finds the lines of history that are needed to look back to a day. They are few when the day is near.</summary>
internal static class HistoryQuery
{
    /// <summary>What a line of an action is filed under.</summary>
    public const string Action = "action";

    /// <summary>The past values of all things of a kind; for kinds of which there are few.</summary>
    public static async Task<PastValues> PastOfAsync(
        this ActionBotContext db,
        string entity,
        IReadOnlyCollection<string> fields,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var past = new PastValues(day, StringComparer.OrdinalIgnoreCase);
        if (await db.FirstLineAfterAsync(entity, day, cancellationToken) is not { } first)
            return past;
        var lines = db.Changes.Where(c => c.Entity == entity && c.Id >= first && fields.Contains(c.Field)).OrderBy(c => c.Id);
        await foreach (var line in Narrow(lines).AsAsyncEnumerable().WithCancellation(cancellationToken))
            past.Take(line);
        return past;
    }

    /// <summary>
    /// The first line that counts for a day after the given one; none where everything is as it was. Lines before it change
    /// nothing in between.
    /// </summary>
    public static Task<long?> FirstLineAfterAsync(
        this ActionBotContext db,
        string entity,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        // The sum keeps the database from walking all lines by their key until one fits: it finds those of later days by their
        // index, and there may be none.
        db.Changes.Where(c => c.Entity == entity && c.On > day).MinAsync(c => (long?)(c.Id + 0), cancellationToken);

    public static IQueryable<PastLine> Narrow(IQueryable<Change> lines) =>
        lines.Select(c => new PastLine(c.Key, c.Field, c.From, c.To, c.On));
}

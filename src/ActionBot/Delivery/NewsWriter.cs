using ActionBot.Domain.Chasing;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Activities;
using ActionBot.Teams.Cards;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Delivery;

/// <summary>
/// Keeps news for people until their next message. Whoever has news adds a line; the planner counts it in the one message a day,
/// so that nobody is written to more often because more happens.
/// </summary>
internal sealed class NewsWriter(ActionBotContext db, TimeProvider clock)
{
    // What nobody reads to its end.
    private const int MostLines = 12;

    /// <summary>Adds a line for each person, once for each key and person.</summary>
    /// <param name="key">What it tells of.</param>
    /// <param name="people">Who hears it.</param>
    /// <param name="text">The line, plain text.</param>
    public Task AddAsync(string key, IEnumerable<long> people, string text, CancellationToken cancellationToken) =>
        AddAsync([.. people.Distinct().Select(p => new NewsToAdd(key, p, text))], cancellationToken);

    /// <summary>Adds many lines with one look at what is known.</summary>
    public async Task AddAsync(IReadOnlyCollection<NewsToAdd> lines, CancellationToken cancellationToken)
    {
        var rows = lines.DistinctBy(l => l.FullKey).ToList();
        var keys = rows.ConvertAll(l => l.FullKey);
        var known =
            rows.Count == 0 ? [] : await db.News.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToHashSetAsync(cancellationToken);
        foreach (var line in rows.Where(r => !known.Contains(r.FullKey)))
            db.Add(
                new NewsLine
                {
                    Key = line.FullKey,
                    PersonId = line.PersonId,
                    Text = British.Shorten(line.Text, NewsLine.MaxText),
                    At = clock.GetUtcNow(),
                }
            );
    }

    /// <summary>What people have not heard yet, oldest first. A message that was withdrawn told nothing.</summary>
    /// <param name="people">The people; null means everybody.</param>
    public async Task<ILookup<long, NewsToTell>> UntoldAsync(IReadOnlyCollection<long>? people, CancellationToken cancellationToken)
    {
        var lines = db.News.AsNoTracking().Where(n => n.CheckInId == null || n.CheckIn!.Withdrawn);
        if (people is not null)
            lines = lines.Where(n => people.Contains(n.PersonId));
        return (
            await lines
                .OrderBy(n => n.Id)
                .Select(n => new
                {
                    n.PersonId,
                    n.Id,
                    n.Text,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(n => n.PersonId, n => new NewsToTell(n.Id, n.Text));
    }

    /// <summary>Marks lines as told by a message.</summary>
    /// <param name="news">The lines.</param>
    /// <param name="checkInId">The message.</param>
    public Task TellAsync(IReadOnlyList<NewsToTell> news, long checkInId, CancellationToken cancellationToken)
    {
        var ids = news.Take(MostLines).Select(n => n.Id).ToList();
        return ids.Count == 0
            ? Task.CompletedTask
            : db
                .News.Where(n => ids.Contains(n.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.CheckInId, checkInId), cancellationToken);
    }

    /// <summary>
    /// The message with the news above it; a message of its own where there is no other. What has no room comes with the next
    /// one.
    /// </summary>
    /// <param name="news">The lines.</param>
    /// <param name="message">The person's message of the day, if there is one.</param>
    public static OutboundActivity With(IReadOnlyList<NewsToTell> news, OutboundActivity? message)
    {
        var text = string.Join("\n\n", news.Take(MostLines).Select(n => CardText.Escape(n.Text)));
        return message is null ? OutboundActivity.Markdown(text) : message with { Text = text, TextFormat = TextFormats.Markdown };
    }
}

/// <summary>A line for one person.</summary>
/// <param name="Key">What it tells of: the same key again is the same news to that person.</param>
internal sealed record NewsToAdd(string Key, long PersonId, string Text)
{
    internal string FullKey => $"{Key}:{PersonId}";
}

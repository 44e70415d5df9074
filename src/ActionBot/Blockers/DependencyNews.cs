using ActionBot.Domain.Chasing;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Blockers;

/// <summary>One line for one person.</summary>
internal sealed record News(string Key, long PersonId, string Text);

/// <summary>Adds lines of news: each goes once, with the next message of its reader.</summary>
internal sealed class DependencyNews(ActionBotContext db, TimeProvider clock)
{
    public async Task AddAsync(IReadOnlyCollection<News> lines, CancellationToken cancellationToken)
    {
        var keys = lines.Select(l => l.Key).ToList();
        var known = await db.News.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToHashSetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        db.AddRange(lines.Where(l => known.Add(l.Key)).Select(l => new NewsLine { Key = l.Key, PersonId = l.PersonId, Text = British.Shorten(l.Text, NewsLine.MaxText), At = now }));
    }
}

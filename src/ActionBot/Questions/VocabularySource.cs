using System.Collections.Concurrent;
using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Keeps the names of the register at hand, and loads them again when one of them may have changed.</summary>
internal sealed class VocabularySource(TimeProvider clock)
{
    private const int MostParts = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly string[] OfNames = ["area", "source", "board", "person", "report"];
    private static readonly string[] OfActions = ["*", "theme", "deliveryRoute", "corporateRisk", "owner", "area", "report"];

    private volatile Kept? kept;

    /// <summary>The names that somebody may know: what they may not see is, to them, the name of nothing.</summary>
    /// <param name="seen">What they may see.</param>
    public async Task<Vocabulary> LoadAsync(ActionBotContext db, SeenBy seen, CancellationToken cancellationToken)
    {
        var all = await LoadAsync(db, cancellationToken);
        if (seen.Everything)
            return all;
        var key = $"{string.Join(',', seen.Areas)};{string.Join(',', seen.Owners)};{string.Join(',', seen.Reports)}";
        var parts = kept?.Vocabulary == all ? kept.Parts : null;
        if (parts?.TryGetValue(key, out var known) == true)
            return known;
        var vocabulary = new Vocabulary(await SeenNames.OfAsync(db, all, seen, cancellationToken));
        if (parts?.Count > MostParts)
            parts.Clear();
        parts?.TryAdd(key, vocabulary);
        return vocabulary;
    }

    private async Task<Vocabulary> LoadAsync(ActionBotContext db, CancellationToken cancellationToken)
    {
        var stamp = await StampAsync(db, cancellationToken);
        if (stamp is not null && kept is { } here && here.Stamp with { Change = stamp.Change } == stamp && clock.GetUtcNow() - here.At < Longest
            && !await ChangedSinceAsync(db, here.Stamp.Change, stamp.Change, cancellationToken))
        {
            kept = here with { Stamp = stamp };
            return here.Vocabulary;
        }
        var vocabulary = new Vocabulary(await NamesAsync(db, cancellationToken));
        kept = stamp is null ? null : new(vocabulary, stamp, clock.GetUtcNow(), new());
        return vocabulary;
    }

    // One look at the ends of a few indexes. A register without any history may have changed unseen.
    private static async Task<Stamp?> StampAsync(ActionBotContext db, CancellationToken cancellationToken) =>
        await db.Changes.OrderByDescending(c => c.Id).Select(c => new Stamp(
            c.Id, db.Areas.Max(a => (long?)a.Id), db.Boards.Max(b => (long?)b.Id), db.Sources.Max(s => (long?)s.Id), db.Reports.Max(r => (long?)r.Id), db.People.Max(p => (long?)p.Id)))
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task<bool> ChangedSinceAsync(ActionBotContext db, long last, long now, CancellationToken cancellationToken) => now != last
        && (now < last || await db.Changes.AnyAsync(c => c.Id > last && (OfNames.Contains(c.Entity) || (c.Entity == "action" && OfActions.Contains(c.Field))), cancellationToken));

    private static async Task<List<Name>> NamesAsync(ActionBotContext db, CancellationToken cancellationToken)
    {
        var names = new List<Name>();
        var areas = await db.Areas.AsNoTracking().OrderBy(a => a.Path).ToListAsync(cancellationToken);
        var called = AlikeNames.OfAreas(areas.ToDictionary(a => a.Path, a => a.Name), [.. areas.Select(a => a.Path)]);
        names.AddRange(areas.Select(a => new Name(NameKind.Area, a.Path, called[a.Path], called[a.Path] == a.Name ? a.Abbreviations : [a.Name, .. a.Abbreviations])));
        names.AddRange((await db.Sources.AsNoTracking().OrderBy(s => s.Code).ToListAsync(cancellationToken)).Select(s => new Name(NameKind.Source, s.Code, s.Name, [s.Code])));
        names.AddRange((await db.Boards.AsNoTracking().OrderBy(b => b.Code).Select(b => new { b.Code, b.Name, b.Abbreviations }).ToListAsync(cancellationToken))
            .Select(b => new Name(NameKind.Board, b.Code, b.Name, [b.Code, .. b.Abbreviations])));
        var actions = db.Actions.AsNoTracking();
        names.AddRange(Plain(NameKind.Theme, await actions.Where(a => a.Theme != null).Select(a => a.Theme!).Distinct().ToListAsync(cancellationToken)));
        names.AddRange(Plain(NameKind.Route, await actions.Where(a => a.DeliveryRoute != null).Select(a => a.DeliveryRoute!).Distinct().ToListAsync(cancellationToken)));
        names.AddRange(Plain(NameKind.Risk, await actions.Where(a => a.CorporateRisk != null).Select(a => a.CorporateRisk!).Distinct().ToListAsync(cancellationToken)));
        names.AddRange(Plain(NameKind.Report, await db.Reports.Select(r => r.Title).Distinct().ToListAsync(cancellationToken)));
        // Nobody asks for the actions of somebody who owns none.
        var owners = await db.People.AsNoTracking().Where(p => db.Actions.Any(a => a.OwnerId == p.Id)).OrderBy(p => p.Id).Select(p => new { p.Email, p.Name }).ToListAsync(cancellationToken);
        names.AddRange(AlikeNames.OfPeople(owners.ConvertAll(p => (p.Email, p.Name))));
        return names;
    }

    private static IEnumerable<Name> Plain(NameKind kind, IEnumerable<string> texts) =>
        texts.Where(t => !string.IsNullOrWhiteSpace(t)).Order(StringComparer.Ordinal).Select(t => new Name(kind, t, t, []));

    private sealed record Kept(Vocabulary Vocabulary, Stamp Stamp, DateTimeOffset At, ConcurrentDictionary<string, Vocabulary> Parts);

    private sealed record Stamp(long Change, long? Area, long? Board, long? Source, long? Report, long? Person);
}

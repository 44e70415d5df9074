using System.Globalization;
using ActionBot.Boards.Agendas;
using ActionBot.Delivery;
using ActionBot.Domain.Boards;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards.Channels;

/// <summary>
/// Takes down when the digest of a board does not go its usual way, and tells administrators, once each time. Compares what is
/// with what was noted before, so that it comes to light however it came about: an event, a refusal, a look at the readers.
/// </summary>
internal sealed class DetourWriter(
    ActionBotContext db,
    BoardChannels boardChannels,
    BoardAgendas agendas,
    NewsWriter news,
    TimeProvider clock
)
{
    /// <summary>Notes what began and what is over. Tells how many.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isDue">Whether a digest of a board that nothing reaches would be due.</param>
    /// <param name="isSending">Whether digests are sent: while none takes any way nobody is told; what lasts longer is told later.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<int> NoteAsync(DateOnly day, Func<WaitingBoard, bool> isDue, bool isSending, CancellationToken cancellationToken)
    {
        var channels = await boardChannels.LoadAsync(null, day, cancellationToken);
        var waiting = (await agendas.LoadWithIdleAsync(day, null, cancellationToken)).ToDictionary(w => w.Board.Id);
        var open = await db.OpenDetours().Include(d => d.Board).ToListAsync(cancellationToken);
        var faults = await FaultsAsync([.. channels.Values.Select(c => c.Failed?.OutboxKey).OfType<string>()], cancellationToken);
        var (began, lasting) = (0, new List<(BoardDetour Detour, string Line)>());
        foreach (var (id, channel) in channels.OrderBy(c => c.Key))
        {
            if (!waiting.TryGetValue(id, out var board))
                continue;
            if (channel.Reference.Hindrance is { } why)
                Begin(id, DetourKind.Channel, why, _ => DetourWording.Channel(board, why));
            if (channel is { Failed: { } failed, Reference.TakesDigests: true })
                Begin(
                    id,
                    DetourKind.Digest,
                    faults.GetValueOrDefault(failed.OutboxKey ?? "") ?? "GaveUp",
                    fault => DetourWording.Digest(board, failed.On, fault, day)
                );
        }
        foreach (var board in waiting.Values.Where(w => w.IsOutOfReach && isDue(w)).OrderBy(w => w.Board.Id))
            Begin(board.Board.Id, DetourKind.Nobody, nameof(DetourKind.Nobody), _ => DetourWording.Nobody(board));
        var ended = open.Where(d => !Lasts(d, channels, waiting)).ToList();
        await db.SaveChangesAsync(cancellationToken);
        var administrators = await db.People.Where(p => p.IsAdministrator && p.IsActive).Select(p => p.Id).ToListAsync(cancellationToken);
        var told = await ToldAsync([.. lasting.Select(l => l.Detour.Id), .. ended.Select(d => d.Id)], administrators, cancellationToken);
        foreach (var (detour, line) in lasting.Where(l => isSending && !told.Contains(l.Detour.Id)))
            await news.AddAsync(KeyOf(detour.Id), administrators, line, cancellationToken);
        foreach (var detour in ended)
        {
            detour.EndedAt = clock.GetUtcNow();
            if (detour.Kind == DetourKind.Channel && channels.ContainsKey(detour.BoardId) && told.Contains(detour.Id))
                await news.AddAsync($"{KeyOf(detour.Id)}:over", administrators, DetourWording.Back(detour.Board!), cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        return began + ended.Count;

        void Begin(long board, DetourKind kind, string reason, Func<string, string> line)
        {
            if (open.Find(d => d.BoardId == board && d.Kind == kind) is { } known)
            {
                // An event may say more than the refusal before it; that is nothing new to tell.
                known.Reason = kind switch
                {
                    DetourKind.Channel => reason,
                    DetourKind.Digest or DetourKind.Nobody => known.Reason,
                };
                lasting.Add((known, line(known.Reason)));
                return;
            }
            var detour = new BoardDetour
            {
                BoardId = board,
                Kind = kind,
                Reason = reason,
                Since = clock.GetUtcNow(),
            };
            db.Add(detour);
            lasting.Add((detour, line(reason)));
            began++;
        }
    }

    private static bool Lasts(
        BoardDetour detour,
        IReadOnlyDictionary<long, BoardChannel> channels,
        Dictionary<long, WaitingBoard> waiting
    ) =>
        detour.Kind switch
        {
            DetourKind.Channel => channels.TryGetValue(detour.BoardId, out var channel) && !channel.Reference.ShowsDigests,
            DetourKind.Digest => channels.TryGetValue(detour.BoardId, out var channel) && channel.Failed is not null,
            DetourKind.Nobody => waiting.TryGetValue(detour.BoardId, out var board) && board.IsOutOfReach,
        };

    private static string KeyOf(long detour) => $"detour:{detour}";

    // Somebody who became an administrator since is told nothing old.
    private async Task<HashSet<long>> ToldAsync(List<long> detours, List<long> administrators, CancellationToken cancellationToken)
    {
        var keys = detours.SelectMany(d => administrators, (d, a) => $"{KeyOf(d)}:{a}").ToList();
        var told = keys.Count == 0 ? [] : await db.News.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToListAsync(cancellationToken);
        return [.. told.Select(k => long.Parse(k.Split(':')[1], CultureInfo.InvariantCulture))];
    }

    private async Task<Dictionary<string, string?>> FaultsAsync(List<string> keys, CancellationToken cancellationToken) =>
        keys.Count == 0
            ? []
            : await db.Outbox.Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key, m => m.Fault, cancellationToken);
}

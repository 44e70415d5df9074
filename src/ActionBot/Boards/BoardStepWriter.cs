using ActionBot.Access;
using ActionBot.Boards.Digests;
using ActionBot.Delivery;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Boards;

/// <summary>
/// Writes a step of a decision down: the line of history, the news for owner and lead, and the cards that show it. Never twice
/// for one version.
/// </summary>
internal sealed class BoardStepWriter(ActionBotContext db, NearestLeads leads, NewsWriter news, DigestCopies copies, TimeProvider clock)
{
    /// <summary>How the history names where a decision stands.</summary>
    public const string Field = "decision";

    /// <summary>Stores a step that was taken.</summary>
    /// <param name="blocker">The blocker, with its action, after the step.</param>
    /// <param name="by">Who took it; none for the service itself.</param>
    /// <param name="today">The day.</param>
    /// <param name="before">Where it stood, from <see cref="WhereAsync"/>.</param>
    /// <param name="through">Through which card or command.</param>
    /// <param name="sentence">The news for owner and lead; none where they hear of it later or need not.</param>
    /// <param name="redrawn">The digest that the press itself draws anew.</param>
    /// <param name="alsoTold">Others who hear it, with what they hear.</param>
    /// <param name="after">Where it stands now, where that says more than <see cref="WhereAsync"/>.</param>
    public async Task RecordAsync(
        Blocker blocker,
        Person? by,
        DateOnly today,
        string before,
        string through,
        string? sentence,
        string? redrawn,
        CancellationToken cancellationToken,
        IReadOnlyList<(long Person, string Sentence)>? alsoTold = null,
        string? after = null
    )
    {
        var action = blocker.ActionItem!;
        db.Add(
            new ChangeOrigin(clock.GetUtcNow(), today, by?.Id, through).Of(
                action,
                Field,
                before,
                after ?? await WhereAsync(blocker, cancellationToken)
            )
        );
        // From here on somebody who was quicker is noticed.
        await db.SaveChangesAsync(cancellationToken);
        var key = $"blk-{blocker.Id}:{blocker.Version}";
        if (sentence is not null)
            await news.AddAsync(
                key,
                (await OwnerAndLeadsAsync(action, cancellationToken)).Where(p => p != by?.Id),
                sentence,
                cancellationToken
            );
        foreach (var (person, text) in alsoTold ?? [])
            await news.AddAsync(key + ":also", person == by?.Id ? [] : [person], text, cancellationToken);
        await copies.RedrawAsync([blocker.Id], today, redrawn, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Where a decision stands, as the history writes it.</summary>
    public async Task<string> WhereAsync(Blocker blocker, CancellationToken cancellationToken)
    {
        var board = blocker.BoardId is { } id
            ? await db.Boards.Where(b => b.Id == id).Select(b => b.Code).FirstAsync(cancellationToken)
            : "the queue";
        var meeting = blocker.MeetingId is { } on
            ? await db.Meetings.Where(m => m.Id == on).Select(m => (DateOnly?)m.Date).FirstAsync(cancellationToken)
            : null;
        return blocker.State switch
        {
            BlockerState.Accepted => $"accepted at {board}"
                + (meeting is { } date ? $" for {date:yyyy-MM-dd}" : "")
                + (blocker.Deferrals > 0 ? $", deferred {blocker.Deferrals}" : ""),
            BlockerState.SentBack => $"sent back by {board}: {blocker.SentBackWhy}",
            BlockerState.Decided => $"decided by {board}",
            BlockerState.Raised => $"raised at {board}" + (blocker.PassedUpToId is not null ? ", passed up" : ""),
            var state => $"{state}",
        };
    }

    /// <summary>The owner of an action and the leads nearest to its area, who hear each step.</summary>
    public async Task<IReadOnlyList<long>> OwnerAndLeadsAsync(ActionItem action, CancellationToken cancellationToken)
    {
        var nearest = await leads.OfAsync(action.AreaId, null, cancellationToken);
        var owner = await db.People.Where(p => p.Id == action.OwnerId && p.IsActive).Select(p => p.Id).ToListAsync(cancellationToken);
        return [.. owner.Concat(nearest).Distinct()];
    }
}

using ActionBot.Boards.Agendas;
using ActionBot.CheckIns.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Answering;

/// <summary>
/// Writes an answer down: the update, the action's new position, what it waits for, and a line of history for every field that
/// changed.
/// </summary>
internal sealed class AnswerWriter(ActionBotContext db, DecisionRoutes routes, TimeProvider clock)
{
    private const string Through = "card " + CheckInData.AnswerVerb;

    /// <summary>Records an answer. The unique key of the drawing and the version of the action make sure that it happens once.</summary>
    public async Task<ProgressUpdate> RecordAsync(
        OpenCheckIn open,
        CheckInItem item,
        CheckedAnswer answer,
        string once,
        CancellationToken cancellationToken
    )
    {
        var action = item.ActionItem!;
        var now = clock.GetUtcNow();
        var update = ProgressUpdate.Of(answer, action, open.Person, now, open.Today, once);
        update.CheckInId = open.CheckIn.Id;
        update.ReplacesId = item.UpdateId;
        db.Add(update);

        var before = Fields(action);
        action.Apply(answer, open.Today);
        var origin = new ChangeOrigin(now, open.Today, open.Person.Id, Through);
        foreach (var (field, from, to) in before.Zip(Fields(action), (b, a) => (b.Field, b.Value, a.Value)).Where(f => f.Item2 != f.Item3))
            db.Add(origin.Of(action, field, from, to));

        if (open.Who.For(action) is not null)
            db.Add(origin.Of(action, "answeredFor", null, action.Owner!.Email));
        var board = await BoardAsync(answer, cancellationToken);
        var waits = AnsweredWaits.Of(answer, await StandingAsync(action, cancellationToken), board, open.Today);
        db.AddRange(waits.Ended.Select(b => origin.Of(action, "blocker", b.InWords(), null)));
        await SettleOwnershipAsync(action, origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        item.UpdateId = update.Id;
        item.Update = update;
        await AnswerElsewhereAsync(open, update, cancellationToken);
        if (waits.Stands is { } stands)
            stands.UpdateId = update.Id;
        else if (waits.Raises is not null)
            await RaiseAsync(action, answer, board, update, origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return update;
    }

    // An answer counts in every card that still asks for it, whichever card it came through, and so does its correction.
    private Task<int> AnswerElsewhereAsync(OpenCheckIn open, ProgressUpdate update, CancellationToken cancellationToken) =>
        db
            .CheckInItems.Where(i =>
                i.ActionItemId == update.ActionItemId
                && i.CheckInId != open.CheckIn.Id
                && i.CheckIn!.PersonId == open.Person.Id
                && (i.UpdateId == null || i.UpdateId == update.ReplacesId)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UpdateId, update.Id), cancellationToken);

    private static IEnumerable<(string Field, string? Value)> Fields(ActionItem action) =>
        [
            ("status", action.Status.ToString()),
            ("standing", action.Standing?.Code()),
            ("forecast", action.Forecast?.ToString("yyyy-MM-dd")),
            ("lastAnsweredOn", action.LastAnsweredOn?.ToString("yyyy-MM-dd")),
            ("lastLine", action.LastLine),
        ];

    private Task<long?> BoardAsync(CheckedAnswer answer, CancellationToken cancellationToken) =>
        answer.BoardCode is { } code
            ? db.Boards.Where(b => b.Code == code).Select(b => (long?)b.Id).FirstOrDefaultAsync(cancellationToken)
            : Task.FromResult<long?>(null);

    private Task<List<Blocker>> StandingAsync(ActionItem action, CancellationToken cancellationToken) =>
        db.StandingBlockers().Include(b => b.DependsOn).Where(b => b.ActionItemId == action.Id).ToListAsync(cancellationToken);

    private async Task RaiseAsync(
        ActionItem action,
        CheckedAnswer answer,
        long? board,
        ProgressUpdate update,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        var blocker = AnsweredWaits.Raise(answer, update, await DependsOnAsync(action, answer, cancellationToken));
        if (blocker.Kind == BlockerKind.Decision)
            blocker.Route(await routes.FindAsync(action.Id, board, cancellationToken), update.On);
        db.Add(blocker);
        db.Add(origin.Of(action, "blocker", null, blocker.InWords()));
    }

    // What the owner may not see is found without a word to them: the words of their answer are the same where there is no such action.
    private async Task<long?> DependsOnAsync(ActionItem action, CheckedAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.DependsOnRef is { } on)
            return await db.Actions.Where(a => a.Ref == on).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancellationToken);
        return answer.OutsideParty is { } typed
            ? (await db.ResolveAsync([new(0, action.Id, action.Ref, typed)], cancellationToken))[0].OnId
            : null;
    }

    // Whoever answers for an action takes it for theirs.
    private async Task SettleOwnershipAsync(ActionItem action, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        foreach (var query in await db.OpenOwnershipClaims().Where(q => q.ActionItemId == action.Id).ToListAsync(cancellationToken))
        {
            query.SettledAt = origin.At;
            db.Add(origin.Of(action, "ownershipQueried", query.Suggested ?? "", null));
        }
    }
}

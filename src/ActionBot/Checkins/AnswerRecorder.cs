using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.History;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Checkins;

/// <summary>
/// Writes an answer down: the update, the action's new position, what it waits for, and a line of history for every field that
/// changed.
/// </summary>
public sealed class AnswerRecorder(ActionBotContext db, DecisionRoutes routes, TimeProvider clock)
{
    private const string Through = "card checkin.answer";

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
        foreach (var (field, from, to) in before.Zip(Fields(action), (b, a) => (b.Field, b.Value, a.Value)).Where(f => f.Item2 != f.Item3))
            db.Add(
                new Change
                {
                    At = now,
                    On = open.Today,
                    PersonId = open.Person.Id,
                    Entity = "action",
                    Key = action.Ref,
                    Field = field,
                    From = from,
                    To = to,
                    Through = Through,
                }
            );

        if (open.Who.For(action) is not null)
            Note(action, open.Person.Id, open.Today, "answeredFor", null, action.Owner!.Email);
        var board = await BoardAsync(answer, cancellationToken);
        var stands = await EndBlockersAsync(action, answer, board, open.Person.Id, open.Today, cancellationToken);
        await SettleOwnershipAsync(action, open.Person.Id, open.Today, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        item.UpdateId = update.Id;
        item.Update = update;
        await AnswerElsewhereAsync(open, update, cancellationToken);
        if (stands is not null)
            stands.UpdateId = update.Id;
        else
            await RaiseBlockerAsync(action, answer, board, update, open.Today, cancellationToken);
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

    private void Note(ActionItem action, long personId, DateOnly today, string field, string? from, string? to) =>
        db.Add(
            new Change
            {
                At = clock.GetUtcNow(),
                On = today,
                PersonId = personId,
                Entity = "action",
                Key = action.Ref,
                Field = field,
                From = from,
                To = to,
                Through = Through,
            }
        );

    private Task<long?> BoardAsync(CheckedAnswer answer, CancellationToken cancellationToken) =>
        answer.BoardCode is { } code
            ? db.Boards.Where(b => b.Code == code).Select(b => (long?)b.Id).FirstOrDefaultAsync(cancellationToken)
            : Task.FromResult<long?>(null);

    // What the owner said before about waiting no longer stands once they answer otherwise. The same question again is the one
    // that stands: the board keeps what it has done with it.
    private async Task<Blocker?> EndBlockersAsync(
        ActionItem action,
        CheckedAnswer answer,
        long? board,
        long personId,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        Blocker? stands = null;
        foreach (
            var standing in await db
                .Blockers.Include(b => b.DependsOn)
                .Where(b => b.ActionItemId == action.Id && (b.State == BlockerState.Raised || b.State == BlockerState.Accepted))
                .ToListAsync(cancellationToken)
        )
        {
            if (
                answer.Choice == AnswerChoice.Decision
                && standing.Kind == BlockerKind.Decision
                && (board is null || standing.BoardId == board)
                && string.Equals(standing.ToDecide, answer.ToDecide, StringComparison.OrdinalIgnoreCase)
            )
            {
                stands = standing;
                continue;
            }
            // What the owner of the other action has promised meanwhile still counts, and nobody is asked twice.
            if (stands is null && IsSameWait(standing, answer))
            {
                stands = standing;
                standing.OutsideParty = answer.OutsideParty;
                if (standing.State == BlockerState.Raised)
                    standing.Expected = answer.Expected;
                standing.Version++;
                continue;
            }
            standing.Withdraw(answer.Choice is AnswerChoice.Done, today);
            Note(action, personId, today, "blocker", standing.InWords(), null);
        }
        return stands;
    }

    // By whatever words: a ref that one may not see is compared as it was typed.
    private static bool IsSameWait(Blocker standing, CheckedAnswer answer) =>
        standing.Kind == BlockerKind.Dependency
        && answer.Choice == AnswerChoice.Other
        && (
            standing.DependsOn is { } known && Refs.Key(known.Ref) == Key(answer)
            || (standing.OutsideParty is { } party && answer.DependsOnRef is null && Refs.Key(party) == Key(answer))
        );

    private static string Key(CheckedAnswer answer) => Refs.Key(answer.DependsOnRef ?? answer.OutsideParty ?? "");

    private async Task RaiseBlockerAsync(
        ActionItem action,
        CheckedAnswer answer,
        long? board,
        ProgressUpdate update,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        if (answer.Choice is not (AnswerChoice.Decision or AnswerChoice.Other))
            return;
        var blocker = new Blocker
        {
            ActionItemId = action.Id,
            UpdateId = update.Id,
            Kind = answer.Choice == AnswerChoice.Decision ? BlockerKind.Decision : BlockerKind.Dependency,
            RaisedOn = today,
            ToDecide = answer.ToDecide,
            Meeting = answer.Meeting,
            DependsOnId = await DependsOnAsync(action, answer, cancellationToken),
            OutsideParty = answer.OutsideParty,
            Expected = answer.Expected,
        };
        if (blocker.Kind == BlockerKind.Decision)
            blocker.Route(await routes.FindAsync(action.Id, board, cancellationToken), today);
        db.Add(blocker);
        Note(action, update.PersonId, today, "blocker", null, blocker.InWords());
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
    private async Task SettleOwnershipAsync(
        ActionItem action,
        long personId,
        DateOnly today,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var query in await db
                .OwnershipQueries.Where(q => q.ActionItemId == action.Id && q.SettledAt == null)
                .ToListAsync(cancellationToken)
        )
        {
            query.SettledAt = now;
            Note(action, personId, today, "ownershipQueried", query.Suggested ?? "", null);
        }
    }
}

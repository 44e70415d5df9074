using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Rows;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Writing;

/// <summary>Writes the actions of a register in batches: one query and one save for each, whatever it holds.</summary>
internal sealed class ActionWriter(ActionBotContext db, References references, ChangeLines lines, RegisterContent content)
{
    private const int BatchRows = 1000;
    private readonly ActionDifference difference = new(content.Columns, references);

    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }
    public int Closed { get; private set; }
    public List<KeptValue> Kept { get; } = [];
    public List<string> Missing { get; private set; } = [];
    public IReadOnlyList<ImportFault> UnknownDependencies { get; private set; } = [];

    public async Task WriteAsync(Action<int>? tell, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(cancellationToken);
        var done = 0;
        foreach (var batch in content.Rows.Chunk(BatchRows))
        {
            await BatchAsync(batch, present, cancellationToken);
            db.ChangeTracker.Clear();
            tell?.Invoke(done += batch.Length);
        }
    }

    /// <summary>
    /// The keys of the file's actions; on the way, those of its sources that are open here and not in the file, and dependencies
    /// that name no action.
    /// </summary>
    private async Task<Dictionary<string, long>> PresentAsync(CancellationToken cancellationToken)
    {
        var sources = content.Rows.Select(r => r.Source).Distinct().Select(s => references.FindSource(s)!.Id).ToHashSet();
        var present = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        var dependencies = new NamedDependencies(content);
        var all = db
            .Actions.AsNoTracking()
            .Select(a => new
            {
                a.Id,
                a.Ref,
                a.Report!.SourceId,
                a.Status,
            });
        await foreach (var action in all.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            dependencies.Knows(action.Ref);
            if (content.Refs.Contains(action.Ref))
                present[action.Ref] = action.Id;
            else if (action.Status != ActionStatus.Closed && sources.Contains(action.SourceId))
                Missing.Add(action.Ref);
        }
        UnknownDependencies = dependencies.Unknown;
        Missing.Sort(StringComparer.OrdinalIgnoreCase);
        return present;
    }

    private async Task BatchAsync(RegisterRow[] batch, Dictionary<string, long> present, CancellationToken cancellationToken)
    {
        var added = batch.Where(r => !present.ContainsKey(r.Ref)).Select(New).ToList();
        db.AddRange(added);
        db.AddRange(added.Select(a => lines.Added("action", a.Ref, OwnedField.Everything(a, references))));
        Added += added.Count;

        IReadOnlyCollection<long> renewed = [];
        var ids = batch.Where(r => present.ContainsKey(r.Ref)).Select(r => present[r.Ref]).ToList();
        if (ids.Count > 0)
        {
            var actions = await db.Actions.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
            var differing = batch
                .Where(r => present.ContainsKey(r.Ref))
                .Select(r => (Row: r, Action: actions[present[r.Ref]]))
                .Where(p => difference.Differs(p.Action, p.Row))
                .ToList();
            Unchanged += ids.Count - differing.Count;
            renewed = await ChangeAsync(differing, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        await db.RenewAskedAsync(renewed, cancellationToken);
    }

    // Gives those about which another owner is asked, or whose last answer is another.
    private async Task<IReadOnlyCollection<long>> ChangeAsync(
        List<(RegisterRow Row, ActionItem Action)> differing,
        CancellationToken cancellationToken
    )
    {
        var before = await StatedBefore.LoadAsync(db, [.. differing.Select(d => d.Action.Ref)], cancellationToken);
        var reassigned = new List<long>();
        var closed = new List<long>();
        var renewed = new HashSet<long>();
        foreach (var (row, action) in differing)
        {
            var changed = difference.Apply(action, row, before, Kept);
            db.AddRange(changed.Select(c => lines.Changed("action", action.Ref, c.Field, c.From, c.To)));
            _ = changed.Count > 0 ? Changed++ : Unchanged++;
            if (changed.Any(c => c.Field == OwnedField.Owner))
                reassigned.Add(action.Id);
            if (changed.Any(c => c.Field is OwnedField.Owner or "lastAnsweredOn"))
                renewed.Add(action.Id);
            if (changed.Any(c => c.Field == "status" && c.To == nameof(ActionStatus.Closed)))
                closed.Add(action.Id);
        }
        Closed += closed.Count;
        await NoteEndsAsync(reassigned, closed, cancellationToken);
        await SettleAsync(reassigned, closed, cancellationToken);
        return renewed;
    }

    // What ends with a change of the register is history as well: without these lines a past day would have had no blocker and no question.
    private async Task NoteEndsAsync(List<long> reassigned, List<long> closed, CancellationToken cancellationToken)
    {
        var queries =
            reassigned.Count == 0
                ? []
                : await db.OpenOwnershipClaims()
                    .Where(q => reassigned.Contains(q.ActionItemId))
                    .Join(db.Actions, q => q.ActionItemId, a => a.Id, (q, a) => new { a.Ref, q.Suggested })
                    .ToListAsync(cancellationToken);
        db.AddRange(queries.Select(q => lines.Changed("action", q.Ref, "ownershipQueried", q.Suggested ?? "", null)));
        var blockers =
            closed.Count == 0
                ? []
                : await db.StandingBlockers()
                    .AsNoTracking()
                    .Where(b => closed.Contains(b.ActionItemId))
                    .Join(db.Actions, b => b.ActionItemId, a => a.Id, (b, a) => new { a.Ref, Blocker = b })
                    .ToListAsync(cancellationToken);
        db.AddRange(blockers.Select(b => lines.Changed("action", b.Ref, "blocker", b.Blocker.InWords(), null)));
    }

    /// <summary>A new owner ends the question whose the action is; a closed action waits for nothing.</summary>
    private async Task SettleAsync(List<long> reassigned, List<long> closed, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = lines.At;
        if (reassigned.Count > 0)
            await db.OpenOwnershipClaims()
                .Where(q => reassigned.Contains(q.ActionItemId))
                .ExecuteUpdateAsync(s => s.SetProperty(q => q.SettledAt, at), cancellationToken);
        DateOnly? on = lines.On;
        if (closed.Count > 0)
            await db.StandingBlockers()
                .Where(b => closed.Contains(b.ActionItemId))
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(b => b.State, BlockerState.Cleared)
                            .SetProperty(b => b.EndedOn, on)
                            .SetProperty(b => b.Version, b => b.Version + 1),
                    cancellationToken
                );
    }

    private ActionItem New(RegisterRow row)
    {
        var action = new ActionItem
        {
            Ref = row.Ref,
            AgreedAction = row.Action,
            Status = row.Status.Status,
            ClosedAs = row.Status.ClosedAs,
            LastAnsweredOn = row.LastUpdated,
            LastLine = row.LastUpdate,
            RegisteredOn = lines.On,
            ReportId = references.ReportOf(row).Id,
        };
        foreach (var field in OwnedField.All)
            field.Take(action, row, references);
        return action;
    }
}

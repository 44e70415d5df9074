using ActionBot.Domain.Register;
using ActionBot.Exchange.Rows;

namespace ActionBot.Exchange.Writing;

/// <summary>A field whose value in the register was not taken, because it was changed here since and the register has not moved.</summary>
/// <param name="Ref">The action.</param>
/// <param name="Field">The field.</param>
/// <param name="Here">The value here, which stays.</param>
/// <param name="Register">The value in the register.</param>
internal sealed record KeptValue(string Ref, string Field, string? Here, string? Register);

/// <summary>What a row of the register changes in an action that is there already.</summary>
internal sealed class ActionDifference(ColumnMap columns, References references)
{
    /// <summary>Whether the row differs from the action in anything that might be taken. Cheap: most rows do not.</summary>
    public bool Differs(ActionItem action, RegisterRow row) =>
        DifferingFields(action, row).Any() || StatusDiffers(action, row) || TakesUpdate(action, row);

    /// <summary>Takes what is to be taken and says which fields changed.</summary>
    public List<(string Field, string? From, string? To)> Apply(
        ActionItem action,
        RegisterRow row,
        StatedBefore before,
        List<KeptValue> kept
    )
    {
        var changed = new List<(string Field, string? From, string? To)>();
        var status = columns.Has(RegisterColumn.Status) ? StatusRule.Take(action, row, before) : null;
        if (
            status is null
            && StatusDiffers(action, row)
            && !(action.Status == ActionStatus.Closed && row.Status.Status == ActionStatus.Closed)
        )
            kept.Add(new(action.Ref, "status", action.Status.ToString(), row.Status.Status.ToString()));
        foreach (var field in DifferingFields(action, row).ToList())
        {
            var (here, stated) = (field.Here(action, references), field.Stated(row, references));
            if (before.Same(action.Ref, field.Name, stated))
                kept.Add(new(action.Ref, field.Name, here, stated));
            else
                changed.Add((field.Name, here, stated));
        }
        foreach (var (name, _, _) in changed)
            OwnedField.All.First(f => f.Name == name).Take(action, row, references);
        if (TakesUpdate(action, row))
            TakeUpdate(action, row, changed);
        if (status is { } taken)
        {
            Note(changed, "status", action.Status.ToString(), (action.Status = taken.Status).ToString());
            Note(changed, "closedAs", action.ClosedAs?.ToString(), (action.ClosedAs = taken.ClosedAs)?.ToString());
        }
        if (changed.Count > 0)
            action.Version++;
        return changed;
    }

    private IEnumerable<OwnedField> DifferingFields(ActionItem action, RegisterRow row) =>
        OwnedField.All.Where(f =>
            columns.Has(f.Column)
            && f.Here(action, references) is var here
            && f.Stated(row, references) is var stated
            && here != stated
            && !(f.Column == RegisterColumn.Area && SaysNoTeam(here, stated))
        );

    /// <summary>A register without teams does not move an action out of its team.</summary>
    private bool SaysNoTeam(string? here, string? stated) =>
        !columns.Has(RegisterColumn.Team) && here is not null && stated is not null && here.StartsWith(stated, StringComparison.Ordinal);

    private bool StatusDiffers(ActionItem action, RegisterRow row) =>
        columns.Has(RegisterColumn.Status) && (action.Status != row.Status.Status || action.ClosedAs != row.Status.ClosedAs);

    /// <summary>The register's last update counts only when it is newer than the last answer here.</summary>
    private static bool TakesUpdate(ActionItem action, RegisterRow row) =>
        row.LastUpdated is { } on
            ? action.LastAnsweredOn is not { } answered || on > answered
            : row.LastUpdate is { } text && action.LastAnsweredOn is null && text != action.LastLine;

    private void TakeUpdate(ActionItem action, RegisterRow row, List<(string, string?, string?)> changed)
    {
        if (row.LastUpdated is { } on)
            Note(changed, "lastAnsweredOn", OwnedField.Iso(action.LastAnsweredOn), OwnedField.Iso(action.LastAnsweredOn = on));
        if (columns.Has(RegisterColumn.LastUpdate))
            Note(changed, "lastLine", action.LastLine, action.LastLine = row.LastUpdate);
    }

    private static void Note(List<(string, string?, string?)> changed, string field, string? from, string? to)
    {
        if (from != to)
            changed.Add((field, from, to));
    }
}

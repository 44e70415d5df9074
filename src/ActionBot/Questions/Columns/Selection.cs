using System.Buffers;

namespace ActionBot.Questions.Columns;

/// <summary>Whether an action is so, told by its row. Made from the columns once for each question.</summary>
/// <param name="columns">The columns.</param>
internal delegate Func<int, bool> Condition(ActionColumns columns);

/// <summary>The rows for which all of some conditions are true, in the order of the columns.</summary>
internal sealed class Selection : IDisposable
{
    private readonly int[] rows;

    private Selection(int[] rows) => this.rows = rows;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    /// <summary>The rows for which all are true; the first had better leave few.</summary>
    public static Selection Of(ActionColumns columns, IReadOnlyList<Condition> conditions)
    {
        var selection = new Selection(ArrayPool<int>.Shared.Rent(Math.Max(1, columns.Count)));
        var first = conditions.Count == 0 ? _ => true : conditions[0](columns);
        var (traits, rows, count) = (columns.Traits, selection.rows, 0);
        for (var row = 0; row < columns.Count; row++)
        {
            rows[count] = row;
            if ((traits[row] & Traits.Gone) == 0 && first(row))
                count++;
        }
        selection.Count = count;
        foreach (var condition in conditions.Skip(1))
            selection.Keep(condition(columns));
        return selection;
    }

    /// <summary>Leaves those out for which one more is not true. It is not asked of those that were left out before.</summary>
    public void Keep(Func<int, bool> holds)
    {
        var count = 0;
        foreach (var row in Rows)
        {
            rows[count] = row;
            if (holds(row))
                count++;
        }
        Count = count;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(rows);
}

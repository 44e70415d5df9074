using System.Buffers;

namespace ActionBot.Questions.Columns;

/// <summary>Whether an action is so, told by its row. Made from the columns once for each question.</summary>
/// <param name="columns">The columns.</param>
internal delegate Func<int, bool> Condition(ActionColumns columns);

/// <summary>The rows for which all of some conditions are true, in the order of the columns.</summary>
internal sealed class Selection : IDisposable
{
    private readonly int[] rows;

    private Selection(int[] rows, int count) => (this.rows, Count) = (rows, count);

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The rows.</summary>
    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    /// <summary>The rows for which all are true; the first had better leave few.</summary>
    public static Selection Of(ActionColumns columns, IEnumerable<Condition> conditions)
    {
        var rows = ArrayPool<int>.Shared.Rent(Math.Max(1, columns.Count));
        var count = 0;
        for (var row = 0; row < columns.Count; row++)
            if ((columns.Traits[row] & Traits.Gone) == 0)
                rows[count++] = row;
        // One condition after the other: what one leaves out, the next does not look at.
        foreach (var condition in conditions)
        {
            var (holds, left) = (condition(columns), 0);
            for (var i = 0; i < count; i++)
            {
                rows[left] = rows[i];
                if (holds(rows[i]))
                    left++;
            }
            count = left;
        }
        return new(rows, count);
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(rows);
}

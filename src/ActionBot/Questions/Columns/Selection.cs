using System.Buffers;

namespace ActionBot.Questions.Columns;

/// <summary>Whether an action is so, told by its row. Made from the columns once for each question.</summary>
/// <param name="columns">The columns.</param>
internal delegate Func<int, bool> Condition(ActionColumns columns);

/// <summary>The rows for which all of some conditions are true, in the order of the columns.</summary>
internal sealed class Selection : IDisposable
{
    private const int FewestForACore = 50_000;

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
        Func<int, bool>[] all = [row => (columns.Traits[row] & Traits.Gone) == 0, .. conditions.Select(condition => condition(columns))];
        // Of many rows each core takes a part.
        var parts = Math.Clamp(columns.Count / FewestForACore, 1, Environment.ProcessorCount);
        var counts = new int[parts];
        int From(int part) => (int)((long)columns.Count * part / parts);
        void Find(int part) => counts[part] = Left(selection.rows, From(part), From(part + 1), all);
        if (parts == 1)
            Find(0);
        else
            Parallel.For(0, parts, Find);
        for (var part = 0; part < parts; part++)
        {
            Array.Copy(selection.rows, From(part), selection.rows, selection.Count, counts[part]);
            selection.Count += counts[part];
        }
        return selection;
    }

    /// <summary>Leaves those out for which one more is not true.</summary>
    public void Keep(Func<int, bool> holds) => Count = Kept(rows, 0, Count, holds);

    public void Dispose() => ArrayPool<int>.Shared.Return(rows);

    // One condition after the other: what one leaves out, the next does not look at.
    private static int Left(int[] rows, int from, int to, Func<int, bool>[] all)
    {
        for (var row = from; row < to; row++)
            rows[row] = row;
        return all.Aggregate(to - from, (count, holds) => Kept(rows, from, count, holds));
    }

    private static int Kept(int[] rows, int from, int count, Func<int, bool> holds)
    {
        var kept = from;
        foreach (var row in rows.AsSpan(from, count))
        {
            rows[kept] = row;
            if (holds(row))
                kept++;
        }
        return kept - from;
    }
}

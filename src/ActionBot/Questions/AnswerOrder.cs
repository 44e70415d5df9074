using ActionBot.Domain.Questions;
using ActionBot.Questions.Columns;

namespace ActionBot.Questions;

/// <summary>Puts the actions of an answer in order.</summary>
internal static class AnswerOrder
{
    // Few are found in one pass, many are sorted.
    private const int MostAtTheFront = 1_000;

    /// <summary>The first rows in an order.</summary>
    /// <param name="rows">The rows of the answer.</param>
    /// <param name="most">How many at most.</param>
    public static int[] First(ActionColumns c, ReadOnlySpan<int> rows, Ordering order, int most)
    {
        var key = Key(c, order);
        var compare = Comparer<(long Key, int Row)>.Create((a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : string.CompareOrdinal(c.Ref[a.Row], c.Ref[b.Row]));
        if (most >= Math.Min(rows.Length, MostAtTheFront))
            return [.. Sorted(rows, key, compare).Take(most)];
        // The last of those at the front is at hand, and what comes after it is passed over.
        var front = new PriorityQueue<int, (long Key, int Row)>(Comparer<(long, int)>.Create((a, b) => compare.Compare(b, a)));
        var last = (Key: long.MaxValue, Row: -1);
        foreach (var row in rows)
        {
            var at = (Key: key(row), Row: row);
            if (front.Count < most)
                front.Enqueue(row, at);
            else if (at.Key <= last.Key && compare.Compare(at, last) < 0)
                front.EnqueueDequeue(row, at);
            else
                continue;
            front.TryPeek(out _, out last);
        }
        var first = new int[front.Count];
        for (var i = first.Length - 1; i >= 0; i--)
            first[i] = front.Dequeue();
        return first;
    }

    private static List<int> Sorted(ReadOnlySpan<int> rows, Func<int, long> key, Comparer<(long Key, int Row)> compare)
    {
        var keys = new (long Key, int Row)[rows.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (key(rows[i]), rows[i]);
        Array.Sort(keys, compare);
        return [.. keys.Select(k => k.Row)];
    }

    // Dates that are not known are the last; of equal keys the refs decide.
    private static Func<int, long> Key(ActionColumns c, Ordering order) => order switch
    {
        Ordering.Newest => row => c.Target[row] == ActionColumns.NoDay ? ActionColumns.NoDay : -c.Target[row],
        Ordering.Riskiest => row => ((long)-(int)c.Rating[row] << 32) + c.Target[row],
        Ordering.Ref => _ => 0,
        // Those who never answered are silent the longest.
        Ordering.Silent => row => c.Answered[row] == ActionColumns.NoDay ? -1 : c.Answered[row],
        _ => row => ((long)c.Target[row] << 8) - (int)c.Rating[row],
    };
}

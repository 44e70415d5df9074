using ActionBot.Domain.Questions;
using ActionBot.Questions.Columns;

namespace ActionBot.Questions.Answering;

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
        if (most <= 0)
            return [];
        var key = Key(c, order);
        if (most >= Math.Min(rows.Length, MostAtTheFront))
            return [.. Sorted(c, rows, key).Take(most)];
        var front = new PriorityQueue<int, SortPlace>(Comparer<SortPlace>.Create((a, b) => Compare(c, b, a)));
        // What comes after the last of those at the front is passed over, nearly always by its numbers alone.
        var last = new SortPlace(long.MaxValue, ulong.MaxValue, -1);
        foreach (var row in rows)
        {
            var place = new SortPlace(key(row), c.RefHead[row], row);
            if (
                place.Key > last.Key
                || (place.Key == last.Key && place.Head > last.Head)
                || (front.Count == most && Compare(c, place, last) >= 0)
            )
                continue;
            if (front.Count < most)
                front.Enqueue(row, place);
            else
                front.EnqueueDequeue(row, place);
            if (front.Count == most)
                front.TryPeek(out _, out last);
        }
        var first = new int[front.Count];
        for (var i = first.Length - 1; i >= 0; i--)
            first[i] = front.Dequeue();
        return first;
    }

    private static IEnumerable<int> Sorted(ActionColumns c, ReadOnlySpan<int> rows, Func<int, long> key)
    {
        var places = new SortPlace[rows.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = new(key(rows[i]), c.RefHead[rows[i]], rows[i]);
        Array.Sort(places, (a, b) => Compare(c, a, b));
        return places.Select(p => p.Row);
    }

    // Of equal keys the refs decide.
    private static int Compare(ActionColumns c, SortPlace a, SortPlace b) =>
        a.Key != b.Key ? a.Key.CompareTo(b.Key)
        : a.Head != b.Head ? a.Head.CompareTo(b.Head)
        : string.CompareOrdinal(c.Ref[a.Row], c.Ref[b.Row]);

    // Dates that are not known are the last.
    private static Func<int, long> Key(ActionColumns c, Ordering order) =>
        order switch
        {
            Ordering.Newest => row => c.Target[row] == ActionColumns.NoDay ? ActionColumns.NoDay : -c.Target[row],
            Ordering.Riskiest => row => ((long)-(int)c.Rating[row] << 32) + c.Target[row],
            Ordering.Ref => _ => 0,
            // Those who never answered are silent the longest.
            Ordering.Silent => row => c.Answered[row] == ActionColumns.NoDay ? -1 : c.Answered[row],
            _ => row => ((long)c.Target[row] << 8) - (int)c.Rating[row],
        };

    private readonly record struct SortPlace(long Key, ulong Head, int Row);
}

using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Columns;

namespace ActionBot.Tests.Questions.Answering;

public sealed class AnswerOrderTests
{
    private static readonly DateOnly Day = new(2026, 2, 10);

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(3_000)]
    public void First_rows_of_an_order_are_the_beginning_of_the_whole(int rows)
    {
        var random = new Random(rows);
        var columns = new ActionColumns();
        for (var i = 1; i <= rows; i++)
        {
            var target = random.Next(5) == 0 ? (DateOnly?)null : Day.AddDays(random.Next(-20, 20));
            // Refs that are alike for long, end early, or are written with other letters.
            var reference = $"{"RÿŴē"[random.Next(4)]}{"-/ŴĀ"[random.Next(4)]}{random.Next(9)}{new string('0', random.Next(7))}-{i}";
            columns.Put(
                new ActionRow(
                    i,
                    reference,
                    ActionStatus.Open,
                    (Rating)random.Next(4),
                    null,
                    1,
                    null,
                    1,
                    target,
                    null,
                    random.Next(3) == 0 ? null : Day.AddDays(-random.Next(9)),
                    null,
                    null,
                    false,
                    false,
                    null,
                    null,
                    null,
                    null
                )
            );
        }
        using var all = Selection.Of(columns, []);
        foreach (var order in Enum.GetValues<Ordering>())
        {
            var whole = AnswerOrder.First(columns, all.Rows, order, rows);
            Assert.Equal(Enumerable.Range(0, rows).OrderBy(i => i, Comparer<int>.Create((a, b) => Compare(columns, order, a, b))), whole);
            foreach (var most in (int[])[0, 1, 2, 10, 37, 999, 1_000, 2_999])
                Assert.Equal(whole.Take(most), AnswerOrder.First(columns, all.Rows, order, most));
        }
    }

    // As the orders are told to people.
    private static int Compare(ActionColumns c, Ordering order, int a, int b)
    {
        var (byDate, byRating, byRef) = (
            c.Target[a].CompareTo(c.Target[b]),
            c.Rating[b].CompareTo(c.Rating[a]),
            string.CompareOrdinal(c.Ref[a], c.Ref[b])
        );
        var undated = (c.Target[a] == ActionColumns.NoDay).CompareTo(c.Target[b] == ActionColumns.NoDay);
        var (silent, answered) = (
            (c.Answered[a] != ActionColumns.NoDay).CompareTo(c.Answered[b] != ActionColumns.NoDay),
            c.Answered[a].CompareTo(c.Answered[b])
        );
        int[] by = order switch
        {
            Ordering.Newest => [undated, -byDate, byRef],
            Ordering.Riskiest => [byRating, byDate, byRef],
            Ordering.Ref => [byRef],
            Ordering.Silent => [silent, answered, byRef],
            _ => [byDate, byRating, byRef],
        };
        return Array.Find(by, x => x != 0);
    }
}

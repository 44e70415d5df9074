namespace ActionBot.Domain.Wording;

/// <summary>How many slips of the finger part two words: a letter put in, left out, changed, or two neighbours swapped.</summary>
public static class EditDistance
{
    /// <summary>The distance, or <paramref name="most"/> + 1 when it is larger.</summary>
    /// <param name="a">A word.</param>
    /// <param name="b">Another.</param>
    /// <param name="most">The largest distance of interest, 0 or more.</param>
    public static int Between(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last) = (last, row);
        }
        return Math.Min(last[b.Length], most + 1);
    }

    /// <summary>The known word that was probably meant: one that holds the word, or one at most a third of its letters away.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="known">The words that there are.</param>
    public static string? Nearest(string word, IReadOnlyList<string> known)
    {
        var most = Math.Max(1, word.Length / 3);
        return known.FirstOrDefault(k => word.Length > 2 && k.Contains(word, StringComparison.OrdinalIgnoreCase))
            ?? known
                .Select(k => (Word: k, Distance: Between(word.ToLowerInvariant(), k.ToLowerInvariant(), most)))
                .Where(k => k.Distance <= most)
                .OrderBy(k => k.Distance)
                .Select(k => k.Word)
                .FirstOrDefault();
    }
}

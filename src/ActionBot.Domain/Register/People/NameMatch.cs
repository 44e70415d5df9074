using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Register.People;

/// <summary>Compares what somebody typed with the name and address of a person.</summary>
public static class NameMatch
{
    /// <summary>The words of a name, in lower case: letters and numbers part from each other, so that "owner1" is two words.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var kind = 0;
        foreach (var c in text.ToLowerInvariant())
        {
            var now =
                char.IsLetter(c) ? 1
                : char.IsDigit(c) ? 2
                : 0;
            if (now != 0 && now == kind)
                words[^1] += c;
            else if (now != 0)
                words.Add(c.ToString());
            kind = now;
        }
        return words;
    }

    /// <summary>Whether it is the whole name, the whole address or what stands before its @.</summary>
    public static bool IsWhole(string typed, string name, string email)
    {
        var words = Words(typed);
        return string.Equals(typed.Trim(), email, StringComparison.OrdinalIgnoreCase)
            || (words.Count > 0 && (words.SequenceEqual(Words(name)) || words.SequenceEqual(Words(Local(email)))));
    }

    /// <summary>Whether each word begins a word of the name or of the address; numbers must be the same.</summary>
    public static bool Fits(string typed, string name, string email)
    {
        var words = Words(typed);
        return words.Count > 0 && (Fits(words, Words(name)) || Fits(words, Words(Local(email))));
    }

    /// <summary>How many letters differ from the name or from what stands before the @, up to a limit.</summary>
    public static int Distance(string typed, string name, string email, int most)
    {
        var key = string.Concat(Words(typed));
        return Math.Min(
            EditDistance.Between(key, string.Concat(Words(name)), most),
            EditDistance.Between(key, string.Concat(Words(Local(email))), most)
        );
    }

    private static bool Fits(IReadOnlyList<string> typed, IReadOnlyList<string> name)
    {
        var left = name.ToList();
        foreach (var word in typed.OrderByDescending(w => w.Length))
        {
            var at = left.FindIndex(w => char.IsDigit(word[0]) ? w == word : w.StartsWith(word, StringComparison.Ordinal));
            if (at < 0)
                return false;
            left.RemoveAt(at);
        }
        return true;
    }

    private static string Local(string email) => email.Split('@')[0];
}

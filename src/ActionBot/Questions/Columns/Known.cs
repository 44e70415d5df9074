namespace ActionBot.Questions.Columns;

/// <summary>Things that actions point at. Each has a place, by which a column holds it.</summary>
internal sealed class Known<T>
    where T : class
{
    private readonly Dictionary<long, int> places = [];
    private readonly List<T?> things = [];

    /// <summary>How many places there are.</summary>
    public int Count => things.Count;

    /// <summary>What there is, without what was only pointed at and what is gone.</summary>
    public IEnumerable<T> All => things.OfType<T>();

    /// <summary>The thing at a place.</summary>
    public T? this[int place] => things[place];

    /// <summary>The thing of a key.</summary>
    public T? Find(long id) => places.TryGetValue(id, out var place) ? things[place] : null;

    /// <summary>The place of a key, made where it is new.</summary>
    public int Place(long id)
    {
        if (places.TryGetValue(id, out var place))
            return place;
        places[id] = things.Count;
        things.Add(null);
        return things.Count - 1;
    }

    /// <summary>Takes what a key stands for; null where it is gone. Tells whether that is another thing than before.</summary>
    public bool Put(long id, T? thing)
    {
        var place = Place(id);
        var isAnother = !Equals(things[place], thing);
        things[place] = thing;
        return isAnother;
    }

    /// <summary>By place, whether a thing is one of these.</summary>
    public bool[] Are(IEnumerable<long> ids)
    {
        var are = new bool[things.Count];
        foreach (var id in ids)
            if (places.TryGetValue(id, out var place))
                are[place] = true;
        return are;
    }

    /// <summary>By place, whether a thing is so.</summary>
    public bool[] Are(Func<T, bool> so)
    {
        var are = new bool[things.Count];
        for (var place = 0; place < are.Length; place++)
            are[place] = things[place] is { } thing && so(thing);
        return are;
    }
}

/// <summary>Texts that many actions share. Each has a place; that of none is 0.</summary>
internal sealed class KnownTexts
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string?> texts = [null];

    /// <summary>How many places there are.</summary>
    public int Count => texts.Count;

    /// <summary>The text at a place; none at 0.</summary>
    public string? this[int place] => texts[place];

    /// <summary>The place of a text, made where it is new.</summary>
    public int Place(string? text)
    {
        if (text is null)
            return 0;
        if (!places.TryGetValue(text, out var place))
        {
            places[text] = place = texts.Count;
            texts.Add(text);
        }
        return place;
    }

    /// <summary>By place, whether a text is one of these.</summary>
    public bool[] Are(IEnumerable<string> wanted)
    {
        var are = new bool[texts.Count];
        foreach (var text in wanted)
            if (places.TryGetValue(text, out var place))
                are[place] = true;
        return are;
    }
}

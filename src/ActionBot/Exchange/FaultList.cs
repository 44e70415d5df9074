using System.Collections;

namespace ActionBot.Exchange;

/// <summary>
/// What is wrong with a file: the first of it, and how much there is in all. A fault in each of a million rows must not fill the memory.
/// </summary>
/// <param name="place">Where in the file a fault stands; those of one place stay in the order in which they were found.</param>
internal sealed class FaultList<T>(Func<T, int> place) : IReadOnlyList<T>
{
    /// <summary>The most that are told one by one.</summary>
    public const int Most = 200;

    private List<T> kept = [];
    private bool isInOrder = true;

    /// <summary>How many there are in all.</summary>
    public int Total { get; private set; }

    /// <summary>How many there are besides those that are told.</summary>
    public int More => Total - Count;

    /// <summary>How many are told.</summary>
    public int Count => Told.Count;

    public T this[int index] => Told[index];

    private List<T> Told
    {
        get
        {
            if (!isInOrder || kept.Count > Most)
                (kept, isInOrder) = ([.. kept.OrderBy(place).Take(Most)], true);
            return kept;
        }
    }

    public void Add(T fault)
    {
        Total++;
        kept.Add(fault);
        isInOrder = false;
        if (kept.Count >= 2 * Most)
            _ = Told;
    }

    public void AddRange(IEnumerable<T> faults)
    {
        foreach (var fault in faults)
            Add(fault);
    }

    /// <summary>Counts faults that are not told.</summary>
    public void AddMore(int more) => Total += more;

    /// <summary>
    /// Counts a fault, and makes it only where it can still be told. For lists whose faults are found in the order of the file.
    /// </summary>
    public void AddIfTold(Func<T> fault)
    {
        if (Total < Most)
            Add(fault());
        else
            Total++;
    }

    /// <summary>Counts a fault, and makes it only where it can still be told for its place.</summary>
    public void AddIfTold(int at, Func<T> fault)
    {
        if (Total < Most || Told.Count < Most || at < place(Told[^1]))
            Add(fault());
        else
            Total++;
    }

    public IEnumerator<T> GetEnumerator() => Told.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

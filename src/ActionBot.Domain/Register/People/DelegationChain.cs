namespace ActionBot.Domain.Register.People;

/// <summary>Days on which somebody answers for an owner. People are named by any key, such as their address.</summary>
/// <param name="Owner">Whose actions.</param>
/// <param name="Delegate">Who answers for them.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record DelegationLink<T>(T Owner, T Delegate, DateOnly From, DateOnly Until)
    where T : notnull;

/// <summary>
/// Delegates may name delegates of their own. Nobody is ever sent round in a circle: where a chain leads nowhere, the owner
/// answers.
/// </summary>
public static class DelegationChain
{
    /// <summary>The most times that questions are passed on.</summary>
    public const int MostLinks = 3;

    /// <summary>The most days for which an owner may name a delegate.</summary>
    public const int MostDays = 90;

    /// <summary>
    /// Who is asked in an owner's place: the end of the chain, or the owner when somebody on it has left, it goes round or is too
    /// long.
    /// </summary>
    /// <param name="owner">Whose actions.</param>
    /// <param name="links">Everybody's delegate on the day.</param>
    /// <param name="isHere">Whether somebody has not left.</param>
    public static T Answerer<T>(T owner, IReadOnlyDictionary<T, T> links, Func<T, bool> isHere)
        where T : notnull
    {
        var at = owner;
        for (var steps = 0; links.TryGetValue(at, out var next); steps++)
        {
            if (steps == MostLinks || !isHere(next))
                return owner;
            at = next;
        }
        return at;
    }

    /// <summary>The circle that a link would close on some day, from its owner round to its owner; null when it closes none.</summary>
    /// <param name="added">The link to be added.</param>
    /// <param name="links">Those that stand, by owner; the owner's own do not count.</param>
    public static IReadOnlyList<T>? Loop<T>(DelegationLink<T> added, ILookup<T, DelegationLink<T>> links)
        where T : notnull
    {
        // A place that is reached again on the same days, or on fewer while it is still on the way, leads nowhere new. Nothing here calls
        // itself: chains are as long as whoever wrote them likes.
        var path = new List<T> { added.Owner, added.Delegate };
        if (Equals(added.Delegate, added.Owner))
            return path;
        var onWay = new HashSet<T> { added.Delegate };
        var seen = new HashSet<(T, DateOnly, DateOnly)>();
        var ways = new Stack<(DelegationLink<T> Link, IEnumerator<DelegationLink<T>> Next)>();
        ways.Push((added, links[added.Delegate].GetEnumerator()));
        while (ways.TryPeek(out var way))
        {
            if (!way.Next.MoveNext())
            {
                ways.Pop();
                onWay.Remove(path[^1]);
                path.RemoveAt(path.Count - 1);
                continue;
            }
            var (next, link) = (way.Next.Current, way.Link);
            var (from, until) = (next.From > link.From ? next.From : link.From, next.Until < link.Until ? next.Until : link.Until);
            if (from > until)
                continue;
            if (Equals(next.Delegate, added.Owner))
                return [.. path, next.Delegate];
            if (onWay.Contains(next.Delegate) || !seen.Add((next.Delegate, from, until)))
                continue;
            path.Add(next.Delegate);
            onWay.Add(next.Delegate);
            ways.Push((next with { From = from, Until = until }, links[next.Delegate].GetEnumerator()));
        }
        return null;
    }
}

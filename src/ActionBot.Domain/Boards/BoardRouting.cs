using ActionBot.Domain.Register;

namespace ActionBot.Domain.Boards;

/// <summary>Where a decision goes, and why.</summary>
/// <param name="BoardId">The board; null means the administrators' queue.</param>
/// <param name="Reason">Why, as a sentence without its full stop.</param>
public sealed record BoardRoute(long? BoardId, string Reason);

/// <summary>What routing knows of a board.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Remit">What it decides about.</param>
public sealed record RoutedBoard(long Id, string Name, Remit Remit);

/// <summary>What routing knows of an action.</summary>
/// <param name="Source">Code of its source.</param>
/// <param name="AreaPath">Path of its area.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="Theme">Its theme.</param>
/// <param name="AreaDefault">The default board of the nearest area that has one.</param>
public sealed record RoutedAction(string Source, string AreaPath, Rating Rating, string? Theme, long? AreaDefault);

/// <summary>
/// Finds the one board for a decision: by what administrators said before, else the one that the owner chose if its remit allows,
/// else by remit, else the area's default board. Where none of these decides it is the administrators' to say. Pure, and always
/// with its reason.
/// </summary>
public static class BoardRouting
{
    /// <summary>Where a decision goes.</summary>
    /// <param name="action">The action that waits.</param>
    /// <param name="chosen">The board that the owner chose.</param>
    /// <param name="boards">All boards.</param>
    /// <param name="rules">What administrators said before.</param>
    public static BoardRoute Find(RoutedAction action, long? chosen, IReadOnlyList<RoutedBoard> boards, IReadOnlyList<RoutingRule> rules)
    {
        if (Remembered(action, boards, rules) is { } remembered)
            return remembered;
        var own = boards.FirstOrDefault(b => b.Id == chosen);
        if (own is not null && Fit(own, action) >= 0)
            return new(own.Id, "The owner chose it");
        var outside = own is null ? "" : $"The owner chose the {own.Name}, whose remit leaves it out. ";
        var fits = boards.Select(b => (Board: b, Fit: Fit(b, action))).Where(b => b.Fit > 0).ToList();
        var best = fits.Where(b => b.Fit == fits.Max(f => f.Fit)).Select(b => b.Board).ToList();
        if (best.Count > 1 && best.FindAll(b => !b.Remit.OnlyCovers(action.Rating)) is { Count: > 0 } named)
            best = named;
        if (best is [var only])
            return new(only.Id, outside + "Its remit fits best");
        if (boards.FirstOrDefault(b => b.Id == action.AreaDefault) is { } usual)
            return new(usual.Id, outside + "It is the default board of the area");
        return new(
            null,
            outside
                + (
                    best.Count == 0
                        ? "No board’s remit names it"
                        : $"{best.Count:N0} boards fit equally well: "
                            + $"{Wording.British.List([.. best.Select(b => b.Name).Order(StringComparer.Ordinal)])}"
                )
        );
    }

    private static int Fit(RoutedBoard board, RoutedAction action) =>
        board.Remit.Fit(action.Source, action.AreaPath, action.Rating, action.Theme);

    // The rule that says most about the action goes first: more parts named, then the deeper area.
    private static BoardRoute? Remembered(RoutedAction action, IReadOnlyList<RoutedBoard> boards, IReadOnlyList<RoutingRule> rules)
    {
        var rule = rules
            .Where(r => boards.Any(b => b.Id == r.BoardId) && Covers(r, action))
            .OrderByDescending(Parts)
            .ThenByDescending(r => r.AreaPath.Length)
            .ThenByDescending(r => r.Id)
            .FirstOrDefault();
        return rule is null ? null : new(rule.BoardId, $"The tracking team said so for {Words(rule)}");
    }

    private static bool Covers(RoutingRule rule, RoutedAction action) =>
        Parts(rule) > 0
        && (rule.Source.Length == 0 || string.Equals(rule.Source, action.Source, StringComparison.OrdinalIgnoreCase))
        && (rule.AreaPath.Length == 0 || action.AreaPath.StartsWith(rule.AreaPath, StringComparison.Ordinal))
        && (rule.Theme.Length == 0 || string.Equals(rule.Theme, action.Theme, StringComparison.OrdinalIgnoreCase));

    private static int Parts(RoutingRule rule) =>
        (rule.Source.Length > 0 ? 1 : 0) + (rule.AreaPath.Length > 0 ? 1 : 0) + (rule.Theme.Length > 0 ? 1 : 0);

    private static string Words(RoutingRule rule)
    {
        List<string> parts = [];
        if (rule.Source.Length > 0)
            parts.Add($"the source {rule.Source}");
        if (rule.AreaPath.Length > 0)
            parts.Add($"the area {rule.AreaPath.TrimEnd('/')}");
        if (rule.Theme.Length > 0)
            parts.Add($"the theme {rule.Theme}");
        return Wording.British.List(parts);
    }
}

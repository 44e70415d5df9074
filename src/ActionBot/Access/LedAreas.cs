using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Access;

/// <summary>An area that somebody leads.</summary>
/// <param name="Path">Where it is in the tree.</param>
/// <param name="Name">What it is called.</param>
internal sealed record LedArea(string Path, string Name);

/// <summary>Finds what people lead.</summary>
internal static class LedAreas
{
    /// <summary>The areas that a person leads, in the order of their paths; one inside another of them is part of that one.</summary>
    public static async Task<IReadOnlyList<LedArea>> AreasLedAsync(
        this ActionBotContext db,
        long person,
        CancellationToken cancellationToken
    )
    {
        var led = await db
            .AreaLeads.Where(l => l.PersonId == person)
            .OrderBy(l => l.Area!.Path)
            .Select(l => new LedArea(l.Area!.Path, l.Area.Name))
            .ToListAsync(cancellationToken);
        return [.. led.Where(l => !led.Exists(o => o.Path != l.Path && l.Path.StartsWith(o.Path, StringComparison.Ordinal)))];
    }
}

using System.Text.Json;
using ActionBot.Domain.History;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Writing;

/// <summary>
/// What the register stated when it was last imported, read from the history. Only what the register has changed since may
/// overrule what was changed here.
/// </summary>
internal sealed class StatedBefore
{
    private readonly Dictionary<string, Dictionary<string, string?>> byRef = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<StatedBefore> LoadAsync(
        ActionBotContext db,
        IReadOnlyCollection<string> refs,
        CancellationToken cancellationToken
    )
    {
        var before = new StatedBefore();
        if (refs.Count == 0)
            return before;
        var lines = await db
            .Changes.AsNoTracking()
            .Where(c => c.Entity == "action" && refs.Contains(c.Key) && c.Through == RegisterImport.Through)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.Key,
                c.Field,
                c.To,
            })
            .ToListAsync(cancellationToken);
        foreach (var line in lines)
        {
            if (line.Field == Change.Everything)
                before.byRef[line.Key] = JsonSerializer.Deserialize<Dictionary<string, string?>>(line.To ?? "{}") ?? [];
            else if (before.byRef.TryGetValue(line.Key, out var fields))
                fields[line.Field] = line.To;
            else
                before.byRef[line.Key] = new() { [line.Field] = line.To };
        }
        return before;
    }

    /// <summary>Whether the register has stated this action before.</summary>
    public bool Knows(string reference) => byRef.ContainsKey(reference);

    public string? Of(string reference, string field) =>
        byRef.TryGetValue(reference, out var fields) ? fields.GetValueOrDefault(field) : null;

    /// <summary>Whether the register states the same as when it was last imported.</summary>
    public bool Same(string reference, string field, string? stated) => Knows(reference) && Of(reference, field) == stated;
}

using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Policy;

/// <summary>What a policy names and the register does not know. No fault: the register may come later.</summary>
internal sealed class RegisterWarnings(ActionBotContext db)
{
    /// <summary>A sentence for each source, area and address that is not known.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(PolicyReading reading, CancellationToken cancellationToken)
    {
        var policy = reading.Policy!;
        var named = PlacedOverride.Of(policy);
        var sources = named.Any(o => o.Override.Source is not null)
            ? await db.Sources.Select(s => s.Code).ToListAsync(cancellationToken)
            : [];
        var areas = named.Any(o => o.Override.AreaPath is not null)
            ? await db.Areas.Select(a => a.Path).ToListAsync(cancellationToken)
            : [];
        var people = policy.Pilot.Count > 0 ? await db.People.Select(p => p.Email).ToListAsync(cancellationToken) : [];
        var warnings = new List<string>();
        void Look(string path, string kind, string? name, IReadOnlyList<string> known)
        {
            if (name is not null && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                warnings.Add(
                    $"{reading.PlaceOf(path)} {path}: the register knows no {kind} “{name.TrimEnd('/')}”"
                        + (
                            EditDistance.Nearest(name, known) is { } near
                                ? $". Did you mean “{near.TrimEnd('/')}”?"
                                : ". It counts once there is one."
                        )
                );
        }
        foreach (var (path, other) in named)
        {
            Look($"{path}.source", "source", other.Source, sources);
            Look($"{path}.area", "area", other.AreaPath, areas);
        }
        foreach (var email in policy.Pilot)
            Look("pilot", "person", email, people);
        return warnings;
    }
}

using ActionBot.Access;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Reporting.Chat;

/// <summary>What a person's report is of.</summary>
/// <param name="Title">What it is called, such as the area.</param>
/// <param name="Scope">Its actions; none means the whole register.</param>
/// <param name="IsLead">Whether it is of areas that the person leads.</param>
internal sealed record PositionScope(string Title, ReportScope? Scope, bool IsLead);

/// <summary>
/// Finds what a person's report is of: the register for an administrator, their areas for a lead, what they may see for everybody
/// else.
/// </summary>
internal sealed class PositionScopes(ActionBotContext db)
{
    public async Task<PositionScope> OfAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        if (person.IsAdministrator)
            return new("The whole register", null, IsLead: false);
        var top = await db.AreasLedAsync(person.Id, cancellationToken);
        if (top.Count == 0)
            return new("What you may see", new(db.ActionsSeenBy(person, today)), IsLead: false);
        // The areas are a small table: with their keys the large one is searched by its index.
        var areas = (await db.Areas.Select(a => new { a.Id, a.Path }).ToListAsync(cancellationToken))
            .Where(a => top.Any(t => a.Path.StartsWith(t.Path, StringComparison.Ordinal)))
            .Select(a => a.Id)
            .ToList();
        return new(
            top.Count == 1 ? top[0].Name : "Your areas",
            new(db.Actions.Where(a => areas.Contains(a.AreaId)), [.. top.Select(t => t.Path)]),
            IsLead: true
        );
    }
}

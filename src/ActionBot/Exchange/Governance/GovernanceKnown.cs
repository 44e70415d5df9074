using ActionBot.Directory;
using ActionBot.Domain.Boards;
using ActionBot.Domain.History;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange.Governance;

/// <summary>What of a governance file's subject is here already.</summary>
internal sealed class GovernanceKnown
{
    private readonly HashSet<(string Board, DateOnly Date)> meetings = [];
    private readonly HashSet<string> meetingsOnce = new(StringComparer.OrdinalIgnoreCase);

    public required Dictionary<string, Person> People { get; init; }
    public required Dictionary<string, string> ByObjectId { get; init; }
    public required bool HasAdministrator { get; init; }
    public required HashSet<string> Sources { get; init; }
    public required HashSet<string> Areas { get; init; }

    /// <summary>For each board its parent's code.</summary>
    public required Dictionary<string, string?> Parents { get; init; }

    /// <summary>The boards that are here, with what they decide about.</summary>
    public required IReadOnlyList<(string Code, string Name, Remit Remit)> Boards { get; init; }

    /// <summary>For each person with a manager, that manager.</summary>
    public required Dictionary<string, string> Managers { get; init; }

    /// <summary>The delegations that stand or are to come.</summary>
    public required IReadOnlyList<DelegationLink<string>> Delegations { get; init; }

    /// <summary>Areas whose leads a governance file has named before.</summary>
    public required HashSet<string> GovernedAreas { get; init; }

    /// <summary>Whether a board has a meeting on a day, or was given one by an earlier import and has moved it since.</summary>
    public bool HasMeeting(string board, DateOnly date) =>
        meetings.Contains((board.ToUpperInvariant(), date)) || meetingsOnce.Contains(BoardWriter.MeetingKey(board, date));

    public static async Task<GovernanceKnown> LoadAsync(
        ActionBotContext db,
        GovernanceFile file,
        DateOnly on,
        CancellationToken cancellationToken
    )
    {
        var emails = file.NamedEmails.ToList();
        var ids = file.People.Select(p => p.AadObjectId).OfType<string>().ToList();
        var people = await db
            .People.AsNoTracking()
            .Where(p => emails.Contains(p.Email) || ids.Contains(p.AadObjectId!))
            .ToListAsync(cancellationToken);
        var boards = await db.Boards.AsNoTracking().ToDictionaryAsync(b => b.Id, cancellationToken);
        var lines = db.Changes.Where(c => c.Through == GovernanceImport.Through);
        var known = new GovernanceKnown
        {
            People = people.ToDictionary(p => p.Email),
            ByObjectId = people
                .Where(p => p.AadObjectId is not null)
                .ToDictionary(p => p.AadObjectId!, p => p.Email, StringComparer.OrdinalIgnoreCase),
            HasAdministrator = await db.People.AnyAsync(p => p.IsAdministrator && p.IsActive, cancellationToken),
            Sources = new(await db.Sources.Select(s => s.Code).ToListAsync(cancellationToken), StringComparer.OrdinalIgnoreCase),
            Areas = [.. await db.Areas.Select(a => a.Path).ToListAsync(cancellationToken)],
            Parents = boards.Values.ToDictionary(
                b => b.Code,
                b => b.ParentId is { } id ? boards[id].Code : null,
                StringComparer.OrdinalIgnoreCase
            ),
            Boards = [.. boards.Values.OrderBy(b => b.Id).Select(b => (b.Code, b.Name, b.Remit))],
            Managers = file.People.All(p => p.Manager is null)
                ? []
                : await db
                    .People.Join(db.People, p => p.ManagerId, m => m.Id, (p, m) => new { p.Email, Manager = m.Email })
                    .ToDictionaryAsync(p => p.Email, p => p.Manager, cancellationToken),
            Delegations = await db
                .Delegations.StandingFrom(on)
                .Join(
                    db.People,
                    d => d.PersonId,
                    p => p.Id,
                    (d, p) =>
                        new
                        {
                            d.DelegateId,
                            d.From,
                            d.Until,
                            p.Email,
                        }
                )
                .Join(db.People, d => d.DelegateId, p => p.Id, (d, p) => new DelegationLink<string>(d.Email, p.Email, d.From, d.Until))
                .ToListAsync(cancellationToken),
            GovernedAreas =
            [
                .. await lines
                    .Where(c => c.Entity == "area" && c.Field == "leads")
                    .Select(c => c.Key)
                    .Distinct()
                    .ToListAsync(cancellationToken),
            ],
        };
        foreach (var meeting in await db.Meetings.AsNoTracking().ToListAsync(cancellationToken))
            known.meetings.Add((boards[meeting.BoardId].Code.ToUpperInvariant(), meeting.Date));
        known.meetingsOnce.UnionWith(
            await lines.Where(c => c.Entity == "meeting" && c.Field == Change.Everything).Select(c => c.Key).ToListAsync(cancellationToken)
        );
        return known;
    }
}

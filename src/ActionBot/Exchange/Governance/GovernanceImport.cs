using ActionBot.Delivery;
using ActionBot.Directory.Writing;
using ActionBot.Domain;
using ActionBot.Domain.History;
using ActionBot.Storage;

namespace ActionBot.Exchange.Governance;

/// <summary>Brings a governance file into the database: all of it in one transaction, or nothing.</summary>
internal sealed class GovernanceImport(ActionBotContext db, TimeProvider clock)
{
    /// <summary>How the history names this door.</summary>
    public const string Through = "import governance";

    private const int LinesAtATime = 5_000;

    private static readonly string[] Kinds = ["person", "area", "source", "board", "meeting"];

    /// <summary>Imports a file.</summary>
    public async Task<GovernanceReport> RunAsync(string path, GovernanceOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return Refused(options, $"There is no file “{path}”.");
        await using var stream = File.OpenRead(path);
        return await RunAsync(stream, options, cancellationToken);
    }

    /// <summary>Imports a stream, which is left open.</summary>
    public async Task<GovernanceReport> RunAsync(Stream stream, GovernanceOptions options, CancellationToken cancellationToken)
    {
        try
        {
            // Faults and warnings are found in the order in which they are told.
            var faults = new FaultList<GovernanceFault>(_ => 0);
            var warnings = new FaultList<string>(_ => 0);
            var file = await GovernanceReader.ReadAsync(stream, faults, cancellationToken);
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var known = await GovernanceKnown.LoadAsync(db, file, options.On, cancellationToken);
            new GovernanceChecks(file, known, options.On, faults, warnings).Run();
            new PeopleChecks(file, known, options.On, faults).Run();
            var report = new GovernanceReport
            {
                On = options.On,
                DryRun = options.DryRun,
                Faults = [.. faults],
                MoreFaults = faults.More,
                Warnings = [.. warnings],
                MoreWarnings = warnings.More,
            };
            if (faults.Total > 0)
                return report with { ExitCode = 2 };
            var history = await WriteAsync(file, known, options, cancellationToken);
            if (!options.DryRun)
                await transaction.CommitAsync(cancellationToken);
            return report with { Written = !options.DryRun, Touched = Tally(history) };
        }
        catch (RuleException fault)
        {
            return Refused(options, fault.Message);
        }
        catch (Exception fault) when (DatabaseFaults.IsLostRace(fault))
        {
            return Refused(
                options,
                "Somebody changed the same things while the file was imported, so nothing was written. Import it again."
            );
        }
    }

    private async Task<List<Change>> WriteAsync(
        GovernanceFile file,
        GovernanceKnown known,
        GovernanceOptions options,
        CancellationToken cancellationToken
    )
    {
        var lines = new ChangeLines(Through, options.On, clock.GetUtcNow());
        var history = new List<Change>();
        var people = await new PeopleWriter(db, lines, history).WriteAsync(
            [.. file.People.Select(p => p.Update())],
            [.. file.NamedEmails],
            cancellationToken
        );
        await db.ReleaseOtherChatsAsync(cancellationToken);
        var areasAndSources = new AreaAndSourceWriter(db, lines, history, people);
        await areasAndSources.AreasAsync(file, known, cancellationToken);
        await areasAndSources.SourcesAsync(file, cancellationToken);
        await new BoardWriter(db, lines, history, people).WriteAsync(file, known, cancellationToken);
        // All else is saved. What is kept in mind no longer is not looked through for changes again and again.
        foreach (var some in history.Chunk(LinesAtATime))
        {
            db.ChangeTracker.Clear();
            db.AddRange(some);
            await db.SaveChangesAsync(cancellationToken);
        }
        db.ChangeTracker.Clear();
        return history;
    }

    private static List<GovernanceTally> Tally(List<Change> history)
    {
        var things = history
            .Where(c => c.Field == Change.Everything || c.From != c.To)
            .GroupBy(c => (c.Entity, c.Key))
            .Select(g => (g.Key.Entity, New: g.Any(c => c.Field == Change.Everything)))
            .ToList();
        return
        [
            .. Kinds
                .Select(k => new GovernanceTally(k, things.Count(t => t.Entity == k && t.New), things.Count(t => t.Entity == k && !t.New)))
                .Where(t => t.New + t.Changed > 0),
        ];
    }

    private static GovernanceReport Refused(GovernanceOptions options, string problem) =>
        new()
        {
            On = options.On,
            DryRun = options.DryRun,
            Problem = problem,
            ExitCode = 2,
        };
}

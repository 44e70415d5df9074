using ActionBot.Domain;
using ActionBot.Exchange.Reading;
using ActionBot.Exchange.Rows;
using ActionBot.Exchange.Writing;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Exchange;

/// <summary>Brings a register file into the database: all of it in one transaction, or nothing.</summary>
internal sealed class RegisterImport(ActionBotContext db, TimeProvider clock)
{
    /// <summary>How the history names this door.</summary>
    public const string Through = "import register";

    private const int TellEvery = 1000;
    private const string SomebodyElse = "Somebody changed the register while it was imported, so nothing was written. Import it again.";

    /// <summary>Imports a file.</summary>
    public async Task<ImportReport> RunAsync(
        string path,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(path))
            return ImportReport.Refused(options, $"There is no file “{path}”.");
        await using var stream = File.OpenRead(path);
        return await RunAsync(stream, options, progress, cancellationToken);
    }

    /// <summary>Imports a stream. It need not be seekable and is left open.</summary>
    public async Task<ImportReport> RunAsync(
        Stream stream,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var copy = stream.CanSeek ? null : await CopyAsync(stream, cancellationToken);
            var seekable = copy ?? stream;
            var content = RegisterContent.Read(
                RegisterFormats.All.Of(seekable).Rows(seekable),
                options,
                Tell("Reading", null, progress),
                cancellationToken
            );
            return await WriteAsync(content, options, progress, cancellationToken);
        }
        catch (RuleException fault)
        {
            return ImportReport.Refused(options, fault.Message);
        }
        catch (Exception fault) when (DatabaseFaults.IsLostRace(fault))
        {
            return ImportReport.Refused(options, SomebodyElse);
        }
    }

    private async Task<ImportReport> WriteAsync(
        RegisterContent content,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var circles = new DependencyCircles(db, content);
        content.Refuse(await circles.FindAsync(cancellationToken));
        var report = new ImportReport
        {
            On = options.On,
            DryRun = options.DryRun,
            Rows = content.Rows.Count + content.FaultyRows.Count,
            Faults = [.. content.Faults],
            MoreFaults = content.Faults.More,
            FaultyRows = content.FaultyRows.Count,
            PassedRows = [.. content.Passed],
            MorePassedRows = content.Passed.More,
            UnknownColumns = content.Columns.Unknown,
            PassedSheets = content.PassedSheets,
        };
        if (content.FaultyRows.Count > 0 && !options.SkipFaulty)
            return report with { ExitCode = 2 };

        // A dry run does the same work and takes it back, so that it cannot tell anything else.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var lines = new ChangeLines(Through, options.On, clock.GetUtcNow());
        var references = await References.LoadAsync(db, cancellationToken);
        if (options.Source is { } source && references.FindSource(source) is null && !KnownSource.Knows(source))
            throw new RuleException(
                $"--source is “{ImportFault.Shown(source)}”, which is no source that is known. Give a code "
                    + "such as DARA, or bring the source in with the governance file first."
            );
        await new ReferenceWriter(db, references, lines).WriteAsync(content, cancellationToken);
        db.ChangeTracker.Clear();
        var actions = new ActionWriter(db, references, lines, content);
        await actions.WriteAsync(Tell(options.DryRun ? "Comparing" : "Writing", content.Rows.Count, progress), cancellationToken);
        if (await circles.AppearedAsync(cancellationToken))
            throw new RuleException(SomebodyElse);
        var unresolved = (await db.UnresolvedWaitsAsync(cancellationToken))
            .Select(w => new UnresolvedRef(w.Wait.Ref, w.Wait.Typed, w.Why()))
            .ToList();
        if (!options.DryRun)
        {
            await transaction.CommitAsync(cancellationToken);
            if (actions.Added + actions.Changed > 0)
                await GatherStatisticsAsync(cancellationToken);
        }
        content.Warnings.AddRange(actions.UnknownDependencies);
        return report with
        {
            Written = !options.DryRun,
            New = actions.Added,
            Changed = actions.Changed,
            Unchanged = actions.Unchanged,
            Closed = actions.Closed,
            Missing = actions.Missing,
            Kept = actions.Kept,
            Warnings = [.. content.Warnings],
            MoreWarnings = content.Warnings.More,
            Unresolved = unresolved,
            SkippedRows = [.. content.FaultyRows.Order()],
        };
    }

    /// <summary>After a load the database plans its queries by what it now holds.</summary>
    private Task<int> GatherStatisticsAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(db is SqliteContext ? "PRAGMA optimize=0x10002" : "ANALYZE", cancellationToken);

    private static Action<int>? Tell(string step, int? total, IProgress<ImportProgress>? progress) =>
        progress is null
            ? null
            : done =>
            {
                if (done % TellEvery == 0 || done == total)
                    progress.Report(new(step, done, total));
            };

    /// <summary>A file is looked at more than once; what comes through a pipe is put aside first, as far as a file may be long.</summary>
    private static async Task<Stream> CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var copy = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            65536,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        await new CountedStream(stream, RegisterFormats.MaxBytes, RegisterFormats.TooLong).CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        return copy;
    }
}

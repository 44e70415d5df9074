using ActionBot.Domain;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Domain.Reporting;
using ActionBot.Domain.Wording;
using ActionBot.Reporting.History;
using ActionBot.Storage;

namespace ActionBot.Reporting;

/// <summary>Makes the report of a day, from history, in one pass over the register.</summary>
internal sealed class ReportQuery(ActionBotContext db, ChasePolicy policy, AnswerTimesQuery answers)
{
    private const int MostShown = 60;

    /// <summary>The report of the whole register.</summary>
    public Task<PositionReport> RunAsync(ReportRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, null, null, cancellationToken);

    /// <summary>The report of some of its actions.</summary>
    public Task<PositionReport> RunAsync(ReportRequest request, ReportScope scope, CancellationToken cancellationToken) =>
        RunAsync(request, scope, null, cancellationToken);

    /// <summary>The report, with every action that it counts handed on as it passes by.</summary>
    /// <param name="scope">The actions it may count; null means all.</param>
    /// <param name="each">What is done with each action; null where only counts are wanted.</param>
    /// <exception cref="RuleException">There is no such source, or the days are in the wrong order.</exception>
    internal async Task<PositionReport> RunAsync(
        ReportRequest request,
        ReportScope? scope,
        Action<ReportedRow>? each,
        CancellationToken cancellationToken
    )
    {
        if (request.Since >= request.On)
            throw new RuleException(
                $"The earlier day, {request.Since:yyyy-MM-dd}, is not before {request.On:yyyy-MM-dd}. Give a day before it."
            );
        await using var snapshot = await ReadSnapshot.BeginAsync(db, cancellationToken);
        var names = await RegisterNames.LoadAsync(db, request.On, cancellationToken);
        var asked = request with { Source = CodeOf(request.Source, names) };
        var builder = new PositionBuilder(asked.On, asked.Since);
        var rows = new PositionRows(db, asked, scope ?? new(db.Actions), names, policy.Monitoring, withTexts: each is not null);
        await foreach (var row in rows.ReadAsync(cancellationToken))
        {
            builder.Add(row.Action);
            each?.Invoke(row);
        }
        var from = asked.Since?.AddDays(1) ?? asked.On.AddDays(1 - AnswerTimes.UsualDays);
        return builder.Build() with
        {
            Source = asked.Source,
            Answers = await answers.CountAsync(from, asked.On, Counted(scope, asked.Source), cancellationToken),
        };
    }

    private IQueryable<ActionItem>? Counted(ReportScope? scope, string? source) =>
        source is null ? scope?.Actions : (scope?.Actions ?? db.Actions).Where(a => a.Report!.Source!.Code == source);

    private static string? CodeOf(string? asked, RegisterNames names)
    {
        if (string.IsNullOrWhiteSpace(asked))
            return null;
        var typed = asked.Trim();
        var found = names
            .Sources.Where(s => Same(s.Code, typed))
            .Concat(names.Sources.Where(s => Same(s.Name, typed)))
            .Select(s => s.Code)
            .FirstOrDefault();
        return found
            ?? throw new RuleException(
                $"There is no source “{British.Shorten(typed, MostShown)}”. "
                    + (
                        names.Sources.Count == 0
                            ? "The register has none yet."
                            : $"Give {British.List([.. names.Sources.Select(s => $"{s.Code} ({s.Name})")])}."
                    )
            );
    }

    private static bool Same(string name, string typed) => string.Equals(name, typed, StringComparison.OrdinalIgnoreCase);
}

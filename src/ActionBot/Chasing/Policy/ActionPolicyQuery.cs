using ActionBot.Access;
using ActionBot.Domain;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Policy;

/// <summary>Finds what the policy says of an action.</summary>
internal sealed class ActionPolicyQuery(ActionBotContext db, PolicyReading reading)
{
    private const int MostCandidates = 1000;

    /// <exception cref="RuleException">There is no such action.</exception>
    public async Task<ActionPolicy> ForAsync(string typed, CancellationToken cancellationToken)
    {
        var actions = db.Actions.AsNoTracking().Include(a => a.Report!.Source).Include(a => a.Area).Include(a => a.Owner);
        var action =
            await actions.FindAsync(typed, cancellationToken)
            ?? throw new RuleException((RefMatch.None with { Nearest = await NearestAsync(typed, cancellationToken) }).Sentence(typed));
        var (report, source) = (action.Report!, action.Report!.Source!);
        return new(
            action.Ref,
            $"{PolicyKeywords.Of(PolicyKeywords.Ratings, action.Rating)}, opinion "
                + $"{PolicyKeywords.Of(PolicyKeywords.Opinions, report.Assurance)}, source {source.Code}, area "
                + $"{action.Area!.Path.TrimEnd('/')}",
            Monitored(action.Rating, report.Assurance, source.Kind),
            Numbers(action.Rating, source.Code, action.Area.Path),
            Messages(action.Owner)
        );
    }

    private PolicyLine Monitored(Rating rating, Assurance opinion, SourceKind source)
    {
        var rule = reading.Policy!.Monitoring;
        var weak = rule.MonitoredWhenWeak.Cover(rating);
        var (why, key) =
            rule.AlwaysMonitored.Cover(rating) ? ("actions of its rating always are", "always")
            : weak && rule.WeakOpinions.Contains(opinion) ? ("actions of its rating are in reports with its opinion", "whenWeak")
            : rule.OutsideBodies && source == SourceKind.OutsideBody ? ("actions of outside bodies are", "outsideBodies")
            : weak ? ("the opinion of its report is not a weak one", "weakOpinions")
            : ("actions of its rating are not", "always");
        var path = $"monitoring.{key}";
        return new(rule.IsMonitored(rating, opinion, source) ? "chased" : "not chased", why, reading.PlaceOf(path), path);
    }

    private List<PolicyLine> Numbers(Rating rating, string source, string area)
    {
        var policy = reading.Policy!;
        var (overrides, cadence) = (PlacedOverride.Of(policy), policy.For(rating, source, area));
        return
        [
            .. CadenceKeys.All.Select(key =>
            {
                var path = PlacedOverride.Deciding(policy, overrides, key, rating.Tier(), source, area);
                return new PolicyLine(key.Name, key.Of(cadence), reading.PlaceOf(path), path[..path.LastIndexOf('.')]);
            }),
        ];
    }

    private PolicyLine Messages(Person? owner) =>
        new(
            "messages",
            owner is null ? "none: it has no owner"
                : reading.Policy!.IsSentTo(owner.Email) ? "sent to its owner"
                : "withheld: its owner is not in the pilot",
            reading.PlaceOf("pilot"),
            "pilot"
        );

    private async Task<NearRef?> NearestAsync(string typed, CancellationToken cancellationToken)
    {
        var letters = string.Concat(Refs.Key(typed).TakeWhile(char.IsLetter));
        var candidates = await db
            .Actions.Where(a => a.RefKey.StartsWith(letters))
            .OrderBy(a => a.RefKey)
            .Select(a => a.Ref)
            .Take(MostCandidates)
            .ToListAsync(cancellationToken);
        return Refs.Nearest(typed, candidates) is { } nearest ? new(nearest, null) : null;
    }
}

using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Questions.Answering;

/// <summary>What the database says of each mark, each order and each page, against plain loops over the same actions in memory.</summary>
public sealed class MarkTests
{
    private static readonly DateOnly Day = ScopeWorld.Day;
    private static readonly Question Everything = new()
    {
        Marks =
        [
            [new(Mark.Any)],
        ],
    };

    [DatabaseTheory]
    public async Task Every_mark_and_its_opposite_part_the_actions_in_two(StorageProvider provider)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            await using var rig = await QuestionRig.EmptyAsync(provider);
            await using var db = rig.Open();
            var world = await ScopeWorld.CreateAsync(db, new Random(seed));
            foreach (var mark in Enum.GetValues<Mark>())
            foreach (var not in (bool[])[false, true])
            {
                var refs = await rig.WithAsync(
                    (desk, _) => desk.RefsAsync(Everything.With(new(mark, not)), (Person?)null, Day, null, default)
                );
                var expected = world.Actions.Where(a => Is(world, mark, a) != not).Select(a => a.Ref).ToList();
                Assert.True(
                    expected.SequenceEqual(refs.Order()),
                    $"{mark} {not}: {string.Join(' ', expected.Except(refs))} / {string.Join(' ', refs.Except(expected))}"
                );
            }
        }
    }

    [DatabaseTheory]
    public async Task Pages_follow_each_other_in_every_order(StorageProvider provider)
    {
        await using var rig = await QuestionRig.EmptyAsync(provider);
        await using var db = rig.Open();
        var world = await ScopeWorld.CreateAsync(db, new Random(5));
        foreach (var order in Enum.GetValues<Ordering>())
        {
            var question = Everything with { Order = order };
            var expected = InOrder(world.Actions, order).Select(a => a.Ref).ToList();
            Assert.Equal(expected, await rig.WithAsync((desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default)));
            foreach (
                var (skip, limit) in ((int, int?)[])
                    [(0, null), (10, null), (7, 3), (40, null), (45, null), (55, null), (60, null), (3, 1), (0, 25)]
            )
            {
                var answer = await rig.WithAsync(
                    (desk, _) => desk.AnswerAsync(question with { Skip = skip, Limit = limit }, (Person?)null, Day, default)
                );
                Assert.Equal(expected.Skip(skip).Take(Math.Min(limit ?? 10, 10)), answer.Rows.Select(r => r.Ref));
            }
        }
    }

    private static bool Is(ScopeWorld world, Mark mark, ActionItem a)
    {
        var blockers = world.Blockers.Where(b => b.ActionItemId == a.Id && b.EndedOn is null).ToList();
        var isClosed = a.Status == ActionStatus.Closed;
        return mark switch
        {
            Mark.Open => !isClosed,
            Mark.Closed => isClosed,
            Mark.Any => true,
            Mark.Overdue => !isClosed && a.TargetDate is { } target && target < Day,
            Mark.NotYetDue => !isClosed && a.TargetDate is { } target && target >= Day,
            Mark.Undated => a.TargetDate is null,
            Mark.Blocked => blockers.Count > 0,
            Mark.Decision => blockers.Exists(b => b.Kind == BlockerKind.Decision),
            Mark.Dependency => blockers.Exists(b => b.Kind == BlockerKind.Dependency),
            Mark.AtRisk => a.Status == ActionStatus.Open && a.Standing == AnswerChoice.AtRisk,
            Mark.OnTrack => a.Status == ActionStatus.Open && a.Standing == AnswerChoice.OnTrack,
            Mark.Unanswered => IsUnanswered(world, a),
            Mark.Answered => a.LastAnsweredOn is not null || a.LastLine is not null,
            Mark.Snoozed => world.Snoozes.Any(s =>
                s.ActionItemId == a.Id
                && s.PersonId == a.OwnerId
                && s.On <= Day
                && s.Until > Day
                && !world.Updates.Any(u => u.ActionItemId == a.Id && u.At > s.At)
            ),
            Mark.Slipping => (a.Forecast is { } forecast && a.TargetDate is { } agreed && forecast > agreed) || a.SlipCount > 0,
            Mark.NoOwner => a.Owner is not { IsActive: true } || world.Queries.Any(q => q.ActionItemId == a.Id && q.SettledAt is null),
            Mark.AwaitingVerification => a.Status == ActionStatus.AwaitingVerification,
            Mark.ClosureRequested => a.Status == ActionStatus.ClosureRequested,
            _ => ChasePolicy.Default.Monitoring.IsMonitored(a.Rating, a.Report!.Assurance, a.Report.Source!.Kind),
        };
    }

    // Asked, and five working days have gone by since; or asked twice. An answer ends what came before.
    private static bool IsUnanswered(ScopeWorld world, ActionItem a)
    {
        if (a.Status != ActionStatus.Open || a.OwnerId is null)
            return false;
        var asked = world
            .Asked.Where(i =>
                i.ActionItemId == a.Id
                && i.OwnerId == a.OwnerId
                && i.CheckIn is { Kind: CheckInKind.Scheduled, DeliveredOn: { } on }
                && on <= Day
                && !(on <= a.LastAnsweredOn)
            )
            .Select(i => i.CheckIn!.DeliveredOn!.Value)
            .ToList();
        return asked.Count > 1
            || asked.Exists(on =>
                Enumerable
                    .Range(1, Day.DayNumber - on.DayNumber - 1 is > 0 and var days ? days : 0)
                    .Count(d => on.AddDays(d).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                >= ChasePolicy.Default.Patience.AnswerWorkingDays
            );
    }

    private static IEnumerable<ActionItem> InOrder(IEnumerable<ActionItem> actions, Ordering order) =>
        order switch
        {
            Ordering.Newest => actions
                .OrderBy(a => a.TargetDate is null)
                .ThenByDescending(a => a.TargetDate)
                .ThenBy(a => a.Ref, StringComparer.Ordinal),
            Ordering.Riskiest => actions
                .OrderByDescending(a => a.Rating)
                .ThenBy(a => a.TargetDate ?? DateOnly.MaxValue)
                .ThenBy(a => a.Ref, StringComparer.Ordinal),
            Ordering.Ref => actions.OrderBy(a => a.Ref, StringComparer.Ordinal),
            Ordering.Silent => actions.OrderBy(a => a.LastAnsweredOn ?? DateOnly.MinValue).ThenBy(a => a.Ref, StringComparer.Ordinal),
            _ => actions
                .OrderBy(a => a.TargetDate ?? DateOnly.MaxValue)
                .ThenByDescending(a => a.Rating)
                .ThenBy(a => a.Ref, StringComparer.Ordinal),
        };
}

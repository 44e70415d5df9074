using System.Linq.Expressions;
using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Checkins;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Storage;

namespace ActionBot.Questions;

/// <summary>What actions are on a day, asked of the database.</summary>
internal sealed class QuestionMarks(ActionBotContext db, ChasePolicy policy, Calendars calendars)
{
    /// <summary>Whether an action has a mark on a day.</summary>
    /// <remarks>Where a mark asks for the status "open", the others are refused instead: asked for the one, SQLite takes the index of planning, which lacks the rest.</remarks>
    public Expression<Func<ActionItem, bool>> Is(Mark mark, DateOnly day) => mark switch
    {
        Mark.Open => a => a.Status != ActionStatus.Closed,
        Mark.Closed => a => a.Status == ActionStatus.Closed,
        Mark.Overdue => a => a.Status != ActionStatus.Closed && a.TargetDate < day,
        Mark.NotYetDue => a => a.Status != ActionStatus.Closed && a.TargetDate >= day,
        Mark.Undated => a => a.TargetDate == null,
        // Only who says "waiting" has something to wait for: an answer of any other kind ends the wait. The words are in the index, the waits are looked up one by one.
        Mark.Blocked => a => (a.Standing == AnswerChoice.Decision || a.Standing == AnswerChoice.Other) && db.Blockers.Any(b => b.ActionItemId == a.Id && b.EndedOn == null),
        Mark.Decision => a => a.Standing == AnswerChoice.Decision && db.Blockers.Any(b => b.ActionItemId == a.Id && b.EndedOn == null && b.Kind == BlockerKind.Decision),
        Mark.Dependency => a => a.Standing == AnswerChoice.Other && db.Blockers.Any(b => b.ActionItemId == a.Id && b.EndedOn == null && b.Kind == BlockerKind.Dependency),
        Mark.AtRisk => a => a.Status != ActionStatus.AwaitingVerification && a.Status != ActionStatus.ClosureRequested && a.Status != ActionStatus.Closed && a.Standing == AnswerChoice.AtRisk,
        Mark.OnTrack => a => a.Status != ActionStatus.AwaitingVerification && a.Status != ActionStatus.ClosureRequested && a.Status != ActionStatus.Closed && a.Standing == AnswerChoice.OnTrack,
        Mark.Unanswered => Unanswered(day),
        Mark.Answered => a => a.LastAnsweredOn != null || a.LastLine != null,
        Mark.Snoozed => a => db.Snoozes.Any(s => s.ActionItemId == a.Id && s.PersonId == a.OwnerId && s.On <= day && s.Until > day && !db.Updates.Any(u => u.ActionItemId == a.Id && u.At > s.At)),
        Mark.Slipping => a => a.Forecast > a.TargetDate || a.SlipCount > 0,
        Mark.NoOwner => a => a.OwnerId == null || !a.Owner!.IsActive || db.OwnershipQueries.Any(q => q.ActionItemId == a.Id && q.SettledAt == null),
        Mark.AwaitingVerification => a => a.Status == ActionStatus.AwaitingVerification,
        Mark.ClosureRequested => a => a.Status == ActionStatus.ClosureRequested,
        Mark.Monitored => Monitored(),
        _ => a => true,
    };

    // A request counts once its owner has had the time to answer it, as working days go for most people; two requests count at once.
    private Expression<Func<ActionItem, bool>> Unanswered(DateOnly day)
    {
        var asked = day;
        for (var days = 0; days < policy.Patience.AnswerWorkingDays;)
        {
            asked = asked.AddDays(-1);
            days += calendars.Usual.IsWorkingDay(asked) ? 1 : 0;
        }
        return a => a.Status != ActionStatus.AwaitingVerification && a.Status != ActionStatus.ClosureRequested && a.Status != ActionStatus.Closed
            && (a.LastAnsweredOn == null || a.AskedOn > a.LastAnsweredOn)
            && (a.AskedOn < asked || a.AskedAgainOn <= day);
    }

    // MonitoringRule.IsMonitored, asked of the database.
    private Expression<Func<ActionItem, bool>> Monitored()
    {
        var rule = policy.Monitoring;
        var (always, whenWeak, weak, outside) = (rule.AlwaysMonitored.ToList(), rule.MonitoredWhenWeak.ToList(), rule.WeakOpinions.ToList(), rule.OutsideBodies);
        return a => always.Contains(a.Rating) || (whenWeak.Contains(a.Rating) && weak.Contains(a.Report!.Assurance)) || (outside && a.Report!.Source!.Kind == SourceKind.OutsideBody);
    }
}

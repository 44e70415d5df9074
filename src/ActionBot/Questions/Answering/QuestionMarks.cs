using ActionBot.Directory;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Questions.Columns;

namespace ActionBot.Questions.Answering;

/// <summary>What actions are on a day.</summary>
internal sealed class QuestionMarks(ChasePolicy policy, Calendars calendars)
{
    // By the number of the answer, because it is asked of each of a million rows.
    private static readonly bool[] Waits =
    [
        .. Enumerable
            .Range(0, AnswerChoices.All.Max(c => (int)c) + 1)
            .Select(c => AnswerChoices.All.Contains((AnswerChoice)c) && ((AnswerChoice)c).WaitsFor() is not null),
    ];

    /// <summary>Whether an action has a mark on a day.</summary>
    public Condition Is(Mark mark, DateOnly on)
    {
        var day = on.DayNumber;
        return mark switch
        {
            Mark.Open => c => i => c.Status[i] != ActionStatus.Closed,
            Mark.Closed => c => i => c.Status[i] == ActionStatus.Closed,
            Mark.Overdue => c => i => c.Status[i] != ActionStatus.Closed && c.Target[i] < day,
            Mark.NotYetDue => c => i => c.Status[i] != ActionStatus.Closed && c.Target[i] >= day && c.Target[i] != ActionColumns.NoDay,
            Mark.Undated => c => i => c.Target[i] == ActionColumns.NoDay,
            // Only who says "waiting" has something to wait for: an answer of any other kind ends the wait.
            Mark.Blocked => c => i => IsWaiting(c.Standing[i]) && (c.Traits[i] & (Traits.WaitsForDecision | Traits.WaitsForOther)) != 0,
            Mark.Decision => c => i => c.Standing[i] == AnswerChoice.Decision && (c.Traits[i] & Traits.WaitsForDecision) != 0,
            Mark.Dependency => c => i => c.Standing[i] == AnswerChoice.Other && (c.Traits[i] & Traits.WaitsForOther) != 0,
            Mark.AtRisk => c => i => c.Status[i] == ActionStatus.Open && c.Standing[i] == AnswerChoice.AtRisk,
            Mark.OnTrack => c => i => c.Status[i] == ActionStatus.Open && c.Standing[i] == AnswerChoice.OnTrack,
            Mark.Unanswered => Unanswered(on),
            Mark.Answered => c => i => c.Answered[i] != ActionColumns.NoDay || (c.Traits[i] & Traits.HasLine) != 0,
            Mark.Snoozed => c => i => c.PutOff.TryGetValue(i, out var times) && times.Exists(t => t.On <= day && t.Until > day),
            Mark.Slipping => c =>
                i => (c.Traits[i] & Traits.HasSlipped) != 0 || (c.Forecast[i] > c.Target[i] && c.Forecast[i] != ActionColumns.NoDay),
            Mark.NoOwner => NoOwner,
            Mark.AwaitingVerification => c => i => c.Status[i] == ActionStatus.AwaitingVerification,
            Mark.ClosureRequested => c => i => c.Status[i] == ActionStatus.ClosureRequested,
            Mark.Monitored => Monitored,
            _ => _ => _ => true,
        };
    }

    /// <summary>Whether an owner's latest answer, 0 for none, says that the action waits for something.</summary>
    public static bool IsWaiting(AnswerChoice standing) => Waits[(int)standing];

    private static Func<int, bool> NoOwner(ActionColumns c)
    {
        var here = c.People.Are(p => p.IsActive);
        return i => c.Owner[i] == ActionColumns.Nobody || !here[c.Owner[i]] || (c.Traits[i] & Traits.OwnerIsAsked) != 0;
    }

    // A request counts once its owner has had the time to answer it, as working days go for most people; two requests count at once.
    private Condition Unanswered(DateOnly on)
    {
        var (day, asked) = (on.DayNumber, on);
        for (var days = 0; days < policy.Patience.AnswerWorkingDays; )
        {
            asked = asked.AddDays(-1);
            days += calendars.Usual.IsWorkingDay(asked) ? 1 : 0;
        }
        var before = asked.DayNumber;
        return c =>
            i =>
                (c.Asked[i] < before || c.AskedAgain[i] <= day)
                && c.Status[i] == ActionStatus.Open
                && (c.Answered[i] == ActionColumns.NoDay || (c.Asked[i] > c.Answered[i] && c.Asked[i] != ActionColumns.NoDay));
    }

    private Func<int, bool> Monitored(ActionColumns c)
    {
        var ratings = RatingTitles.All;
        // By the place of a report, the ratings that are monitored in it.
        var monitored = new bool[c.Reports.Count, ratings.Max(r => (int)r) + 1];
        for (var report = 0; report < c.Reports.Count; report++)
            foreach (var rating in ratings)
                monitored[report, (int)rating] =
                    c.Reports[report] is { } of
                    && c.Sources.Find(of.SourceId) is { } source
                    && policy.Monitoring.IsMonitored(rating, of.Assurance, source.Kind);
        return i => monitored[c.Report[i], (int)c.Rating[i]];
    }
}

using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Chasing;

/// <summary>What the planner decides from.</summary>
/// <param name="Actions">The actions: those that are asked about, and those of which somebody else may have to hear.</param>
/// <param name="People">Everybody these actions have to do with, by key.</param>
public sealed record ChaseFacts(IReadOnlyList<ActionFacts> Actions, IReadOnlyDictionary<long, PersonFacts> People)
{
    /// <summary>The people who are planned for; null means everybody.</summary>
    public IReadOnlySet<long>? Planned { get; init; }

    /// <summary>Whether to decide about actions that nobody can be asked about: those without an owner and those of leavers.</summary>
    public bool PlansUnasked { get; init; } = true;

    /// <summary>The active leads nearest to an area, by its key; the tracking team's members where nobody leads it.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> Leads { get; init; } = new Dictionary<long, IReadOnlyList<long>>();

    /// <summary>The active secretaries of a board, by its key.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> Secretaries { get; init; } = new Dictionary<long, IReadOnlyList<long>>();

    /// <summary>The digests of boards that are due to their channels and mailboxes. They concern nobody's one message a day.</summary>
    public IReadOnlyList<BoardDigestDue> ChannelDigests { get; init; } = [];

    /// <summary>Whether all sending is on hold.</summary>
    public bool OnHold { get; init; }

    /// <summary>Whether somebody is planned for.</summary>
    /// <param name="personId">Their key.</param>
    public bool Plans(long personId) => Planned is null || Planned.Contains(personId);

    /// <summary>The facts of the days after a plan, if everything in it is delivered on its day and nobody answers.</summary>
    /// <param name="plan">The plan.</param>
    public ChaseFacts After(DayPlan plan)
    {
        var day = plan.Day;
        var asked = plan.Bundles.SelectMany(b => b.Requests).Select(r => r.Action.ActionId).ToHashSet();
        var told = plan
            .Digests.Concat(plan.Notices)
            .Concat(plan.BoardDigests.Select(d => new Notice(d.Person, d.Items)))
            .SelectMany(n => n.Items, (n, i) => (i.Action, Told: new Told(i.Step, n.Person.PersonId, day, i.Action.OwnerId)))
            .ToLookup(t => t.Action.ActionId, t => t.Told);
        var digests = plan.Digests.Select(d => d.Person.PersonId).ToHashSet();
        var boards = plan.BoardDigests.ToDictionary(d => d.Person.PersonId, d => d.All.Select(b => b.BoardId).ToHashSet());
        var messaged = plan
            .Bundles.Select(b => b.Person.PersonId)
            .Concat(plan.Notices.Select(n => n.Person.PersonId))
            .Concat(digests)
            .Concat(boards.Keys)
            .ToHashSet();
        return this with
        {
            ChannelDigests = [],
            Actions = [.. Actions.Select(Later)],
            People = People.ToDictionary(
                p => p.Key,
                p =>
                    messaged.Contains(p.Key)
                        ? p.Value with
                        {
                            MessagedOn = [.. p.Value.MessagedOn, day],
                            LastDigestOn = digests.Contains(p.Key) ? day : p.Value.LastDigestOn,
                            BoardDigests = boards.TryGetValue(p.Key, out var told)
                                ? [.. p.Value.BoardDigests.Where(d => !told.Contains(d.BoardId))]
                                : p.Value.BoardDigests,
                            News = [],
                        }
                        : p.Value
            ),
        };

        ActionFacts Later(ActionFacts action)
        {
            if (told.Contains(action.ActionId))
                action = action with { Told = [.. action.Told, .. told[action.ActionId]] };
            return asked.Contains(action.ActionId)
                ? action with
                {
                    LastAskedOn = day,
                    Requests = action.Requests + 1,
                    Unanswered = action.Unanswered + 1,
                }
                : action;
        }
    }
}

/// <summary>What the planner needs to know of one action.</summary>
/// <param name="ActionId">Database key.</param>
/// <param name="Ref">The ref people know.</param>
/// <param name="OwnerId">The person who has to do it.</param>
/// <param name="Rating">Its rating.</param>
/// <param name="IsMonitored">Whether the monitoring rule covers it.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="TargetDate">The agreed target date.</param>
/// <param name="AgreedOn">The day from which the regular check-in is counted when nobody has asked or answered yet: the report's
/// date, else the day of registration.</param>
/// <param name="LastAnsweredOn">The day of the last real answer.</param>
/// <param name="LastAskedOn">The day of the last delivered request.</param>
/// <param name="SnoozedUntil">The day until which the owner put the question off.</param>
/// <param name="OwnershipQueried">Whether the owner says that it is not theirs and nobody has settled that.</param>
public sealed record ActionFacts(
    long ActionId,
    string Ref,
    long? OwnerId,
    Rating Rating,
    bool IsMonitored,
    ActionStatus Status,
    DateOnly? TargetDate,
    DateOnly AgreedOn,
    DateOnly? LastAnsweredOn,
    DateOnly? LastAskedOn,
    DateOnly? SnoozedUntil,
    bool OwnershipQueried
)
{
    /// <summary>Code of its source.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its area.</summary>
    public long AreaId { get; init; }

    /// <summary>Path of its area.</summary>
    public string AreaPath { get; init; } = "";

    /// <summary>The board that owns the risk, where one is known.</summary>
    public long? BoardId { get; init; }

    /// <summary>Delivered requests to the present owner, or on their behalf.</summary>
    public int Requests { get; init; }

    /// <summary>Those of <see cref="Requests"/> that came after the last real answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>Answers running that changed nothing.</summary>
    public int SameAnswers { get; init; }

    /// <summary>The day of the first of them.</summary>
    public DateOnly? SameSince { get; init; }

    /// <summary>What really holds it up, where that is not its owner.</summary>
    public Wait? Wait { get; init; }

    /// <summary>Whether a monitored action waits for it: then its owner is asked even where the monitoring rule leaves it out.</summary>
    public bool HoldsUp { get; init; }

    /// <summary>
    /// What came of what it waited for, or that another action has come to wait for it, while its owner has said nothing since.
    /// </summary>
    public Prompt? Prompt { get; init; }

    /// <summary>Who was told what of it.</summary>
    public IReadOnlyList<Told> Told { get; init; } = [];

    /// <summary>Whether its owner is chased when something is due.</summary>
    public bool IsChased => IsMonitored || HoldsUp;
}

/// <summary>What an action waits for while its owner is not to be chased.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Until">For an outside body, the last day on which it is still expected.</param>
/// <param name="On">The board, ref or body, as people call it.</param>
public sealed record Wait(WaitKind Kind, DateOnly? Until, string On);

/// <summary>What came of a decision: from the next day on the owner is asked about it, whatever the cadence says.</summary>
/// <param name="Reason">Why the owner is asked.</param>
/// <param name="On">The day on which the board decided or sent it back.</param>
/// <param name="By">The board, as people call it.</param>
public sealed record Prompt(RequestReason Reason, DateOnly On, string By);

/// <summary>What kind of thing an action waits for.</summary>
public enum WaitKind
{
    /// <summary>A board that has accepted to decide; its secretariat is chased.</summary>
    Board = 1,

    /// <summary>Another action that is not closed; its owner is asked.</summary>
    Action = 2,

    /// <summary>An outside body; the owner is asked once the expected date is past.</summary>
    Outside = 3,
}

/// <summary>What the planner needs to know of one person.</summary>
/// <param name="PersonId">Database key.</param>
/// <param name="Email">The address by which registers know the person.</param>
/// <param name="IsActive">False for leavers.</param>
/// <param name="Pattern">When the person works.</param>
/// <param name="MessagedOn">The days of the last week on which the person was sent a message of the service's own accord.</param>
public sealed record PersonFacts(long PersonId, string Email, bool IsActive, WorkingPattern Pattern, IReadOnlyList<DateOnly> MessagedOn)
{
    // Longer than anybody's leave; beyond it "a later day" is all that can be said.
    private const int FarDays = 400;

    /// <summary>Days away, first and last.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Absences { get; init; } = [];

    /// <summary>The last day on which the person wishes not to be asked anything.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Who answers for the person, and from when to when; the newest word first.</summary>
    public IReadOnlyList<(long DelegateId, DateOnly From, DateOnly Until)> Delegates { get; init; } = [];

    /// <summary>The person's manager.</summary>
    public long? ManagerId { get; init; }

    /// <summary>Whether an area with open actions waits for this lead's confirmation each week.</summary>
    public bool LeadsArea { get; init; }

    /// <summary>The day of the last digest.</summary>
    public DateOnly? LastDigestOn { get; init; }

    /// <summary>The digests of boards that are due to this secretary, the most pressing first. They go out in one message.</summary>
    public IReadOnlyList<BoardDigestDue> BoardDigests { get; init; } = [];

    /// <summary>News that the person has not heard yet. It goes with their next message, or alone.</summary>
    public IReadOnlyList<NewsToTell> News { get; init; } = [];

    /// <summary>Whether the hours in which the person may be sent something are over for the day.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whom the person named to answer for them on a day, or null.</summary>
    /// <param name="day">A day.</param>
    public long? DelegateOn(DateOnly day)
    {
        foreach (var (id, from, until) in Delegates)
            if (day >= from && day <= until)
                return id;
        return null;
    }

    /// <summary>Whether the person is away on the day.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public bool IsAway(DateOnly day)
    {
        foreach (var (from, to) in Absences)
            if (day >= from && day <= to)
                return true;
        return false;
    }

    /// <summary>Whether the person works on the day and is not away.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public bool Works(DateOnly day) => Pattern.IsWorkingDay(day) && !IsAway(day);

    /// <summary>The first day on or after this one on which the person works, or null when that is too far to say.</summary>
    /// <param name="day">A day in the person's zone.</param>
    public DateOnly? FirstDayFrom(DateOnly day)
    {
        for (var d = day; d.DayNumber - day.DayNumber < FarDays; d = d.AddDays(1))
            if (Works(d))
                return d;
        return null;
    }

    /// <summary>Whether the person has had this many working days since a day, that day not counted.</summary>
    /// <param name="since">When the time began.</param>
    /// <param name="count">Working days.</param>
    /// <param name="day">The day on which to look: it counts once it is over.</param>
    public bool HasHad(int count, DateOnly since, DateOnly day)
    {
        for (var d = since.AddDays(1); d < day && count > 0; d = d.AddDays(1))
            if (Works(d))
                count--;
        return count <= 0;
    }
}

/// <summary>That a board's digest is due to a secretary.</summary>
/// <param name="BoardId">The board.</param>
/// <param name="Board">What people call it.</param>
/// <param name="Cause">Why.</param>
public sealed record BoardDigestDue(long BoardId, string Board, DigestCause Cause)
{
    /// <summary>The mailbox to which it goes; none where it goes to a channel, or to a secretary.</summary>
    public string? Mailbox { get; init; }
}

/// <summary>A line of news that somebody has not heard yet.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Text">The line, plain text.</param>
public sealed record NewsToTell(long Id, string Text);

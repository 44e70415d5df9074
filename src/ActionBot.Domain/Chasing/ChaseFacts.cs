using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;

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

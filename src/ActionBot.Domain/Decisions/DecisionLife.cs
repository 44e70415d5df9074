using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Wording;

namespace ActionBot.Domain.Decisions;

/// <summary>
/// The life of a decision that an action waits for: raised, accepted for a meeting, sent back or passed on to another board,
/// decided or deferred. The only place where any of it changes; every change makes the version one higher, so that of two people
/// who press at once one is too late.
/// </summary>
public static class DecisionLife
{
    /// <summary>The deferral from which on a decision is passed up.</summary>
    public const int MostDeferrals = 2;

    /// <summary>Whether it is a decision that still waits.</summary>
    /// <param name="blocker">The blocker.</param>
    public static bool IsOpenDecision(this Blocker blocker) => blocker.Kind == BlockerKind.Decision && blocker.State.Stands();

    /// <summary>Sends it on its way: to a board, or to the administrators' queue.</summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="route">Where to and why.</param>
    /// <param name="today">The day.</param>
    public static void Route(this Blocker blocker, BoardRoute route, DateOnly today)
    {
        RequireOpen(blocker);
        (blocker.BoardId, blocker.RouteReason, blocker.RoutedOn) = (route.BoardId, route.Reason, today);
        Unplan(blocker);
        blocker.ShownOn = null;
        ForgetPassedUp(blocker);
        blocker.Version++;
    }

    /// <summary>Passes it on to another board.</summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="boardId">The other board.</param>
    /// <param name="reason">Why, as a sentence.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RuleException">It is at that board, or waits no more.</exception>
    public static void PassOn(this Blocker blocker, long boardId, string reason, DateOnly today)
    {
        if (blocker.BoardId == boardId)
            throw new RuleException("It is at that board. Choose another one.");
        blocker.Route(new(boardId, reason), today);
    }

    /// <summary>
    /// Takes it for a meeting. From now on the secretariat is chased, not the owner. A parent board that it was passed up to
    /// takes it over.
    /// </summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="meeting">A meeting of its board, or of the board it was passed up to.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RuleException">The meeting is not to come, is of another board, or the decision waits no more.</exception>
    public static void Accept(this Blocker blocker, Meeting meeting, DateOnly today)
    {
        RequireOpen(blocker);
        RequireAhead(meeting, today);
        if (meeting.BoardId == blocker.PassedUpToId && meeting.BoardId != blocker.BoardId)
        {
            (blocker.BoardId, blocker.RoutedOn, blocker.RouteReason) = (meeting.BoardId, today, "Taken over from the board below");
            ForgetPassedUp(blocker);
        }
        else if (meeting.BoardId != blocker.BoardId)
        {
            throw new RuleException("That meeting is of another board. Pass the item on to that board first.");
        }
        blocker.State = BlockerState.Accepted;
        if (blocker.PassedUpWhy == PassedUpWhy.NotAcknowledged)
            ForgetPassedUp(blocker);
        Plan(blocker, meeting.Id, today);
    }

    /// <summary>Puts it on another meeting, or on none, because its own was cancelled or a new one was added.</summary>
    /// <param name="blocker">A decision that a board has accepted.</param>
    /// <param name="meetingId">The meeting, or null where there is none to come.</param>
    /// <param name="today">The day.</param>
    public static void Replan(this Blocker blocker, long? meetingId, DateOnly today)
    {
        RequireOpen(blocker);
        Plan(blocker, meetingId, today);
    }

    /// <summary>Gives it back to the owner, who answers anew.</summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="why">Why, in one line.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RuleException">There is no reason or too long a one, or the decision waits no more.</exception>
    public static void SendBack(this Blocker blocker, string why, DateOnly today)
    {
        RequireOpen(blocker);
        if (why.Length == 0)
            throw new RuleException("Give the owner a reason. Nothing was sent back.");
        if (why.Length > AnswerForm.MaxLine)
            throw new RuleException(
                $"Give the reason in at most {AnswerForm.MaxLine} characters; these are {why.Length:N0}. Nothing was sent back."
            );
        blocker.SentBackWhy = why;
        blocker.End(BlockerState.SentBack, today);
    }

    /// <summary>Takes the board's outcome: a deferral puts it on the other meeting, everything else ends it.</summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="deferredTo">For a deferral, the meeting; a later one than it is on.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RuleException">The meeting will not do, or the decision waits no more.</exception>
    public static void Decide(this Blocker blocker, DecisionOutcome outcome, Meeting? deferredTo, DateOnly today)
    {
        RequireOpen(blocker);
        if (outcome.IsFinal())
        {
            blocker.End(BlockerState.Decided, today);
            return;
        }
        if (deferredTo is null || deferredTo.Id == blocker.MeetingId)
            throw new RuleException("Choose the later meeting to which it is deferred.");
        RequireAhead(deferredTo, today);
        blocker.State = BlockerState.Accepted;
        blocker.Deferrals++;
        Plan(blocker, deferredTo.Id, today);
    }

    /// <summary>Passes it up to the parent board's secretariat. It stays at its board until the parent takes it.</summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="parentId">The parent board.</param>
    /// <param name="why">Why.</param>
    /// <param name="today">The day.</param>
    public static void PassUp(this Blocker blocker, long parentId, PassedUpWhy why, DateOnly today)
    {
        RequireOpen(blocker);
        (blocker.PassedUpToId, blocker.PassedUpWhy, blocker.PassedUpOn) = (parentId, why, today);
        blocker.Version++;
    }

    /// <summary>
    /// Whether it is to be passed up on a day, and why: its board has not acknowledged it in time since it was shown it, or has
    /// deferred it twice.
    /// </summary>
    /// <param name="blocker">A decision that waits.</param>
    /// <param name="day">The day.</param>
    /// <param name="lastDay">The last day in time to acknowledge what was shown on a day.</param>
    /// <param name="shownBy">The day by which a digest would have shown it, for a board that none has reached; null where that is
    /// nobody's fault.</param>
    public static PassedUpWhy? PassedUpOnDay(this Blocker blocker, DateOnly day, Func<DateOnly, DateOnly> lastDay, DateOnly? shownBy = null)
    {
        if (!blocker.IsOpenDecision() || blocker.PassedUpWhy == PassedUpWhy.DeferredTwice)
            return null;
        // A board that it was passed on to since has deferred nothing yet.
        if (blocker is { State: BlockerState.Accepted, Deferrals: >= MostDeferrals })
            return PassedUpWhy.DeferredTwice;
        return
            blocker is { State: BlockerState.Raised, PassedUpToId: null }
            && (blocker.ShownOn ?? shownBy) is { } shown
            && day > lastDay(shown)
            ? PassedUpWhy.NotAcknowledged
            : null;
    }

    private static void Plan(Blocker blocker, long? meetingId, DateOnly today)
    {
        blocker.MeetingId = meetingId;
        blocker.MeetingSetOn = today;
        blocker.Version++;
    }

    private static void Unplan(Blocker blocker)
    {
        blocker.State = BlockerState.Raised;
        (blocker.MeetingId, blocker.MeetingSetOn, blocker.ToldMeeting) = (null, null, null);
    }

    private static void ForgetPassedUp(Blocker blocker) =>
        (blocker.PassedUpToId, blocker.PassedUpOn, blocker.PassedUpWhy) = (null, null, null);

    private static void RequireAhead(Meeting meeting, DateOnly today)
    {
        if (!meeting.IsAhead)
            throw new RuleException(
                $"The meeting of {British.Date(meeting.Date, today)} is "
                    + $"{(meeting.State == MeetingState.Cancelled ? "cancelled" : "over")}. Choose another one."
            );
        if (meeting.Date < today)
            throw new RuleException($"The meeting of {British.Date(meeting.Date, today)} is past. Choose one that is to come.");
    }

    private static void RequireOpen(Blocker blocker)
    {
        if (!blocker.IsOpenDecision())
            throw new RuleException("This does not wait for a decision any more.");
    }
}

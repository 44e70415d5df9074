using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Domain.WorkingTime;

namespace ActionBot.Domain.Tests.Boards;

/// <summary>Random boards, remits, calendars, presses and moves, always the same ones.</summary>
public sealed class DecisionLifeProperties
{
    private const int Stories = 300,
        Steps = 40;
    private static readonly DateOnly Start = new(2026, 1, 5);

    [Fact]
    public void Open_decision_has_exactly_one_board_or_is_in_the_queue_and_waits_on_no_cancelled_meeting()
    {
        for (var seed = 1; seed <= Stories; seed++)
        {
            var story = new Story(new Random(seed));
            for (var step = 0; step < Steps; step++)
            {
                story.Step();
                Assert.All(story.Blockers, b => Check(b, story, seed, step));
            }
        }
    }

    [Fact]
    public void Every_step_makes_the_version_higher_and_a_refused_one_changes_nothing()
    {
        for (var seed = 1; seed <= Stories; seed++)
        {
            var story = new Story(new Random(seed));
            for (var step = 0; step < Steps; step++)
            {
                var before = story.Blockers.Select(b => (b.Version, Words(b))).ToList();
                story.Step();
                foreach (var (blocker, (version, words)) in story.Blockers.Zip(before))
                    Assert.True(
                        Words(blocker) == words ? blocker.Version >= version : blocker.Version > version,
                        $"seed {seed}, step {step}"
                    );
            }
        }
    }

    private static void Check(Blocker blocker, Story story, int seed, int step)
    {
        var where = $"seed {seed}, step {step}: {Words(blocker)}";
        if (!blocker.IsOpenDecision())
        {
            Assert.True(blocker.EndedOn is not null, where);
            return;
        }
        Assert.True(blocker.EndedOn is null && blocker.RouteReason is { Length: > 0 }, where);
        Assert.True(blocker.BoardId is null || story.Boards.Count(b => b.Id == blocker.BoardId) == 1, where);
        Assert.True(blocker.State == BlockerState.Accepted || blocker.MeetingId is null, where);
        if (blocker.State == BlockerState.Accepted)
            Assert.True(blocker.BoardId is not null, where);
        if (blocker.MeetingId is { } id)
        {
            var meeting = story.Meetings.Single(m => m.Id == id);
            Assert.True(meeting.State != MeetingState.Cancelled && meeting.BoardId == blocker.BoardId, where);
        }
    }

    private static string Words(Blocker b) =>
        $"{b.State} at {b.BoardId} on {b.MeetingId}, deferred {b.Deferrals}, up {b.PassedUpToId}, ended {b.EndedOn}";

    /// <summary>
    /// Some boards with meetings, and decisions that wait for them. Meetings are moved and cancelled as the service does it: what
    /// was on them is planned anew.
    /// </summary>
    private sealed class Story
    {
        private static readonly string[] Sources = ["DARA", "HMI", "COR"],
            Areas = ["a/", "a/b/", "c/"];
        private readonly Random random;
        private DateOnly today = Start;

        public Story(Random random)
        {
            this.random = random;
            Boards = [.. Enumerable.Range(1, random.Next(1, 5)).Select(i => new RoutedBoard(i, $"Board {i}", SomeRemit()))];
            Blockers = [.. Enumerable.Range(1, 6).Select(i => Raise(i))];
        }

        public List<RoutedBoard> Boards { get; }

        public List<Meeting> Meetings { get; } = [];

        public List<Blocker> Blockers { get; }

        public void Step()
        {
            today = today.AddDays(random.Next(4));
            var blocker = Blockers[random.Next(Blockers.Count)];
            try
            {
                switch (random.Next(10))
                {
                    case 0 or 1:
                        Meetings.Add(
                            new()
                            {
                                Id = Meetings.Count + 1,
                                BoardId = random.Next(1, Boards.Count + 1),
                                Date = today.AddDays(random.Next(60)),
                            }
                        );
                        break;
                    case 2 when Meetings.Count > 0:
                        Meetings[random.Next(Meetings.Count)].Date = today.AddDays(random.Next(60));
                        break;
                    case 3 when Meetings.Count > 0:
                        Meetings[random.Next(Meetings.Count)].State = MeetingState.Cancelled;
                        break;
                    case 4 or 5 when Meetings.Count > 0:
                        blocker.Accept(Meetings[random.Next(Meetings.Count)], today);
                        break;
                    case 6:
                        blocker.PassOn(random.Next(1, Boards.Count + 1), "Passed on", today);
                        break;
                    case 7:
                        blocker.SendBack(random.Next(4) == 0 ? "" : "Say more.", today);
                        break;
                    case 8:
                        var outcome = DecisionOutcomes.All[random.Next(4)];
                        blocker.Decide(
                            outcome,
                            Meetings.Where(m => m.BoardId == blocker.BoardId).Skip(random.Next(3)).FirstOrDefault(),
                            today
                        );
                        break;
                    default:
                        if (blocker.IsOpenDecision() && blocker.BoardId is { } own)
                            blocker.PassUp(own % Boards.Count + 1, PassedUpWhy.NotAcknowledged, today);
                        break;
                }
            }
            catch (RuleException refused)
            {
                Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
            }
            Replan();
        }

        private void Replan()
        {
            foreach (
                var blocker in Blockers.Where(b =>
                    b.IsOpenDecision()
                    && b.State == BlockerState.Accepted
                    && (b.MeetingId is null || Meetings.Single(m => m.Id == b.MeetingId).State == MeetingState.Cancelled)
                )
            )
                if (
                    MeetingPlan.NextFor(Meetings.Where(m => m.BoardId == blocker.BoardId), 5, WorkingPattern.Usual, today)?.Id is var next
                    && next != blocker.MeetingId
                )
                    blocker.Replan(next, today);
        }

        private Blocker Raise(int id)
        {
            var blocker = new Blocker
            {
                Id = id,
                Kind = BlockerKind.Decision,
                ToDecide = "What?",
                RaisedOn = today,
            };
            var action = new RoutedAction(
                Sources[random.Next(3)],
                Areas[random.Next(3)],
                (Rating)random.Next(4),
                null,
                random.Next(3) == 0 ? 1 : null
            );
            blocker.Route(BoardRouting.Find(action, random.Next(2) == 0 ? random.Next(1, 7) : null, Boards, []), today);
            return blocker;
        }

        private Remit SomeRemit() =>
            new(
                random.Next(2) == 0 ? [Sources[random.Next(3)]] : [],
                random.Next(2) == 0 ? [Areas[random.Next(3)]] : [],
                random.Next(3) == 0 ? [Rating.High] : [],
                []
            );
    }
}

using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.WorkingTime;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;
using Owner = ActionBot.Domain.Register.People.Person;

namespace ActionBot.Tests.Support;

/// <summary>An organisation with a register and a history, made up at random around a day, in the database itself.</summary>
public sealed class RandomOrganisation(Random random, DateOnly today)
{
    private const int People = 10;
    private const int Actions = 25;

    private static readonly string[] Zones = ["Europe/London", "Europe/Paris", "Europe/Athens"];

    /// <summary>Empties the register and fills it anew.</summary>
    public async Task<int> FillAsync(ActionBotContext db)
    {
        await ClearAsync(db);
        List<Owner> people = [.. Enumerable.Range(1, People).Select(SomePerson)];
        db.AddRange(people);
        await db.SaveChangesAsync();
        foreach (var person in people.Where(_ => random.Next(3) > 0))
            person.ManagerId = Any(people).Id;
        foreach (var person in people.Where(_ => random.Next(3) == 0))
            db.Add(
                new Absence
                {
                    PersonId = person.Id,
                    From = Day(-5, 2),
                    To = Day(2, 20),
                }
            );
        foreach (var person in people.Where(_ => random.Next(3) == 0))
            db.Add(
                new Delegation
                {
                    PersonId = person.Id,
                    DelegateId = Any(people.FindAll(p => p != person)).Id,
                    From = Day(-10, 1),
                    Until = Day(-2, 20),
                }
            );
        var sources = new[] { SourceKind.InternalAudit, SourceKind.OutsideBody }
            .Select(
                (kind, i) =>
                    new Source
                    {
                        Code = $"S{i}",
                        Name = $"Source {i}",
                        Kind = kind,
                    }
            )
            .ToList();
        var top = new Area { Name = "Top", Path = Area.PathOf("Top") };
        db.Add(top);
        db.AddRange(sources);
        await db.SaveChangesAsync();
        List<Area> areas =
        [
            top,
            .. new[] { "One", "Two" }.Select(name => new Area
            {
                Name = name,
                Path = Area.PathOf("Top", name),
                ParentId = top.Id,
            }),
        ];
        db.AddRange(areas.Skip(1));
        var reports = sources.ConvertAll(s => new Report
        {
            SourceId = s.Id,
            Title = "A report",
            Assurance = Any(Enum.GetValues<Assurance>()),
            IssuedOn = today.AddDays(-400),
        });
        db.AddRange(reports);
        var above = new Board
        {
            Code = "P",
            Name = "The board above",
            Remit = new(["none"], [], [], []),
        };
        db.Add(above);
        await db.SaveChangesAsync();
        var board = new Board
        {
            Code = "B",
            Name = "A board",
            ParentId = above.Id,
            Cadence = Any(Enum.GetValues<BoardCadence>()),
            Remit = new(["S0"], [], [], []),
        };
        board.Meetings.AddRange([
            new() { Date = Day(-12, -1) },
            new() { Date = Day(0, 30), State = Any([MeetingState.Planned, MeetingState.Moved, MeetingState.Cancelled]) },
        ]);
        db.Add(board);
        await db.SaveChangesAsync();
        foreach (var body in new[] { board, above })
            db.Add(new BoardSecretary { BoardId = body.Id, PersonId = Any(people).Id });
        foreach (var area in areas.Where(_ => random.Next(3) > 0))
            db.Add(new AreaLead { AreaId = area.Id, PersonId = Any(people).Id });
        List<ActionItem> actions = [.. Enumerable.Range(1, Actions).Select(i => SomeAction(i, people, areas, reports))];
        db.AddRange(actions);
        await db.SaveChangesAsync();
        await HistoryAsync(db, people, actions);
        foreach (var action in actions.Where(a => a.OwnerId is not null && random.Next(6) == 0))
            await AskBoardAsync(db, action, board, above);
        foreach (var person in people.Where(_ => random.Next(4) == 0))
            db.Add(
                new NewsLine
                {
                    Key = $"news-{random.NextInt64()}",
                    PersonId = person.Id,
                    Text = "Something came of it.",
                    At = At(-1),
                }
            );
        return await db.SaveChangesAsync();
    }

    private static async Task ClearAsync(ActionBotContext db)
    {
        await db.Ledger.ExecuteDeleteAsync();
        await db.News.ExecuteDeleteAsync();
        await db.BoardDigestItems.ExecuteDeleteAsync();
        await db.BoardDigests.ExecuteDeleteAsync();
        await db.Decisions.ExecuteDeleteAsync();
        await db.Outbox.ExecuteDeleteAsync();
        await db.ToldSteps.ExecuteDeleteAsync();
        await db.Blockers.ExecuteDeleteAsync();
        await db.CheckInItems.ExecuteDeleteAsync();
        await db.Updates.ExecuteDeleteAsync();
        await db.CheckIns.ExecuteDeleteAsync();
        await db.Snoozes.ExecuteDeleteAsync();
        await db.OwnershipQueries.ExecuteDeleteAsync();
        await db.Actions.ExecuteDeleteAsync();
        await db.Delegations.ExecuteDeleteAsync();
        await db.Absences.ExecuteDeleteAsync();
        await db.AreaLeads.ExecuteDeleteAsync();
        await db.Areas.Where(a => a.ParentId != null).ExecuteDeleteAsync();
        await db.Areas.ExecuteDeleteAsync();
        await db.Reports.ExecuteDeleteAsync();
        await db.Sources.ExecuteDeleteAsync();
        await db.BoardSecretaries.ExecuteDeleteAsync();
        await db.Meetings.ExecuteDeleteAsync();
        await db.Boards.Where(b => b.ParentId != null).ExecuteDeleteAsync();
        await db.Boards.ExecuteDeleteAsync();
        await db.People.ExecuteUpdateAsync(s => s.SetProperty(p => p.ManagerId, (long?)null));
        await db.People.ExecuteDeleteAsync();
        db.ChangeTracker.Clear();
    }

    private async Task HistoryAsync(ActionBotContext db, List<Owner> people, List<ActionItem> actions)
    {
        foreach (var person in people)
        {
            var owned = actions.FindAll(a => a.OwnerId == person.Id);
            foreach (var ago in Enumerable.Range(1, 60).Where(_ => random.Next(12) == 0))
            {
                var kind = random.Next(5) switch
                {
                    0 => CheckInKind.AreaDigest,
                    1 => CheckInKind.Notice,
                    _ => CheckInKind.Scheduled,
                };
                var checkIn = new CheckIn
                {
                    Ask = $"ask-{random.NextInt64()}",
                    PersonId = person.Id,
                    On = today.AddDays(-ago),
                    Kind = kind,
                    Withdrawn = random.Next(8) == 0,
                };
                if (!checkIn.Withdrawn)
                    (checkIn.DeliveredOn, checkIn.DeliveredAt) = (
                        checkIn.On,
                        new DateTimeOffset(checkIn.On.ToDateTime(new(10, 0)), TimeSpan.Zero)
                    );
                foreach (var action in kind == CheckInKind.Scheduled ? owned.Where(_ => random.Next(2) == 0) : [])
                    checkIn.Items.Add(
                        new()
                        {
                            ActionItemId = action.Id,
                            OwnerId = person.Id,
                            Place = checkIn.Items.Count + 1,
                            Reason = RequestReason.Overdue,
                        }
                    );
                if (kind != CheckInKind.Scheduled)
                    checkIn.Told.Add(
                        new()
                        {
                            ActionItemId = Any(actions).Id,
                            Step = Any(Enum.GetValues<LadderStep>()),
                            OwnerId = person.Id,
                            Place = 1,
                        }
                    );
                db.Add(checkIn);
            }
            foreach (var action in owned.Where(_ => random.Next(8) == 0))
                db.Add(
                    new Snooze
                    {
                        ActionItemId = action.Id,
                        PersonId = person.Id,
                        On = today.AddDays(-3),
                        At = At(-3),
                        Until = Day(-2, 8),
                    }
                );
            foreach (var action in owned.Where(_ => random.Next(15) == 0))
                db.Add(
                    new OwnershipClaim
                    {
                        ActionItemId = action.Id,
                        PersonId = person.Id,
                        At = At(-4),
                    }
                );
            foreach (var action in owned.Where(_ => random.Next(8) == 0))
                await BlockAsync(db, action, Any(actions));
        }
    }

    private async Task BlockAsync(ActionBotContext db, ActionItem action, ActionItem other)
    {
        var update = new ProgressUpdate
        {
            ActionItemId = action.Id,
            PersonId = action.OwnerId!.Value,
            Once = $"once-{random.NextInt64()}",
            On = today.AddDays(-30),
            At = At(-30),
        };
        db.Add(update);
        await db.SaveChangesAsync();
        var blocker = new Blocker
        {
            ActionItemId = action.Id,
            UpdateId = update.Id,
            RaisedOn = update.On,
            Kind = BlockerKind.Dependency,
        };
        switch (random.Next(4))
        {
            case 0 when other != action:
                blocker.DependsOnId = other.Id;
                break;
            case 1:
                (blocker.OutsideParty, blocker.Expected) = ("An outside body", Day(-5, 10));
                break;
            default:
                (blocker.Kind, blocker.State) = (
                    BlockerKind.Decision,
                    Any([BlockerState.Raised, BlockerState.Accepted, BlockerState.Withdrawn])
                );
                break;
        }
        db.Add(blocker);
    }

    private async Task AskBoardAsync(ActionBotContext db, ActionItem action, Board board, Board above)
    {
        var update = new ProgressUpdate
        {
            ActionItemId = action.Id,
            PersonId = action.OwnerId!.Value,
            Once = $"once-{random.NextInt64()}",
            On = today.AddDays(-20),
            At = At(-20),
        };
        db.Add(update);
        await db.SaveChangesAsync();
        var blocker = new Blocker
        {
            ActionItemId = action.Id,
            UpdateId = update.Id,
            Kind = BlockerKind.Decision,
            BoardId = board.Id,
            ToDecide = "Whether to go on.",
            RaisedOn = update.On,
            RoutedOn = update.On,
            State = Any([BlockerState.Raised, BlockerState.Accepted, BlockerState.SentBack, BlockerState.Decided]),
        };
        if (blocker.State is BlockerState.SentBack or BlockerState.Decided)
            blocker.EndedOn = Day(-8, 0);
        else if (blocker.State == BlockerState.Accepted)
            blocker.MeetingId = Any(board.Meetings).Id;
        else if (random.Next(3) == 0)
            (blocker.PassedUpToId, blocker.PassedUpOn, blocker.PassedUpWhy) = (above.Id, Day(-5, -1), PassedUpWhy.NotAcknowledged);
        db.Add(blocker);
    }

    private Owner SomePerson(int i) =>
        new()
        {
            Email = $"person{i}@example.org",
            Name = $"Person {i}",
            IsActive = random.Next(8) > 0,
            IsAdministrator = i == 1,
            TimeZone = Any(Zones),
            SendAt = new(random.Next(7, 12), 30),
            WorkingDays = random.Next(4) == 0 ? WorkingDays.Tuesday | WorkingDays.Thursday : WorkingDays.MondayToFriday,
            KeepsBankHolidays = random.Next(3) > 0,
            PausedUntil = random.Next(6) == 0 ? Day(-3, 10) : null,
        };

    private ActionItem SomeAction(int i, List<Owner> people, List<Area> areas, List<Report> reports) =>
        new()
        {
            Ref = $"R-{i:000}",
            ReportId = Any(reports).Id,
            AreaId = Any(areas).Id,
            AgreedAction = "Do what was agreed.",
            Rating = Any(Enum.GetValues<Rating>()),
            OwnerId = random.Next(10) == 0 ? null : Any(people).Id,
            RegisteredOn = today.AddDays(-300),
            Status = random.Next(5) == 0 ? Any(Enum.GetValues<ActionStatus>()) : ActionStatus.Open,
            TargetDate = random.Next(4) == 0 ? null : Day(-150, 100),
            LastAnsweredOn = random.Next(2) == 0 ? Day(-90, 0) : null,
            SameAnswers = random.Next(5),
            SameSince = today.AddDays(-50),
            BoardName = random.Next(4) == 0 ? "A board" : null,
        };

    private DateOnly Day(int from, int to) => today.AddDays(random.Next(from, to + 1));

    private DateTimeOffset At(int days) => new(today.AddDays(days).ToDateTime(new(11, 0)), TimeSpan.Zero);

    private T Any<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}

using System.Text.Json.Nodes;
using ActionBot.Boards.Cards;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Boards;

/// <summary>
/// Some weeks of random answers, presses and moves, always the same ones, through the bot and its database; some of them at the
/// same moment.
/// </summary>
public sealed class BoardProperties
{
    private const int Steps = 20;

    [DatabaseTheory]
    public async Task Every_open_decision_is_at_one_board_or_in_the_queue_on_no_cancelled_meeting_and_in_no_circle_whatever_happens(
        StorageProvider provider
    )
    {
        for (var seed = 1; seed <= 2; seed++)
        {
            await using var board = await BoardScene.OpenAsync(provider);
            var story = new Story(
                board,
                new Random(seed),
                await board.Scene.JoinAsync("tracking-team@example.org", "Tracking team", isAdministrator: true)
            );
            await story.BeginAsync();
            for (var step = 0; step < Steps; step++)
            {
                await story.StepAsync();
                await story.CheckAsync($"seed {seed}, step {step}");
            }
            Assert.True(story.Kinds.Count >= 4, string.Join(", ", story.Kinds));
        }
    }

    private sealed class Story(BoardScene board, Random random, TeamsPerson team)
    {
        private static readonly string[] Refs = ["DARA-0042", "DARA-0057", "HMI-0121"],
            Codes = ["pib", "mgb", "frb"],
            Questions = ["Who pays for it?", "May it be bought?"];
        private DateOnly day = Scene.Today;

        /// <summary>Which states decisions and waits have been in.</summary>
        public HashSet<(BlockerKind, BlockerState)> Kinds { get; } = [];

        public async Task BeginAsync()
        {
            await board.SweepAsync();
            await board.Scene.TypeAsync(team, "meetings");
        }

        public async Task StepAsync()
        {
            switch (random.Next(10))
            {
                case 0 or 1:
                    await NextDayAsync();
                    break;
                case 2 or 3 or 4:
                    await AnswerAsync();
                    break;
                case 5:
                    await Task.WhenAll(PostAsync(await PressAsync()), PostAsync(await PressAsync()), PostAsync(Typed(MeetingWords())));
                    break;
                case 6:
                    await PostAsync(Typed(MeetingWords()));
                    break;
                default:
                    await PostAsync(await PressAsync());
                    break;
            }
            await board.Scene.Bot.DrainAsync();
            await board.BoardsAsync();
        }

        public async Task CheckAsync(string where)
        {
            var blockers = await board.Scene.ReadAsync(db =>
                db.Blockers.AsNoTracking()
                    .Include(b => b.ActionItem)
                    .Include(b => b.DependsOn)
                    .Include(b => b.OnMeeting)
                    .Include(b => b.Board)
                    .ToListAsync()
            );
            Kinds.UnionWith(blockers.Select(b => (b.Kind, b.State)));
            var open = blockers.Where(b => b.State.Stands()).ToList();
            Assert.All(
                open.GroupBy(b => b.ActionItemId),
                g => Assert.True(g.Count() == 1, $"{where}: {g.First().ActionItem!.Ref} waits for {g.Count()} things")
            );
            // Questions find what waits by the owner's last words first.
            Assert.All(
                blockers.Where(b => b.EndedOn is null),
                b => Assert.Equal(b.Kind == BlockerKind.Decision ? AnswerChoice.Decision : AnswerChoice.Other, b.ActionItem!.Standing)
            );
            foreach (var blocker in open.Where(b => b.Kind == BlockerKind.Decision))
            {
                var words =
                    $"{where}: {blocker.ActionItem!.Ref} {blocker.State} at "
                    + $"{blocker.Board?.Code ?? "the queue"} on {blocker.OnMeeting?.Date} {blocker.OnMeeting?.State}";
                Assert.True(blocker.RouteReason is { Length: > 0 } && blocker.EndedOn is null, words);
                Assert.True(blocker.Board is not null || blocker is { State: BlockerState.Raised, BoardId: null }, words);
                Assert.True(blocker.State == BlockerState.Accepted || blocker.MeetingId is null, words);
                Assert.True(
                    blocker.OnMeeting is null
                        || (blocker.OnMeeting.State != MeetingState.Cancelled && blocker.OnMeeting.BoardId == blocker.BoardId),
                    words
                );
            }
            var waits = open.Where(b => b.DependsOn is not null)
                .GroupBy(b => b.ActionItem!.Ref)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(b => b.DependsOn!.Ref)]);
            Assert.True(
                DependencyCycle.Suspects(waits).Count == 0,
                $"{where}: {string.Join(", ", waits.Select(w => $"{w.Key} > {w.Value[0]}"))}"
            );
        }

        // Whoever waits for a board that has accepted is asked nothing on the day.
        private async Task NextDayAsync()
        {
            day = day.AddDays(random.Next(1, 4));
            var accepted = await board.Scene.ReadAsync(db =>
                db.Blockers.Where(b => b.Kind == BlockerKind.Decision && b.State == BlockerState.Accepted)
                    .Select(b => b.ActionItemId)
                    .ToListAsync()
            );
            await board.SweepOnAsync($"{day:yyyy-MM-dd}");
            var asked = await board.Scene.ReadAsync(db =>
                db.Ledger.Where(l => l.Day == day && l.Asked != null).Select(l => l.ActionItemId).ToListAsync()
            );
            Assert.Empty(accepted.Intersect(asked));
        }

        private async Task AnswerAsync()
        {
            var reference = Refs[random.Next(Refs.Length)];
            var item = await board.Scene.TypeAsync(board.Scene.Owner, "show " + reference);
            if (random.Next(3) > 0)
                await board.Scene.PressAsync(
                    board.Scene.Owner,
                    item,
                    item.Button("Send: waiting for a decision"),
                    ("decision_board", random.Next(4) == 0 ? "-" : Codes[random.Next(Codes.Length)]),
                    ("decision_what", Questions[random.Next(Questions.Length)])
                );
            else
                await board.Scene.PressAsync(
                    board.Scene.Owner,
                    item,
                    item.Button("Send: waiting for something"),
                    ("other_on", random.Next(4) == 0 ? "The supplier" : Refs[random.Next(Refs.Length)]),
                    ("other_expected", $"{day.AddDays(random.Next(1, 60)):yyyy-MM-dd}")
                );
        }

        // An administrator acts for every board; now and then with a card that is out of date, or for a meeting of another board.
        private async Task<JsonObject> PressAsync()
        {
            var blockers = await board.Scene.ReadAsync(db =>
                db.Blockers.AsNoTracking().Where(b => b.Kind == BlockerKind.Decision).OrderBy(b => b.Id).ToListAsync()
            );
            var meetings = await board.Scene.ReadAsync(db => db.Meetings.AsNoTracking().OrderBy(m => m.Id).ToListAsync());
            if (blockers.Count == 0)
                return Typed("meetings");
            var open = blockers.Where(b => b.IsOpenDecision()).ToList();
            var blocker = open.Count > 0 && random.Next(8) > 0 ? open[random.Next(open.Count)] : blockers[random.Next(blockers.Count)];
            var rev = blocker.Version - (random.Next(8) == 0 ? 1 : 0);
            var own = meetings.Where(m => m.BoardId == blocker.BoardId).DefaultIfEmpty(meetings[0]).ToList();
            var meeting = random.Next(6) == 0 ? meetings[random.Next(meetings.Count)] : own[random.Next(own.Count)];
            var id = BoardData.Blocker(blocker.Id);
            return blocker.BoardId is null
                ? Pressed(
                    BoardData.Item(QueueCard.Verb, blocker.Id, rev, CardPlace.Nowhere),
                    (QueueCard.BoardInput, Codes[random.Next(Codes.Length)])
                )
                : random.Next(7) switch
                {
                    0 => Pressed(
                        BoardData.Item(BoardData.SendBackVerb, blocker.Id, rev, CardPlace.Nowhere),
                        ($"{id}_back", "Say what it costs.")
                    ),
                    1 => Pressed(
                        BoardData.Item(BoardData.RerouteVerb, blocker.Id, rev, CardPlace.Nowhere),
                        ($"{id}_board", Codes[random.Next(Codes.Length)])
                    ),
                    2 => Decided("agreed"),
                    3 => Decided("deferred", ("deferred_to", BoardData.Meeting(meeting.Id))),
                    4 => Decided("deferred", ("deferred_to", BoardData.Meeting(meeting.Id))),
                    _ => Pressed(BoardData.Accept(blocker.Id, rev, meeting.Id, CardPlace.Nowhere)),
                };

            JsonObject Decided(string outcome, params (string, string)[] typed) =>
                Pressed(BoardData.Record(blocker.Id, rev, "pib", outcome, $"once-{random.Next()}", CardPlace.Nowhere), typed);
        }

        private string MeetingWords()
        {
            var (code, dates) = (Codes[random.Next(2)], new[] { "3 March 2026", "14 April 2026", "18 March 2026", "24 March 2026" });
            return random.Next(4) switch
            {
                0 => $"cancel the {dates[random.Next(4)]} meeting of {code}",
                1 => $"add a meeting of {code} on {dates[random.Next(4)]}",
                _ => $"move the {dates[random.Next(4)]} meeting of {code} to {dates[random.Next(4)]}",
            };
        }

        private JsonObject Typed(string text) => board.Teams.Activities.PersonalText(team, text);

        private JsonObject Pressed(JsonObject data, params (string Field, string Value)[] typed) =>
            board.Teams.Activities.CardSubmit(team, Scene.With(data, typed), board.Teams.MessagesOf(team)[^1].ActivityId);

        private Task PostAsync(JsonObject activity)
        {
            board.Scene.Clock.Advance(TimeSpan.FromSeconds(3));
            return board.Scene.PostAsync(activity);
        }
    }
}

using System.Text.Json.Nodes;
using ActionBot.Boards.Agendas;
using ActionBot.Directory;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.WorkingTime;
using ActionBot.Simulator.Teams;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.Boards.Channels;

/// <summary>
/// Weeks in which a board's channel comes and goes at random, always the same ones, with events that are lost, late or told
/// twice.
/// </summary>
public sealed class ChannelProperties
{
    private const int Days = 32,
        Quiet = 8;

    [DatabaseTheory]
    public async Task Every_digest_reaches_each_secretary_once_within_the_budget_and_administrators_hear_once_each_time(
        StorageProvider provider
    )
    {
        for (var seed = 1; seed <= 2; seed++)
        {
            await using var scene = await ChannelScene.OpenAsync(provider);
            await scene.Board.RaiseAsync();
            var story = new Story(scene, new Random(seed), $"seed {seed}");
            for (var day = Scene.Today.AddDays(1); day < Scene.Today.AddDays(Days + Quiet); day = day.AddDays(1))
                await story.DayAsync(day, changes: day < Scene.Today.AddDays(Days));
            await story.CheckAsync();
        }
    }

    private sealed class Story(ChannelScene scene, Random random, string name)
    {
        private static readonly string[] Later = ["DARA-0057", "HMI-0121"];

        private readonly List<JsonObject> late = [];
        private readonly Dictionary<TeamsPerson, (DateOnly Since, int Seen)> due = [];
        private int losses,
            raised;
        private bool isDeleted,
            isArchived,
            isTeamDeleted;

        public async Task DayAsync(DateOnly day, bool changes)
        {
            await AtAsync(day, new(8, 0));
            foreach (var told in late.ToList())
                await scene.PostAsync(told);
            late.Clear();
            await ExpectAsync(day);
            foreach (var time in new TimeOnly[] { new(9, 0), new(9, 40), new(12, 0), new(15, 0) })
            {
                await AtAsync(day, time);
                if (changes && random.Next(4) == 0)
                    await ChangeAsync();
                if (time.Hour >= 9 && time != new TimeOnly(9, 0))
                    await scene.Board.SweepAsync();
            }
            await SeeAsync(day);
            if (changes && raised < Later.Length && random.Next(8) == 0)
                await RaiseAsync(Later[raised++]);
        }

        private async Task RaiseAsync(string reference)
        {
            var item = await scene.Scene.TypeAsync(scene.Scene.Owner, "show " + reference);
            await scene.Scene.PressAsync(
                scene.Scene.Owner,
                item,
                item.Button("Send: waiting for a decision"),
                ("decision_board", "pib"),
                ("decision_what", $"What of {reference}?")
            );
        }

        public async Task CheckAsync()
        {
            Assert.True(losses >= 3, $"{name}: only {losses} losses");
            var sent = await scene.ReadAsync(db =>
                db.CheckIns.Where(c => c.Kind != CheckInKind.OnRequest && c.DeliveredOn != null)
                    .Select(c => new { c.PersonId, On = c.DeliveredOn!.Value })
                    .ToListAsync()
            );
            Assert.Equal(sent.Count, sent.Distinct().Count());
            foreach (var days in sent.GroupBy(s => s.PersonId))
                Assert.All(days, d => Assert.True(days.Count(o => o.On <= d.On && o.On > d.On.AddDays(-7)) <= 3));
            var detours = await scene.DetoursAsync();
            Assert.InRange(detours, 1, losses);
            Assert.Equal(detours, scene.Heard.Count(h => h.Contains("can no longer be posted", StringComparison.Ordinal)));
            Assert.Empty(await scene.ReadAsync(db => db.News.Where(n => n.CheckInId == null).ToListAsync()));
            // What Teams refuses is tried no more than once for each loss: a digest, or a card that is drawn anew at the same moment.
            Assert.InRange(Refused(), 0, 2 * losses);
        }

        // What the rule says of each secretary, who saw what is in the channel as well as in their own chat.
        private async Task ExpectAsync(DateOnly day)
        {
            var office = scene.Scene.Bot.Services.GetRequiredService<Calendars>().Usual;
            var waiting = await scene.Scene.Bot.WithAsync(s => s.GetRequiredService<BoardAgendas>().LoadAsync(day, CancellationToken.None));
            var agenda = waiting.Single(w => w.Board.Code == "pib").Agenda;
            foreach (var person in new[] { scene.Board.Secretary, scene.Board.Second })
            {
                var seen = Seen(person);
                var cause = DigestRule.CauseOn(day, agenda, seen.Count == 0 ? null : seen.Max(), BoardPolicy.Default, office);
                if (cause is null)
                    due.Remove(person);
                else if (!due.ContainsKey(person))
                    due[person] = (day, seen.Count);
            }
        }

        private Task SeeAsync(DateOnly day)
        {
            foreach (var person in new[] { scene.Board.Secretary, scene.Board.Second })
            {
                var today = Seen(person).Count(d => d == day);
                Assert.True(today <= 1, $"{name}, {day}: {person.Name} saw {today} digests");
                Assert.True(today == 0 || due.ContainsKey(person), $"{name}, {day}: {person.Name} saw a digest that was not due");
                if (today > 0)
                    due.Remove(person);
                else if (due.TryGetValue(person, out var since))
                    Assert.True(
                        WorkingPattern.Usual.AddWorkingDays(since.Since, 3) >= day,
                        $"{name}, {day}: {person.Name} waits since {since.Since}"
                    );
            }
            return Task.CompletedTask;
        }

        private List<DateOnly> Seen(TeamsPerson person) =>
            [.. scene.InChannel.Concat(scene.DigestsOf(person)).Select(m => DateOnly.FromDateTime(m.Versions[0].At.UtcDateTime))];

        private async Task ChangeAsync()
        {
            var (team, channel, by) = (scene.Team, scene.Channel, scene.Board.Secretary);
            var wasOpen = !isDeleted && !isArchived && !isTeamDeleted;
            var kind = random.Next(7);
            // What is lost comes back before long, so that there is much to lose.
            if (!wasOpen && random.Next(3) > 0)
                kind =
                    isDeleted ? 0
                    : isArchived ? 3
                    : 5;
            var told = kind switch
            {
                0 or 1 or 2 => Of(
                    channel,
                    Toggle(ref isDeleted, () => scene.Teams.Delete(channel), () => scene.Teams.Restore(channel))
                        ? "channelDeleted"
                        : "channelRestored"
                ),
                3 or 4 => In(
                    team,
                    Toggle(ref isArchived, () => scene.Teams.Archive(team), () => scene.Teams.Unarchive(team))
                        ? "teamArchived"
                        : "teamUnarchived"
                ),
                5 => In(
                    team,
                    Toggle(ref isTeamDeleted, () => scene.Teams.Delete(team), () => scene.Teams.Restore(team))
                        ? "teamDeleted"
                        : "teamRestored"
                ),
                _ => Of(channel, "channelRenamed"),
            };
            if (wasOpen && (isDeleted || isArchived || isTeamDeleted))
                losses++;
            switch (random.Next(6))
            {
                case 0:
                    break;
                case 1:
                    late.Add(told);
                    break;
                case 2:
                    await scene.PostAsync(told);
                    var again = told.DeepClone().AsObject();
                    again["id"] = $"again-{random.Next()}";
                    late.Add(again);
                    break;
                default:
                    await scene.PostAsync(told);
                    break;
            }

            JsonObject Of(FakeChannel of, string what) => scene.Teams.Activities.ChannelEvent(by, of, what);
            JsonObject In(FakeTeam of, string what) => scene.Teams.Activities.TeamEvent(by, of, what);
        }

        private static bool Toggle(ref bool state, Action lose, Action regain)
        {
            (state ? regain : lose)();
            return state = !state;
        }

        private int Refused() =>
            scene.Teams.Calls.Count(c => c.Status is 403 or 404 && c.ConversationId.StartsWith(scene.Channel.Id, StringComparison.Ordinal));

        private Task AtAsync(DateOnly day, TimeOnly time)
        {
            scene.Scene.Clock.SetUtcNow(new DateTimeOffset(day, time, TimeSpan.Zero));
            return Task.CompletedTask;
        }
    }
}

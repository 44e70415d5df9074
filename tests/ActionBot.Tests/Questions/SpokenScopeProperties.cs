using System.Text.RegularExpressions;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Questions;
using ActionBot.Simulator.Clock;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Inbound;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Questions;

/// <summary>
/// Over random trees and people: what somebody types, one thing after the other, presses or searches for brings nothing that is
/// not theirs to see.
/// </summary>
public sealed partial class SpokenScopeProperties
{
    private static readonly DateTimeOffset Now = new(ScopeWorld.Day, new(9, 0), TimeSpan.Zero);

    private static readonly string[] First =
    [
        "overdue",
        "what is overdue in my area",
        "everything open or closed by owner",
        "what is blocked by board",
        "undated by theme",
        "high",
        "about \"thing 3\"",
        "in aaa3",
        "person 2",
        "R-017",
        "who has not answered",
        "by area",
        "closed",
        "source two by report",
        "not mine",
    ];

    private static readonly string[] Later =
    [
        "only high",
        "and medium?",
        "by owner",
        "by board",
        "by area",
        "how many?",
        "the next ten",
        "more",
        "and in aa4?",
        "what about person 3",
        "only closed",
        "including closed",
        "not mine",
        "newest first",
        "only the undated",
        "only R-031",
        "theme 1",
        "of those, blocked",
    ];

    [DatabaseTheory]
    public async Task Follow_ups_filters_and_searches_stay_within_what_may_be_seen(StorageProvider provider)
    {
        var (answered, searched) = (0, 0);
        // A database in another process takes its time for each of some thousand small queries: it gets a part of them.
        var (seeds, most) = provider == StorageProvider.Sqlite ? (2, int.MaxValue) : (1, 3);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var random = new Random(seed);
            await using var rig = await QuestionRig.EmptyAsync(provider);
            await using var db = rig.Open();
            var world = await ScopeWorld.CreateAsync(db, random);
            foreach (var person in world.People.OrderBy(_ => random.Next()).Take(most))
            {
                var allowed = world.MaySee(person);
                var turn = new TeamsTurn(null!, "tenant", null, "user", $"chat{person.Id}", new("https://example.org"), true);
                // A ref that was typed is told back, whether or not it is one.
                HashSet<string> typed = [];
                for (var i = 0; i < 12; i++)
                {
                    var text = i % 4 == 0 ? First[random.Next(First.Length)] : Later[random.Next(Later.Length)];
                    typed.UnionWith(Refs(text));
                    await using var talk = rig.Open();
                    var desk = rig.Desk(talk);
                    var clock = new ManualClock(Now);
                    var answers = new QuestionReplies(desk, new(talk, clock), clock);
                    var reading = await answers.ReadAsync(text, person, turn, default);
                    var said = await answers.SayAsync(text, person, turn, default);
                    await talk.SaveChangesAsync();
                    if (said?.Card is { } card)
                        Assert.All(Refs(CardJson.Write(card)).Except(typed), r => Assert.Contains(r, allowed));
                    if (reading is not Reading.Understood { Question: var question })
                        continue;
                    var day = answers.Day(person);
                    async Task<List<string>> Expected(Question of) =>
                        [.. (await desk.RefsAsync(of, (Person?)null, day, null, default)).Where(allowed.Contains)];
                    var expected = await Expected(question);
                    var view = await answers.ViewAsync(question, person, default);
                    Assert.Equal(expected.Count, view.Answer.Total);
                    Assert.Equal(expected.Skip(question.Skip).Take(question.Limit ?? 10), view.Answer.Rows.Select(r => r.Ref));
                    if (view.Answer.By is { } by && world.Counted(by, expected) is { } counted)
                        Assert.Equal(
                            counted.OrderBy(c => c.Key),
                            view.Answer.Groups.ToDictionary(g => g.Name, g => g.Count).OrderBy(c => c.Key)
                        );
                    foreach (var (title, narrower) in view.Filters)
                        Assert.EndsWith($"({(await Expected(narrower)).Count})", title);
                    answered++;
                }
                foreach (
                    var text in (string[])
                        ["", "R-0", "R-01", "r017", "thing 3", "overdue", "person 2", "aa", "high", "closed", "%", "board of north"]
                )
                {
                    await using var talk = rig.Open();
                    var found = await new ActionSearch(rig.Desk(talk), talk, new ManualClock(Now)).SearchAsync(
                        new(null, text, false, 0, 25),
                        person,
                        default
                    );
                    var refs = Refs(found.Body!.ToJsonString()).Except(Refs(text)).ToList();
                    Assert.All(refs, r => Assert.Contains(r, allowed));
                    if (text == "R-01")
                        Assert.Equal(allowed.Where(r => r.StartsWith(text, StringComparison.Ordinal)).Order(), refs.Order());
                    searched += refs.Count;
                }
            }
        }
        Assert.True(answered > 20 * seeds && searched > 50 * seeds, $"{answered} {searched}");
    }

    private static List<string> Refs(string text) => [.. Ref().Matches(text).Select(m => m.Value).Distinct()];

    [GeneratedRegex("R-[0-9]{3}")]
    private static partial Regex Ref();
}

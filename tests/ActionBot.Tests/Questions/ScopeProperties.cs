using ActionBot.Access;
using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

/// <summary>Over random trees, people and questions: nobody ever receives what is not theirs to see.</summary>
public sealed class ScopeProperties
{
    private static readonly DateOnly Day = QuestionFile.Day;

    [DatabaseTheory]
    public async Task Nobody_receives_a_row_or_a_count_outside_what_they_may_see(StorageProvider provider)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            await using var rig = await QuestionRig.EmptyAsync(provider);
            await using var db = rig.Open();
            var world = await ScopeWorld.CreateAsync(db, random);
            var (areas, people) = (world.Areas, world.People);
            foreach (var person in people)
            {
                var allowed = world.MaySee(person);
                var everything = new Question
                {
                    Marks =
                    [
                        [new(Mark.Any)],
                    ],
                };
                Assert.Equal(
                    allowed.Order(),
                    (await rig.WithAsync((desk, _) => desk.RefsAsync(everything, person, Day, null, default))).Order()
                );
                Assert.Equal(allowed.Order(), await db.ActionsSeenBy(person, Day).Select(a => a.Ref).OrderBy(r => r).ToListAsync());
                for (var i = 0; i < 6; i++)
                {
                    var question = ScopeWorld.Any(random, areas, people);
                    var refs = await rig.WithAsync((desk, _) => desk.RefsAsync(question, person, Day, null, default));
                    var whole = await rig.WithAsync((desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default));
                    Assert.Equal(whole.Where(allowed.Contains).Order(), refs.Order());
                    var answer = await rig.WithAsync((desk, _) => desk.AnswerAsync(question, person, Day, default));
                    Assert.Equal(refs.Count, answer.Total);
                    Assert.True(answer.Rows.All(r => allowed.Contains(r.Ref)));
                    if (answer.By is not (null or Facet.Board))
                        Assert.Equal(refs.Count, answer.Groups.Sum(g => g.Count));
                    if (answer.By is { } by && world.Counted(by, refs) is { } counted)
                        Assert.Equal(
                            counted.OrderBy(c => c.Key),
                            answer.Groups.ToDictionary(g => g.Name, g => g.Count).OrderBy(c => c.Key)
                        );
                }
            }
            // Who is told what goes by the same rule.
            var watchers = await new Watchers(db, new Delegations(db)).OfAsync(
                [.. people.Select(p => p.Id)],
                [.. world.Actions.Select(a => a.Id)],
                Day,
                default
            );
            Assert.Equal(
                people.SelectMany(p => world.MaySee(p).Select(r => $"{p.Id}:{r}")).Order(),
                watchers.Select(w => $"{w.Person}:{world.Actions.Single(a => a.Id == w.Action).Ref}").Order()
            );
            // A channel: what all of some people may see.
            for (var i = 0; i < 10; i++)
            {
                List<Person> readers = [.. people.OrderBy(_ => random.Next()).Take(random.Next(1, 4))];
                var question = ScopeWorld.Any(random, areas, people);
                var shared = await rig.WithAsync(
                    async (desk, _) =>
                        await desk.AnswerAsync(
                            question with
                            {
                                By = Facet.Area,
                            },
                            (await desk.SharedAsync(readers, Day, default))!,
                            Day,
                            default
                        )
                );
                var allowed = readers
                    .Select(world.MaySee)
                    .Aggregate(
                        (a, b) =>
                        {
                            a.IntersectWith(b);
                            return a;
                        }
                    );
                var whole = await rig.WithAsync((desk, _) => desk.RefsAsync(question, (Person?)null, Day, null, default));
                Assert.Equal(whole.Count(allowed.Contains), shared.Total);
                Assert.True(shared.Rows.All(r => allowed.Contains(r.Ref)));
            }
        }
    }

    [DatabaseTheory]
    public async Task Names_of_what_somebody_may_not_see_are_unknown_to_them(StorageProvider provider)
    {
        await using var rig = await QuestionRig.SampleAsync(provider);
        foreach (
            var name in (string[])
                ["Aviation Security", "IT Access Controls", "stop and search", "aviation-security-owner1@example.org", "finance-owner1"]
        )
        {
            var hidden = Assert.IsType<Reading.NotUnderstood>(await rig.ReadAsync($"overdue {name}", "public-order-lead@example.org"));
            // Words that nobody knows may be looked for in the actions that the asker sees; of a name they say nothing.
            Assert.DoesNotContain(
                hidden.Near,
                n =>
                    n.Replace($"about \"{name}\"", "", StringComparison.OrdinalIgnoreCase)
                        .Contains(name, StringComparison.OrdinalIgnoreCase)
            );
        }
        Assert.IsType<Reading.Understood>(await rig.ReadAsync("overdue in Met Operations", "public-order-lead@example.org"));
    }
}

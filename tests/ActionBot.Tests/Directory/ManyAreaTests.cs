using ActionBot.Access;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using ActionBot.Tests.Blockers;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Person = ActionBot.Domain.Register.People.Person;

namespace ActionBot.Tests.Directory;

/// <summary>Leads of thousands of areas, and groups of hundreds of readers.</summary>
public sealed class ManyAreaTests
{
    private const int Count = 3_000;

    private static readonly DateOnly Day = new(2026, 2, 10);

    [DatabaseTheory]
    public async Task Lead_of_three_thousand_areas_sees_what_is_below_each_and_is_answered(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        var before = await SeenAsync(scene);
        await scene.ReadAsync(async db =>
        {
            var lead = await db.People.SingleAsync(p => p.Email == scene.Lead.Email);
            var areas = Enumerable.Range(0, Count).Select(i => new Area { Name = $"N{i}", Path = Area.PathOf("T", $"N{i}") }).ToList();
            db.AddRange(areas);
            // Below one that is led, and led too; and one whose name only begins alike.
            var below = new Area { Name = "Below", Path = Area.PathOf("T", "N5", "Below") };
            db.AddRange(below, new Area { Name = "Beside", Path = Area.PathOf("T", "N5 beside") });
            await db.SaveChangesAsync();
            db.AddRange(areas.Append(below).Select(a => new AreaLead { AreaId = a.Id, PersonId = lead.Id }));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(before.Areas.Count + Count + 1, (await SeenAsync(scene)).Areas.Count);
        Assert.NotEmpty((await scene.TypeAsync(scene.Lead, "what's overdue in my area")).Words());
    }

    [DatabaseTheory]
    public async Task Five_hundred_different_readers_see_together_what_each_of_them_sees(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            var one = await db.Actions.OrderBy(a => a.Id).FirstAsync();
            var readers = Enumerable
                .Range(1, 500)
                .Select(i => new SeenBy(false, [one.AreaId, 100_000 + i], [one.OwnerId ?? 0, 100_000 + i], [100_000 + i], [100_000 + i]))
                .ToList();
            var seen = await db.Actions.SeenIn(readers).Select(a => a.Id).ToListAsync();
            Assert.Equal(await db.Actions.SeenIn(readers[0]).CountAsync(), seen.Count);
            Assert.Contains(one.Id, seen);
            Assert.Empty(await db.Actions.SeenIn([.. readers, new SeenBy(false, [100_000], [], [], [])]).ToListAsync());
            return 0;
        });
    }

    [DatabaseTheory]
    public async Task Lead_above_thousands_of_leads_finds_them_and_those_above_but_nobody_beside(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            var lead = await db.People.SingleAsync(p => p.Email == scene.Lead.Email);
            Area Place(params string[] names) => new() { Name = names[^1], Path = Area.PathOf(names) };
            var (root, middle, beside) = (Place("Root"), Place("Root", "Top"), Place("Root", "Beside"));
            var areas = Enumerable.Range(0, Count).Select(i => Place("Root", "Top", $"N{i}")).ToList();
            var people = Enumerable
                .Range(0, Count + 2)
                .Select(i => new Person { Name = $"Al{i} Bee{i}", Email = $"al{i}@example.org" })
                .ToList();
            db.AddRange(root, middle, beside);
            db.AddRange(areas);
            db.AddRange(people);
            await db.SaveChangesAsync();
            db.Add(new AreaLead { AreaId = middle.Id, PersonId = lead.Id });
            db.AddRange(
                areas.Append(root).Append(beside).Zip(people).Select(p => new AreaLead { AreaId = p.First.Id, PersonId = p.Second.Id })
            );
            return await db.SaveChangesAsync();
        });
        await scene.ReadAsync(async db =>
        {
            var lead = await db.People.SingleAsync(p => p.Email == scene.Lead.Email);
            var search = new PersonSearch(db, scene.Clock);
            Assert.Equal("al17@example.org", (await search.FindAsync("al17", lead, default)).Found?.Email);
            Assert.Equal($"al{Count}@example.org", (await search.FindAsync($"al{Count}", lead, default)).Found?.Email);
            Assert.Null((await search.FindAsync($"al{Count + 1}", lead, default)).Found);
            Assert.Equal(3, (await search.FindAsync("all17", lead, default)).Nearest.Count);
            return 0;
        });
    }

    private static Task<SeenBy> SeenAsync(Scene scene) =>
        scene.ReadAsync(async db => await db.SeenByAsync(await db.People.SingleAsync(p => p.Email == scene.Lead.Email), Day, default));
}

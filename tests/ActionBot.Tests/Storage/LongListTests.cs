using ActionBot.Domain.Register.People;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Storage;

public sealed class LongListTests
{
    private const int Many = 60_000;

    [DatabaseTheory]
    public async Task Query_takes_a_list_of_any_length(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.Add(new Person { Email = "a59999@example.org", Name = "A" });
        await db.SaveChangesAsync();
        var emails = Enumerable.Range(0, Many).Select(i => $"a{i}@example.org").ToList();
        var id = await db.People.Where(p => emails.Contains(p.Email)).Select(p => p.Id).SingleAsync();

        var ids = Enumerable.Range(1, Many).Select(i => (long)i).ToHashSet();
        Assert.Equal(id, await db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).SingleAsync());
        ids.Remove(id);
        Assert.Equal(1, await db.People.Where(p => !ids.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Name, "B")));
    }
}

using System.Text;
using ActionBot.Domain.History;
using ActionBot.Exchange.Governance;
using ActionBot.Simulator.Clock;
using ActionBot.Simulator.Databases;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Governance;

/// <summary>A database of its own and the import of a governance file on a fixed day.</summary>
internal sealed class GovernanceRig(TestDatabase database) : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 2, 10);
    public static readonly DateTimeOffset Now = new(2026, 2, 10, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A board that lacks nothing.</summary>
    public const string Board = """{ "code": "PIB", "name": "Investment Board", "secretariat": { "people": ["secretary@example.org"] } }""";

    public TestDatabase Database => database;

    public static async Task<GovernanceRig> CreateAsync(StorageProvider provider = StorageProvider.Sqlite) =>
        new(await TestDatabase.CreateAsync(provider));

    public ActionBotContext Open() => database.Open();

    public Task<GovernanceReport> ImportAsync(string json, bool dryRun = false, DateOnly? on = null) =>
        ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), new GovernanceOptions(on ?? Day, dryRun));

    public async Task<GovernanceReport> ImportAsync(Stream stream, GovernanceOptions options)
    {
        await using var db = Open();
        return await new GovernanceImport(db, new ManualClock(Now)).RunAsync(stream, options, default);
    }

    public async Task<List<Change>> HistoryAsync()
    {
        await using var db = Open();
        return await db.Changes.AsNoTracking().OrderBy(c => c.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

using System.Globalization;
using ActionBot.Simulator.Clock;
using ActionBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActionBot.Tests.Storage;

/// <summary>A process that is killed in the middle of a migration leaves the framework's lock behind.</summary>
public sealed class MigrationLockTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"actionbot-lock-{Guid.NewGuid():N}.db");
    private readonly ManualClock clock = new(TimeProvider.System.GetUtcNow());

    private async Task PrepareAsync()
    {
        await using var app = ActionBotHost.Create(
            [
                new("Storage:Provider", "Sqlite"),
                new("Storage:ConnectionString", $"Data Source={file};Pooling=False"),
                new("Urls", "http://127.0.0.1:0"),
                new("Operations:Urls", "http://127.0.0.1:0"),
            ],
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
        );
        await app.Services.PrepareStorageAsync();
    }

    private SqliteContext Open() =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite($"Data Source={file};Pooling=False").Options);

    // Leaves the lock as a killed process does: taken by the framework itself, and never released.
    private async Task AbandonAsync(DateTimeOffset? at = null)
    {
        await using var context = Open();
        await context.GetService<IHistoryRepository>().AcquireDatabaseLockAsync();
        if (at is { } time)
            await context.Database.ExecuteSqlAsync(
                $"UPDATE __EFMigrationsLock SET Timestamp = {time.ToString(CultureInfo.InvariantCulture)}"
            );
    }

    private async Task<bool> IsReadyAsync()
    {
        await using var context = Open();
        return !(await context.Database.GetPendingMigrationsAsync()).Any();
    }

    [Fact]
    public async Task Start_after_a_process_that_was_killed_while_it_migrated_does_not_wait_for_it_for_ever()
    {
        await AbandonAsync();
        clock.Advance(MigrationLock.Longest + TimeSpan.FromSeconds(5));
        await PrepareAsync().WaitAsync(Patience);
        Assert.True(await IsReadyAsync());
    }

    [Fact]
    public async Task Lock_from_a_time_that_has_not_come_yet_is_an_abandoned_one()
    {
        await AbandonAsync(clock.GetUtcNow().AddYears(1));
        await PrepareAsync().WaitAsync(Patience);
        Assert.True(await IsReadyAsync());
    }

    [Fact]
    public async Task Start_beside_a_process_that_migrates_waits_until_it_is_done()
    {
        await using var other = Open();
        var held = await other.GetService<IHistoryRepository>().AcquireDatabaseLockAsync();
        var start = PrepareAsync();
        await clock.WaitForTimersAsync().WaitAsync(Patience);
        Assert.False(start.IsCompleted);
        Assert.False(await IsReadyAsync());
        await held.DisposeAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await start.WaitAsync(Patience);
        Assert.True(await IsReadyAsync());
    }

    [Fact]
    public async Task Empty_file_becomes_a_database()
    {
        await File.WriteAllBytesAsync(file, []);
        await PrepareAsync().WaitAsync(Patience);
        Assert.True(await IsReadyAsync());
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var part in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            File.Delete(file + part);
        return ValueTask.CompletedTask;
    }
}

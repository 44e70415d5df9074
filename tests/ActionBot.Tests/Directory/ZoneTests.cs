using ActionBot.Directory;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace ActionBot.Tests.Directory;

/// <summary>A database may name time zones that this machine does not know.</summary>
public sealed class ZoneTests
{
    private static Task<int> MoveAsync(Scene scene, string email, string zone) =>
        scene.ReadAsync(db => db.People.Where(p => p.Email == email).ExecuteUpdateAsync(s => s.SetProperty(p => p.TimeZone, zone)));

    [DatabaseTheory]
    public async Task Zone_that_the_machine_does_not_know_keeps_nobody_from_being_asked(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await MoveAsync(scene, scene.Owner.Email, "Mars/Olympus");
        await scene.InstallAsync(scene.Owner);
        await scene.InstallAsync(scene.OtherOwner);
        await scene.SweepAsync();
        var card = scene.Teams.MessagesOf(scene.Owner)[^1];
        Assert.Contains("3 actions need your answer", card.Words());
        Assert.Contains("your answer", scene.Teams.MessagesOf(scene.OtherOwner)[^1].Words());
        card = await scene.PressAsync(scene.Owner, card, card.Button("Answer", "DARA-0042"));
        card = await scene.PressAsync(scene.Owner, card, card.Button("Send: done"), ("done_line", "Reconciled"));
        Assert.Contains("10 February, 09:40", card.Words());
    }

    [Fact]
    public async Task Zones_that_the_machine_does_not_know_are_told_at_the_start_with_how_many_people_they_concern()
    {
        await using var scene = await Scene.OpenAsync();
        await MoveAsync(scene, scene.Owner.Email, "Mars/Olympus");
        await MoveAsync(scene, scene.Lead.Email, "Mars/Olympus");
        await MoveAsync(scene, scene.OtherOwner.Email, "Asia/Tokyo");
        var logger = new Mock<ILogger<ZoneCheck>>();
        logger.Setup(l => l.IsEnabled(It.IsAny<LogLevel>())).Returns(true);
        await new ZoneCheck(scene.Bot.Services.GetRequiredService<IServiceScopeFactory>(), logger.Object).StartAsync(default);
        var told = Assert.Single(logger.Invocations, i => i.Method.Name == nameof(ILogger.Log));
        Assert.StartsWith("Time zone Mars/Olympus, of 2 people, is not on this machine", $"{told.Arguments[2]}", StringComparison.Ordinal);
    }
}

using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

public sealed class CriticalAnswerTests
{
    [DatabaseTheory]
    public async Task Answer_counts_what_is_Critical_or_High_together_and_offers_each(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider, ("DARA-0090", Rating.Critical));
        var answer = await scene.TypeAsync(scene.Lead, "overdue");
        Assert.Contains("3 of 5 open actions are overdue", answer.Words());
        Assert.Contains("All are Critical or High. The oldest is 300 days late.", answer.Words());
        Assert.Contains("**DARA-0090** · Critical · Red", answer.Words());
        Assert.Contains("High (2)", answer.Words());
        await scene.PressAsync(scene.Lead, answer, answer.Button("Critical (1)"));
        Assert.StartsWith("1 Critical action is overdue", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
    }

    [DatabaseTheory]
    public async Task Answer_without_High_ones_speaks_of_Critical_alone(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider, ("DARA-0042", Rating.Critical), ("DARA-0017", Rating.Medium));
        var words = (await scene.TypeAsync(scene.Lead, "overdue")).Words();
        Assert.Contains("1 is Critical. The oldest", words);
        Assert.DoesNotContain("High", words);
    }

    [DatabaseTheory]
    public async Task Critical_comes_first_in_every_order_by_rating(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider, ("HMI-0121", Rating.Critical), ("DARA-0017", Rating.Low));
        var sorted = await scene.ReadAsync(db =>
            db.Actions.OrderByDescending(a => a.Rating).ThenBy(a => a.Ref).Select(a => a.Ref).ToListAsync()
        );
        Assert.Equal(["HMI-0121", "DARA-0042", "DARA-0057", "DARA-0017", "DARA-0090"], sorted);
        var words = (await scene.TypeAsync(scene.Lead, "everything, riskiest first")).Words();
        Assert.Equal(["HMI-0121", "DARA-0042", "DARA-0057", "DARA-0090", "DARA-0017"], Refs(words));
        words = (await scene.TypeAsync(scene.Lead, "by rating")).Words();
        Assert.Contains("By rating | 1 | Critical | 1 | High | 1 | Medium | 2 | Low", words);
    }

    [DatabaseTheory]
    public async Task High_means_High_alone_and_High_or_above_means_both(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider, ("DARA-0090", Rating.Critical));
        Assert.Equal(["DARA-0042", "DARA-0017"], Refs((await scene.TypeAsync(scene.Lead, "high actions")).Words()));
        Assert.Equal(["DARA-0090", "DARA-0042", "DARA-0017"], Refs((await scene.TypeAsync(scene.Lead, "high or above")).Words()));
        Assert.Equal(["DARA-0090"], Refs((await scene.TypeAsync(scene.Lead, "critical actions")).Words()));
        Assert.Contains("Nothing holds anything up", (await scene.TypeAsync(scene.Lead, "critical")).Words());
    }

    [DatabaseTheory]
    public async Task Headline_names_three_ratings_too(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider, ("DARA-0090", Rating.Critical));
        var words = (await scene.TypeAsync(scene.Lead, "overdue, medium or above")).Words();
        Assert.StartsWith("3 Critical, High or Medium actions are overdue", words);
    }

    [DatabaseTheory]
    public async Task Owner_of_a_Critical_action_is_asked_and_reads_that_it_is(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider, ("DARA-0057", Rating.Critical));
        await scene.InstallAsync(scene.Owner);
        await scene.SweepAsync();
        Assert.Contains("**DARA-0057** · Critical", scene.Teams.MessagesOf(scene.Owner)[^1].Words());
    }

    private static async Task<Scene> OpenAsync(StorageProvider provider, params (string Ref, Rating Rating)[] rated)
    {
        var scene = await Scene.OpenAsync(provider);
        foreach (var (reference, rating) in rated)
            await scene.ReadAsync(db =>
                db.Actions.Where(a => a.Ref == reference).ExecuteUpdateAsync(set => set.SetProperty(a => a.Rating, rating))
            );
        await scene.InstallAsync(scene.Lead);
        return scene;
    }

    private static IEnumerable<string> Refs(string words) =>
        words.Split(" | ").Where(w => w.StartsWith("**", StringComparison.Ordinal)).Select(w => w.Split("**")[1]);
}

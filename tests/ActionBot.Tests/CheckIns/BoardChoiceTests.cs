using ActionBot.CheckIns.Answering;
using ActionBot.Domain.Boards;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.CheckIns;

public sealed class BoardChoiceTests
{
    [Fact]
    public async Task Of_very_many_boards_those_with_the_best_remit_are_offered_and_the_way_out_always_is()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ReadAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, 200).Select(i => new Board { Code = $"b{i}", Name = $"Board {i:000}" }));
            db.Add(
                new Board
                {
                    Code = "zz",
                    Name = "Zeal Board",
                    Remit = Remit.Empty with { Sources = ["DARA"] },
                }
            );
            return await db.SaveChangesAsync();
        });
        var offered = await scene.ReadAsync(async db =>
            await new BoardChoices(db).ForAsync(
                await db.Actions.Include(a => a.Report!.Source).SingleAsync(a => a.Ref == "DARA-0042"),
                default
            )
        );
        Assert.Equal(BoardChoices.Most + 1, offered.Count);
        Assert.Equal("zz", offered[0].Code);
        Assert.Equal(BoardChoices.Unknown, offered[^1]);
    }
}

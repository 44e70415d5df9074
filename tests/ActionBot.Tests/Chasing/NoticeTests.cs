using ActionBot.Domain.Boards;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Chasing;

public sealed class NoticeTests
{
    private static readonly DateOnly[] Twice = [new(2026, 1, 19), new(2026, 1, 26)];

    [DatabaseTheory]
    public async Task Manager_hears_once_who_has_not_answered_and_for_which_actions(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var manager = await scene.JoinAsync("finance-head@example.org", "Head of Finance");
        var key = await scene.KeyAsync(manager);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Name.StartsWith("Finance owner")).ExecuteUpdateAsync(s => s.SetProperty(p => p.ManagerId, key))
        );
        foreach (var reference in new[] { "DARA-0042", "DARA-0017" })
            await scene.AskedOnAsync(reference, Twice);
        await scene.SweepAsync();
        var words = scene.Newest(manager).Words();
        Assert.StartsWith("2 of your people have not answered | Tuesday 10 February", words);
        Assert.Contains(
            "Finance owner 1 | **DARA-0042 · Overdue 41 days** | Reconcile cost recovery "
                + "claims with duty records every month. | No answer to 2 requests.",
            words
        );
        Assert.Contains(
            "Finance owner 2 | **DARA-0017 · Overdue 3 days** | Launch the new chart of accounts. | No answer to 2 requests.",
            words
        );
        var messages = scene.Teams.MessagesOf(manager).Count;
        await scene.SweepOnAsync("2026-02-11");
        Assert.Equal(messages, scene.Teams.MessagesOf(manager).Count);
    }

    [DatabaseTheory]
    public async Task Secretariat_hears_of_overdue_actions_on_the_risks_of_its_board(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var secretary = await scene.JoinAsync("board-secretary@example.org", "Board secretary");
        var key = await scene.KeyAsync(secretary);
        await scene.ReadAsync(async db =>
        {
            db.Add(new BoardSecretary { BoardId = (await db.Boards.SingleAsync()).Id, PersonId = key });
            await db
                .Actions.Where(a => a.Ref == "DARA-0042")
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(a => a.TargetDate, Scene.Today.AddDays(-60))
                        .SetProperty(a => a.BoardName, "Portfolio and Investment Board")
                );
            return await db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        var words = scene.Newest(secretary).Words();
        Assert.StartsWith("1 action on a risk of your board is overdue", words);
        Assert.Contains("Portfolio and Investment Board | **DARA-0042 · Overdue 60 days**", words);
        Assert.DoesNotContain("Show DARA-0042", words);
    }

    [DatabaseTheory]
    public async Task Tracking_team_hears_of_areas_that_nobody_leads_and_opens_their_actions(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var team = await scene.JoinAsync("tracking@example.org", "Tracking team", isAdministrator: true);
        await scene.ReadAsync(db => db.AreaLeads.ExecuteDeleteAsync());
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0017").ExecuteUpdateAsync(s => s.SetProperty(a => a.OwnerId, (long?)null))
        );
        await scene.SweepAsync();
        var notice = scene.Newest(team);
        Assert.StartsWith("2 actions in areas without a lead", notice.Words());
        Assert.Contains("It has no owner. Name one.", notice.Words());
        Assert.Equal("owner.name", notice.Button("Name an owner", "DARA-0017")["verb"]!.GetValue<string>());
        await scene.PressAsync(team, notice, notice.Button("Show DARA-0042"));
        Assert.Contains("Reconcile cost recovery claims", scene.Newest(team).Words());
    }

    [Fact]
    public async Task What_has_no_room_in_a_notice_comes_with_a_later_one()
    {
        await using var scene = await Scene.OpenAsync();
        var team = await scene.JoinAsync("tracking@example.org", "Tracking team", isAdministrator: true);
        await scene.ReadAsync(db => db.AreaLeads.ExecuteDeleteAsync());
        await scene.AddLikeAsync(34, (_, _) => { });
        await scene.SweepAsync();
        Assert.StartsWith("35 actions in areas without a lead", scene.Newest(team).Words());
        Assert.Contains("5 more come with a later message.", scene.Newest(team).Words());
        Assert.Equal(30, await scene.ReadAsync(db => db.ToldSteps.CountAsync()));
        await scene.SweepOnAsync("2026-02-11");
        Assert.StartsWith("5 actions in areas without a lead", scene.Newest(team).Words());
        Assert.Equal(35, await scene.ReadAsync(db => db.ToldSteps.CountAsync()));
    }
}

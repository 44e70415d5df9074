using ActionBot.Domain.Register;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Blockers;

/// <summary>A ref that somebody types and may not see is kept as typed, and nothing that they read tells whether there is such an
/// action.</summary>
public sealed class UnseenRefTests
{
    private const string Open = "DARA-0017",
        ClosedOne = "DARA-0090",
        Missing = "DARA-0018",
        Circle = "DARA-0016";

    [DatabaseTheory]
    public async Task Ref_that_one_may_not_see_is_answered_alike_whether_it_is_open_closed_missing_or_a_circle(StorageProvider provider)
    {
        var all = new List<(string Ref, string Words)>();
        foreach (var reference in (string[])[Open, ClosedOne, Missing, Circle])
            all.Add((reference, await EverythingReadAsync(provider, reference)));
        Assert.Contains("REF", all[0].Words, StringComparison.Ordinal);
        Assert.All(all, a => Assert.Equal(all[0].Words, a.Words));
    }

    [DatabaseTheory]
    public async Task Superseding_action_that_one_may_not_see_is_answered_alike_whether_it_exists_or_not(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        var item = await scene.TypeAsync(scene.Owner, "show DARA-0042");
        var there = await scene.PressAsync(
            scene.Owner,
            item,
            item.Button("Send: no longer needed"),
            ("notNeeded_reason", "superseded"),
            ("notNeeded_ref", Open),
            ("notNeeded_line", "x")
        );
        item = await scene.TypeAsync(scene.Owner, "show HMI-0121");
        var missing = await scene.PressAsync(
            scene.Owner,
            item,
            item.Button("Send: no longer needed"),
            ("notNeeded_reason", "superseded"),
            ("notNeeded_ref", Missing),
            ("notNeeded_line", "x")
        );
        Assert.Contains($"Superseded by | {Open}", there.Words());
        Assert.Contains($"Superseded by | {Missing}", missing.Words());
        Assert.Contains($"You may see no action {Missing}, so it is kept as you typed it.", missing.Words());
        Assert.Contains($"You may see no action {Open}, so it is kept as you typed it.", there.Words());
        Assert.DoesNotContain($"Did you mean {Open}", missing.Words(), StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Likely_ref_is_suggested_only_where_its_reader_may_see_it(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        Assert.Contains(
            "Did you mean DARA-0057, “Agree which directorate owns the mutual aid ledger.”?",
            (await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0058")).Words()
        );
        Assert.DoesNotContain(Open, (await scene.WaitAsync(scene.Owner, "DARA-0042", Missing)).Words(), StringComparison.Ordinal);
        var administrator = await scene.JoinAsync("tracking-team1@example.org", "Tracking team 1", isAdministrator: true);
        await scene.ChangeAsync("DARA-0042", a => a.OwnerId = null);
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042")
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(a => a.OwnerId, db.People.Where(p => p.IsAdministrator).Select(p => (long?)p.Id).First())
                )
        );
        Assert.Contains(
            "There is no DARA-0018. Did you mean DARA-0017,",
            (await scene.WaitAsync(administrator, "DARA-0042", Missing)).Words()
        );
    }

    [DatabaseTheory]
    public async Task Of_two_refs_that_fit_the_one_that_may_be_seen_is_taken(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.ReadAsync(async db =>
        {
            var like = await db.Actions.SingleAsync(a => a.Ref == Open);
            db.Add(
                new ActionItem
                {
                    Ref = "DARA-00-57",
                    ReportId = like.ReportId,
                    AreaId = like.AreaId,
                    OwnerId = like.OwnerId,
                    AgreedAction = "Hidden.",
                    RegisteredOn = like.RegisteredOn,
                }
            );
            return await db.SaveChangesAsync();
        });
        var words = (await scene.WaitAsync(scene.Owner, "DARA-0042", "dara 0057")).Words();
        Assert.Contains("It is recorded as waiting for DARA-0057.", words);
        Assert.Equal("DARA-0057", await scene.ReadAsync(db => db.Blockers.Select(b => b.DependsOn!.Ref).SingleAsync()));
    }

    [DatabaseTheory]
    public async Task Owner_of_an_action_that_was_named_unseen_is_asked_as_ever(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", "dara 0017");
        Assert.Contains("DARA-0042 waits for this one.", (await scene.TypeAsync(scene.OtherOwner, "show DARA-0017")).Words());
    }

    [DatabaseTheory]
    public async Task Ref_that_comes_with_a_later_register_is_waited_for_from_then_on(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await scene.WaitAsync(scene.Owner, "DARA-0042", Missing);
        await scene.SweepWaitsAsync();
        Assert.Null((await scene.BlockerOfAsync("DARA-0042")).DependsOnId);
        await AddAsync(scene, Missing);
        await scene.SweepWaitsAsync();
        await scene.SweepWaitsAsync();
        Assert.Equal((await scene.ActionAsync(Missing)).Id, (await scene.BlockerOfAsync("DARA-0042")).DependsOnId);
        Assert.Contains("DARA-0042 waits for this one.", (await scene.TypeAsync(scene.OtherOwner, $"show {Missing}")).Words());
        Assert.Empty(await scene.NewsOfAsync(scene.Owner));
    }

    [DatabaseTheory]
    public async Task Names_with_a_number_are_outside_bodies_and_lead_somewhere(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        var administrator = await scene.JoinAsync("tracking-team1@example.org", "Tracking team 1", isAdministrator: true);
        await scene.WaitAsync(scene.Owner, "DARA-0057", "ISO 27001");
        await scene.WaitAsync(scene.Owner, "HMI-0121", "Room 101");
        await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA 9999");
        var words = (await scene.TypeAsync(administrator, "unresolved")).Words();
        Assert.Contains("1 action waits for a ref that leads nowhere", words, StringComparison.Ordinal);
        Assert.Contains("DARA 9999", words, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task Administrators_find_what_owners_wait_for_and_no_register_has_and_hear_of_a_circle_once(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        var administrator = await scene.JoinAsync("tracking-team1@example.org", "Tracking team 1", isAdministrator: true);
        await scene.ChangeAsync(ClosedOne, a => a.Status = ActionStatus.Closed);
        await scene.WaitAsync(scene.Owner, "DARA-0057", Missing);
        await scene.WaitAsync(scene.Owner, "HMI-0121", ClosedOne);
        await scene.WaitAsync(scene.OtherOwner, Open, "DARA-0042");
        await scene.WaitAsync(scene.Owner, "DARA-0042", Open);
        await scene.SweepWaitsAsync();
        await scene.SweepWaitsAsync();
        var words = (await scene.TypeAsync(administrator, "unresolved")).Words();
        Assert.Contains("3 actions wait for a ref that leads nowhere", words);
        Assert.Contains($"DARA-0057 | waits for “{Missing}”: no register has it", words.Replace("**", ""));
        Assert.Contains($"HMI-0121 | waits for “{ClosedOne}”: it is closed", words.Replace("**", ""));
        Assert.Contains(
            $"DARA-0042 | waits for “{Open}”: it would go round in a circle: DARA-0042 waits for {Open} waits for DARA-0042",
            words.Replace("**", "")
        );
        var told = Assert.Single(await scene.NewsOfAsync(administrator));
        Assert.StartsWith($"DARA-0042 waits for “{Open}” by its owner’s word. That would go round in a circle: ", told);
        Assert.EndsWith($": DARA-0042 waits for {Open} waits for DARA-0042. It is left out until one of them answers otherwise.", told);
        Assert.Empty(await scene.NewsOfAsync(scene.Owner));
        Assert.DoesNotContain("leads nowhere", (await scene.TypeAsync(scene.Lead, "unresolved")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_reports_what_owners_wait_for_and_no_register_has()
    {
        await using var scene = await WaitingScene.OpenAsync();
        await scene.WaitAsync(scene.Owner, "DARA-0042", Missing);
        await scene.WaitAsync(scene.Owner, "DARA-0057", "DARA-0400");
        await scene.WaitAsync(scene.Owner, "HMI-0121", "HM Treasury");
        var file = Path.Combine(Path.GetTempPath(), $"register-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(
            file,
            "ref,source,report,rating,action,business_group,area,owner,target_date,status\n"
                + "DARA-0400,DARA,Key Financial Systems,High,Count.,Corporate Services,Finance,finance-owner2@example.org,2026-06-01,Open\n"
        );
        var (code, output, error) = await CommandProcess.RunAsync(scene.Database, [], "import", "register", file, "--as-at", "2026-02-10");
        File.Delete(file);
        Assert.True(code == 0, error);
        Assert.Contains(
            $"Owners wait for refs that lead nowhere: 1\n  DARA-0042 waits for “{Missing}”: no register has it",
            output.ReplaceLineEndings("\n")
        );
        await scene.SweepWaitsAsync();
        Assert.NotNull((await scene.BlockerOfAsync("DARA-0057")).DependsOnId);
    }

    [DatabaseTheory]
    public async Task Circle_through_actions_that_one_may_not_see_is_refused_without_their_refs(StorageProvider provider)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await AddAsync(scene, "DARA-0300");
        await scene.WaitAsync(scene.Owner, "DARA-0057", "DARA-0300");
        await AddAsync(scene, "DARA-0301");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0300", "DARA-0301");
        await scene.WaitAsync(scene.OtherOwner, "DARA-0301", Open);
        await scene.WaitAsync(scene.OtherOwner, Open, "DARA-0042");
        var words = (await scene.WaitAsync(scene.Owner, "DARA-0042", "DARA-0057")).Words();
        Assert.Contains("That would go round in a circle: DARA-0042 waits for DARA-0057 waits for others that wait for DARA-0042.", words);
        Assert.DoesNotContain("DARA-0300", words, StringComparison.Ordinal);
        Assert.DoesNotContain("DARA-0301", words, StringComparison.Ordinal);
    }

    private static Task<int> AddAsync(Scene scene, string reference) =>
        scene.ReadAsync(async db =>
        {
            var like = await db.Actions.SingleAsync(a => a.Ref == Open);
            db.Add(
                new ActionItem
                {
                    Ref = reference,
                    ReportId = like.ReportId,
                    AreaId = like.AreaId,
                    OwnerId = like.OwnerId,
                    Rating = Rating.High,
                    AgreedAction = "Another one.",
                    TargetDate = Scene.Today,
                    RegisteredOn = like.RegisteredOn,
                }
            );
            return await db.SaveChangesAsync();
        });

    // The same steps whatever the ref, so that nothing but the ref may differ.
    private static async Task<string> EverythingReadAsync(StorageProvider provider, string reference)
    {
        await using var scene = await WaitingScene.OpenAsync(provider);
        await AddAsync(scene, Circle);
        await scene.ChangeAsync(ClosedOne, a => a.Status = ActionStatus.Closed);
        await scene.WaitAsync(scene.OtherOwner, Circle, "DARA-0042");
        List<string> read = [(await scene.WaitAsync(scene.Owner, "DARA-0042", reference)).Words()];
        await scene.SweepWaitsAsync();
        foreach (
            var text in (string[])
                [
                    "show DARA-0042",
                    "what does DARA-0042 wait for",
                    "critical",
                    "my schedule",
                    "when am I asked",
                    "why DARA-0042",
                    "my actions",
                ]
        )
            read.Add((await scene.TypeAsync(scene.Owner, text)).Words());
        read.Add((await scene.WaitAsync(scene.Owner, "DARA-0042", reference.ToLowerInvariant().Replace('-', ' '))).Words());
        await scene.DaysAsync(25);
        read.AddRange(scene.Teams.MessagesOf(scene.Owner).Select(m => m.Words()));
        read.AddRange(await scene.NewsOfAsync(scene.Owner));
        read.AddRange(
            await scene.ReadAsync(db =>
                db.Changes.Where(c => c.Key == "DARA-0042").OrderBy(c => c.Id).Select(c => $"{c.Field}: {c.From} -> {c.To}").ToListAsync()
            )
        );
        return string.Join('\n', read)
            .Replace(reference, "REF", StringComparison.Ordinal)
            .Replace(reference.ToLowerInvariant().Replace('-', ' '), "ref", StringComparison.Ordinal)
            .Replace(Circle, "REF", StringComparison.Ordinal);
    }
}

using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Exchange.Importing;

public sealed class ChangedRegisterTests
{
    [DatabaseTheory]
    public async Task Every_changed_field_is_recorded_with_before_and_after(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        var changed = ImportRig.With(
            ImportRig.With(ImportRig.With(ImportRig.One, "Rating", "Low"), "Owner", "Owner3@example.org"),
            "Area",
            "Estates"
        );
        var report = await rig.ImportAsync(new ImportOptions(new(2019, 9, 30)), changed, ImportRig.Two);
        Assert.Equal((0, 1, 1), (report.New, report.Changed, report.Unchanged));
        var lines = (await rig.HistoryAsync()).Where(c => c.Field != "*").ToList();
        Assert.Equal(
            [
                ("rating", "High", "Low"),
                ("area", "corporate/finance/", "corporate/estates/"),
                ("owner", "owner1@example.org", "owner3@example.org"),
            ],
            lines.Select(c => (c.Field, c.From, c.To))
        );
        Assert.All(
            lines,
            c => Assert.Equal(("DARA-1", new DateOnly(2019, 9, 30), ImportRig.Now, "import register"), (c.Key, c.On, c.At, c.Through))
        );
        var action = await rig.ActionAsync("DARA-1");
        Assert.Equal((2, Rating.Low, "owner3@example.org", 0), (action.Version, action.Rating, action.Owner!.Email, action.SlipCount));
    }

    [DatabaseTheory]
    public async Task Ref_in_another_case_is_the_same_action_and_its_history_goes_on_under_the_ref_it_has(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        var changed = ImportRig.With(ImportRig.With(ImportRig.One, "Ref", "dara-1"), "Rating", "Low");
        var report = await rig.ImportAsync(new ImportOptions(new(2019, 9, 30)), changed);
        Assert.Equal((0, 1), (report.New, report.Changed));
        Assert.Equal(["*", "rating"], (await rig.HistoryAsync()).Where(c => c.Key == "DARA-1").Select(c => c.Field));
        Assert.Equal(Rating.Low, (await rig.ActionAsync("DARA-1")).Rating);
        // What the register stated before is found by it too, so what was granted here since stands.
        await rig.HereAsync("DARA-1", a => a.TargetDate = new(2020, 6, 30));
        await rig.ImportAsync(new ImportOptions(new(2019, 12, 31)), changed);
        Assert.Equal(new DateOnly(2020, 6, 30), (await rig.ActionAsync("DARA-1")).TargetDate);
    }

    [DatabaseTheory]
    public async Task A_later_target_date_counts_as_a_slip_and_an_earlier_one_does_not(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Target date", "Q4 2019/20"));
        Assert.Equal(
            (1, new DateOnly(2020, 3, 31)),
            ((await rig.ActionAsync("DARA-1")).SlipCount, (await rig.ActionAsync("DARA-1")).TargetDate)
        );
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Target date", "1/1/2020"));
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Target date", "ongoing"));
        var action = await rig.ActionAsync("DARA-1");
        Assert.Equal((1, null, 4), (action.SlipCount, action.TargetDate, action.Version));
    }

    [DatabaseTheory]
    public async Task A_new_owner_settles_what_the_old_one_said_about_ownership(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        await using var db = rig.Open();
        foreach (var action in await db.Actions.ToListAsync())
            db.Add(
                new OwnershipClaim
                {
                    ActionItemId = action.Id,
                    PersonId = action.OwnerId!.Value,
                    At = ImportRig.Now,
                }
            );
        await db.SaveChangesAsync();
        await rig.ImportAsync(
            ImportRig.With(ImportRig.One, "Owner", "owner3@example.org"),
            ImportRig.With(ImportRig.Two, "Risk", "More loss")
        );
        var open = await db.OwnershipQueries.AsNoTracking().Where(q => q.SettledAt == null).Select(q => q.ActionItemId).ToListAsync();
        Assert.Equal([(await rig.ActionAsync("DARA-2")).Id], open);
        Assert.Equal(ImportRig.Now, (await db.OwnershipQueries.AsNoTracking().SingleAsync(q => q.SettledAt != null)).SettledAt);
    }

    [DatabaseTheory]
    public async Task Open_actions_of_the_same_source_that_the_file_lacks_are_listed_and_kept(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(
            ImportRig.One,
            ImportRig.Two,
            "HMI-1,HMICFRS,PEEL,,,,Harm,Do it,Corporate,Finance,,,,,Open,,,,,",
            "DARA-3,DARA,Fraud,,,Low,Loss,Did it,Corporate,Finance,,,,,Closed,,,,,"
        );
        var report = await rig.ImportAsync(ImportRig.One);
        Assert.Equal(["DARA-2"], report.Missing);
        await using var db = rig.Open();
        Assert.Equal(4, await db.Actions.CountAsync());
    }

    [DatabaseTheory]
    public async Task Report_date_and_opinion_follow_the_register(StorageProvider provider)
    {
        await using var rig = await ImportRig.CreateAsync(provider);
        await rig.ImportAsync(ImportRig.One);
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Assurance", "Adequate"));
        Assert.Equal(Assurance.Adequate, (await rig.ActionAsync("DARA-1")).Report!.Assurance);
        var line = (await rig.HistoryAsync("report")).Last();
        Assert.Equal(("DARA: Fraud", "assurance", "Limited", "Adequate"), (line.Key, line.Field, line.From, line.To));
    }

    [Fact]
    public async Task A_column_that_the_file_lacks_changes_nothing()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await rig.ImportAsync(ImportRig.One, ImportRig.Two);
        using var stream = new MemoryStream(
            "Ref,Action,Area,Business group\ndara-1,Do it,Finance,Corporate\nDARA-2,Do more,Finance,Corporate\n"u8.ToArray()
        );
        var report = await rig.ImportAsync(new ImportOptions(ImportRig.Day), stream);
        Assert.Equal((0, 0, 2), (report.New, report.Changed, report.Unchanged));
    }

    [Fact]
    public async Task Leads_are_added_and_never_taken_away()
    {
        await using var rig = await ImportRig.CreateAsync(StorageProvider.Sqlite);
        await rig.ImportAsync(ImportRig.One);
        await rig.ImportAsync(ImportRig.With(ImportRig.One, "Lead", "other-lead@example.org; lead2@example.org"));
        await using var db = rig.Open();
        Assert.Equal(
            ["lead2@example.org", "lead@example.org", "other-lead@example.org"],
            await db.AreaLeads.Select(l => l.Person!.Email).Order().ToListAsync()
        );
    }
}

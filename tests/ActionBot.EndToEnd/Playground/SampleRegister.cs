using System.Text.RegularExpressions;
using ActionBot.Domain.Register;
using ActionBot.EndToEnd.Support;
using ActionBot.Exchange;
using ActionBot.Exchange.Governance;
using ActionBot.Simulator.Databases;
using ActionBot.Simulator.Sample;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.EndToEnd.Playground;

/// <summary>The sample register, moved to today, in which the person who sits in front of Playground owns enough to answer.</summary>
internal static partial class SampleRegister
{
    /// <summary>Who is who in Playground.</summary>
    public static string Config { get; } = Sample("playground.yml");

    private static readonly DateOnly StoryDay = new(2019, 6, 30);

    /// <summary>The person in front of Playground.</summary>
    public const string Viewer = "commercial-owner1@example.org";

    /// <summary>A board that an answer names, and its code.</summary>
    public const string Board = "Portfolio and Investment Board";

    public const string BoardCode = "PIB";

    public static string TenantId { get; } = Find(Tenant());

    public static string AppId { get; } = Find(Bot());

    /// <summary>The viewer's id and chat in Teams.</summary>
    public static string ViewerId { get; } = Find(CurrentUser());

    public static string ChatId { get; } = Find(PersonalChat());

    /// <summary>Fills the database as run.sh does. The viewer alone is asked at any hour.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clock">The clock of the changes it writes.</param>
    /// <param name="overdue">How many overdue actions of others the viewer gets besides the two of the sample.</param>
    public static async Task LoadAsync(TestDatabase database, TimeProvider clock, int overdue)
    {
        var today = Chain.Today;
        await using var db = database.Open();
        await ImportAsync(db, clock, today);
        var viewer = await db.People.SingleAsync(p => p.Email == Viewer);
        viewer.SendUntil = TimeOnly.MaxValue;
        var others = await db
            .Actions.Where(a => a.OwnerId != viewer.Id && a.Rating == Rating.High && a.Status == ActionStatus.Open && a.TargetDate < today)
            .OrderBy(a => a.Ref)
            .Take(overdue)
            .ToListAsync();
        Assert.Equal(overdue, others.Count);
        foreach (var action in others)
            action.OwnerId = viewer.Id;
        await db.SaveChangesAsync();
    }

    private static async Task ImportAsync(ActionBotContext db, TimeProvider clock, DateOnly today)
    {
        var governance = await new GovernanceImport(db, clock).RunAsync(
            Sample("governance.json"),
            new(today, DryRun: false),
            CancellationToken.None
        );
        Assert.True(governance.ExitCode == 0, governance.ToText());
        await using var sample = File.OpenRead(Sample("register-2019.csv"));
        using var moved = new MemoryStream();
        await RegisterMover.MoveAsync(sample, moved, today.DayNumber - StoryDay.DayNumber);
        moved.Position = 0;
        var report = await new RegisterImport(db, clock).RunAsync(moved, new(today), null, CancellationToken.None);
        Assert.True(report.ExitCode == 0, report.ToText());
        var accounts = await new GovernanceImport(db, clock).RunAsync(
            Sample("playground-people.json"),
            new(today, DryRun: false),
            CancellationToken.None
        );
        Assert.True(accounts.ExitCode == 0, accounts.ToText());
    }

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", name);

    private static string Find(Regex setting) => setting.Match(File.ReadAllText(Config)).Groups[1].Value;

    [GeneratedRegex(@"tenantId:\s*(\S+)")]
    private static partial Regex Tenant();

    [GeneratedRegex(@"id:\s*28:(\S+)")]
    private static partial Regex Bot();

    [GeneratedRegex(@"currentUser:\s+id:\s*(\S+)")]
    private static partial Regex CurrentUser();

    [GeneratedRegex(@"personalChat:\s+id:\s*(\S+)")]
    private static partial Regex PersonalChat();
}

using System.Text;
using System.Text.Json.Nodes;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Register;
using ActionBot.Exchange;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeamsPerson = ActionBot.Simulator.Teams.FakePerson;

namespace ActionBot.Tests.History;

/// <summary>
/// The position of any past day can be computed from the table of changes, whatever changed it: registers, answers, leads.
/// </summary>
public sealed class PastPositionStoryTests
{
    private const int Days = 12,
        MostADay = 7;

    // Chance for tests, seeded so that a run can be repeated.
#pragma warning disable CA5394
    private readonly Random dice = new(20260210);

    private readonly Dictionary<string, string[]> register = [];

    [DatabaseTheory]
    public async Task Position_of_every_past_day_is_what_the_changes_since_lead_back_to(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        foreach (var person in new[] { scene.Owner, scene.OtherOwner, scene.Lead })
            await scene.InstallAsync(person);
        // What the scene begins with came without an import, so that its history begins here.
        var past = new List<(DateOnly Day, Dictionary<string, Dictionary<string, string?>> Position)>();
        for (var day = Scene.Today; day < Scene.Today.AddDays(Days); day = day.AddDays(1))
        {
            for (var i = dice.Next(1, MostADay); i > 0; i--)
                await SomethingAsync(scene, day);
            await ReassignAsync(scene);
            past.Add((day, await PositionAsync(scene)));
            scene.Clock.SetUtcNow(new DateTimeOffset(day.AddDays(1), new(9, 40), TimeSpan.Zero));
        }

        var position = await PositionAsync(scene);
        var changes = await scene.ReadAsync(db =>
            db.Changes.AsNoTracking().Where(c => c.Entity == "action").OrderByDescending(c => c.Id).ToListAsync()
        );
        Assert.True(changes.Select(c => c.Through).Distinct().Count() >= 4, string.Join(", ", changes.Select(c => c.Through).Distinct()));
        foreach (var (day, then) in past.AsEnumerable().Reverse())
        {
            foreach (var change in changes.Where(c => c.On == day.AddDays(1)))
                Undo(position, change);
            Assert.Equal(Text(then), Text(position));
        }
    }

    private static void Undo(Dictionary<string, Dictionary<string, string?>> position, Domain.History.Change change)
    {
        if (change.Field == "*")
            position.Remove(change.Key);
        else if (position[change.Key].ContainsKey(change.Field))
            position[change.Key][change.Field] = change.From;
    }

    private Task SomethingAsync(Scene scene, DateOnly day) =>
        dice.Next(8) switch
        {
            0 or 1 => ImportAsync(scene, day),
            2 => ReassignAsync(scene),
            3 => TypeAsync(scene, scene.Owner, reference => $"not mine {reference}"),
            4 => TypeAsync(scene, scene.OtherOwner, reference => $"not mine {reference}"),
            _ => AnswerAsync(scene, Any(scene.Owner, scene.OtherOwner), day),
        };

    private Task ReassignAsync(Scene scene) =>
        TypeAsync(scene, scene.Lead, reference => $"reassign {reference} to {Any(scene.Owner.Email, scene.OtherOwner.Email)}");

    private async Task ImportAsync(Scene scene, DateOnly day)
    {
        for (var i = dice.Next(1, 5); i > 0; i--)
        {
            var reference = $"DARA-{dice.Next(1, 9)}";
            register[reference] =
            [
                reference,
                Any("DARA", "HMI"),
                Any("Fraud", "Payroll"),
                Any("High", "Medium", "Low"),
                Any("", "Loss", "Delay"),
                Any("Do it", "Do it well"),
                "Corporate Services",
                Any("Finance", "Estates"),
                Any("", scene.Owner.Email, scene.OtherOwner.Email),
                Any("", "TBC", $"{day.AddDays(dice.Next(-60, 60)):dd/MM/yyyy}"),
                Any("Open", "Open", "Complete", "Closed"),
                Any("", "Money"),
                Any("", "Slow start"),
            ];
        }
        var text =
            string.Join(
                '\n',
                register
                    .Values.Select(r => string.Join(',', r))
                    .Prepend("Ref,Source,Report,Rating,Risk,Action,Business group,Area,Owner,Target date,Status,Theme,Last update")
            ) + "\n";
        var report = await scene.Bot.WithAsync(async services =>
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return await services.GetRequiredService<RegisterImport>().RunAsync(stream, new ImportOptions(day), null, default);
        });
        Assert.Equal(0, report.ExitCode);
    }

    private async Task TypeAsync(Scene scene, TeamsPerson person, Func<string, string> text)
    {
        var refs = await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Status != ActionStatus.Closed && (person == scene.Lead || a.Owner!.Email == person.Email))
                .Select(a => a.Ref)
                .OrderBy(r => r)
                .ToListAsync()
        );
        if (refs.Count > 0)
            await scene.TypeAsync(person, text(refs[dice.Next(refs.Count)]));
    }

    private async Task AnswerAsync(Scene scene, TeamsPerson person, DateOnly day)
    {
        var mine = await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Owner!.Email == person.Email && a.Status != ActionStatus.Closed).OrderBy(a => a.Ref).ToListAsync()
        );
        if (mine.Count == 0)
            return;
        var action = mine[dice.Next(mine.Count)];
        var list = await scene.TypeAsync(person, "my actions");
        var ask = (await scene.ReadAsync(db => db.CheckIns.OrderByDescending(c => c.Id).FirstAsync())).Ask;
        var later = $"{day.AddDays(dice.Next(1, 90)):yyyy-MM-dd}";
        var choice = Any("onTrack", "atRisk", "decision", "other", "done", "notNeeded");
        var data = new JsonObject
        {
            ["verb"] = "checkin.answer",
            ["card"] = 1,
            ["ask"] = ask,
            ["ref"] = action.Ref,
            ["rev"] = action.Version,
            ["choice"] = choice,
            ["once"] = $"once-{dice.NextInt64():x}",
        };
        await scene.PressAsync(
            person,
            list,
            data,
            [
                ("onTrack_forecast", later),
                ("atRisk_line", Any("Staff", "Money")),
                ("atRisk_forecast", later),
                ("decision_board", "pib"),
                ("decision_what", "Fund it?"),
                ("other_on", Any("Home Office", "DARA-0090")),
                ("other_expected", later),
                ("done_line", "Checked"),
                ("notNeeded_reason", "riskAccepted"),
                ("notNeeded_line", "Too dear"),
            ]
        );
    }

    private T Any<T>(params T[] of) => of[dice.Next(of.Length)];
#pragma warning restore CA5394

    private static Task<Dictionary<string, Dictionary<string, string?>>> PositionAsync(Scene scene) =>
        scene.ReadAsync(async db =>
        {
            var actions = await db
                .Actions.AsNoTracking()
                .Include(a => a.Owner)
                .Include(a => a.Area)
                .Include(a => a.Report!.Source)
                .ToListAsync();
            var blockers = (await db.Blockers.AsNoTracking().Where(b => b.EndedOn == null).ToListAsync()).ToLookup(b => b.ActionItemId);
            var queries = (await db.OwnershipQueries.AsNoTracking().Where(q => q.SettledAt == null).ToListAsync()).ToLookup(q =>
                q.ActionItemId
            );
            return actions.ToDictionary(
                a => a.Ref,
                a => new Dictionary<string, string?>
                {
                    ["source"] = a.Report!.Source!.Code,
                    ["report"] = a.Report.Title,
                    ["rating"] = a.Rating.ToString(),
                    ["risk"] = a.Risk,
                    ["agreedAction"] = a.AgreedAction,
                    ["area"] = a.Area!.Path,
                    ["owner"] = a.Owner?.Email,
                    ["targetDate"] = Iso(a.TargetDate),
                    ["theme"] = a.Theme,
                    ["status"] = a.Status.ToString(),
                    ["closedAs"] = a.ClosedAs?.ToString(),
                    ["standing"] = a.Standing?.Code(),
                    ["forecast"] = Iso(a.Forecast),
                    ["lastAnsweredOn"] = Iso(a.LastAnsweredOn),
                    ["lastLine"] = a.LastLine,
                    ["blocker"] = blockers[a.Id].Select(b => b.InWords()).SingleOrDefault(),
                    ["ownershipQueried"] = queries[a.Id].Select(q => q.Suggested ?? "").SingleOrDefault(),
                }
            );
        });

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private static string Text(Dictionary<string, Dictionary<string, string?>> position) =>
        string.Join(
            '\n',
            position
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => $"{p.Key} {string.Join(", ", p.Value.Where(f => f.Value is not null).Select(f => $"{f.Key}={f.Value}"))}")
        );
}

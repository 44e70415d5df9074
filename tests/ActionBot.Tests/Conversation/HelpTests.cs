using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Conversation.Help;
using ActionBot.Domain.Register;
using ActionBot.Operations.Manifest;
using ActionBot.Questions;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Conversation;

/// <summary>The help says what its reader can type, and all of it is taken by the command that says it.</summary>
public sealed partial class HelpTests
{
    private const HelpFor AllRoles = HelpFor.Owner | HelpFor.Lead | HelpFor.Secretary | HelpFor.Verifier | HelpFor.Administrator;

    private static readonly (HelpFor Role, string Asker)[] Askers =
    [
        (HelpFor.Owner, TypedScene.Owner),
        (HelpFor.Lead, TypedScene.Lead),
        (HelpFor.Secretary, TypedScene.Secretary),
        (HelpFor.Administrator, TypedScene.Administrator),
    ];

    [Fact]
    public async Task What_a_line_says_is_taken_by_the_command_that_says_it_from_everybody_whom_it_is_for()
    {
        await using var scene = await TypedScene.OpenAsync();
        List<string> wrong = [];
        foreach (var (command, line) in await LinesAsync(scene))
        foreach (var (_, asker) in Askers.Where(a => line.For == HelpFor.Everybody || line.For.HasFlag(a.Role)))
        foreach (var text in Quoted().Matches(line.Does).Select(m => m.Groups[1].Value).Prepend(line.Typed))
        {
            var taker = (await scene.TakersAsync(text, asker, most: 1)).Select(t => t.Command).FirstOrDefault();
            if (taker != command)
                wrong.Add($"{command.Name} says “{text}” to the {asker}, but {taker?.Name ?? "nobody"} takes it");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task No_command_is_kept_from_those_who_may_use_it()
    {
        await using var scene = await TypedScene.OpenAsync();
        await using var scope = scene.Services.CreateAsyncScope();
        Assert.Empty(scope.ServiceProvider.GetServices<ITextCommand>().Where(c => c.Help.Count == 0).Select(c => c.GetType().Name));
    }

    [Fact]
    public async Task Part_of_the_help_that_is_open_fits_on_a_phone()
    {
        await using var scene = await TypedScene.OpenAsync();
        var lines = (await LinesAsync(scene)).Select(l => l.Line).ToList();
        for (var roles = HelpFor.Everybody; roles <= AllRoles; roles++)
            Assert.All(HelpDesk.For(lines, roles).GroupBy(l => l.Part), part => Assert.InRange(part.Count(), 1, 8));
        Assert.All(lines, l => Assert.InRange(l.Typed.Length, 1, 42));
        Assert.Distinct(lines.Select(l => (l.Part, l.Place, l.For)));
    }

    [DatabaseTheory]
    public async Task Everybody_gets_the_lines_that_are_for_them(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var administrator = await scene.JoinAsync("tracking-team@example.org", "Tracking team", isAdministrator: true);
        var secretary = await scene.JoinAsync("board-secretary1@example.org", "Board secretary 1");
        var verifier = await scene.JoinAsync("auditor@example.org", "Auditor");
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(async db =>
        {
            var people = await db.People.ToDictionaryAsync(p => p.Email);
            db.Add(new SourceVerifier { SourceId = (await db.Sources.FirstAsync()).Id, PersonId = people[verifier.Email].Id });
            (await db.Boards.SingleAsync()).Secretaries.Add(new() { PersonId = people[secretary.Email].Id });
            return await db.SaveChangesAsync();
        });

        var owner = (await scene.TypeAsync(scene.Owner, "help")).Words();
        Shows(
            owner,
            "my actions",
            "show DARA-0042",
            "what is overdue |",
            "snooze DARA-0042 until Friday",
            "wake DARA-0042",
            "Show DARA-0042"
        );
        Hides(owner, "my area", "reassign", "meetings", "agenda", "preview", "who wants in", "hold status");

        var lead = (await scene.TypeAsync(scene.Lead, "help")).Words();
        Shows(lead, "my area", "what is overdue in my area", "reassign DARA-0042 to a name", "why DARA-0042");
        Hides(lead, "All open actions that are yours", "snooze", "meetings", "preview", "who wants in");

        var keeps = (await scene.TypeAsync(secretary, "help")).Words();
        Shows(keeps, "meetings", "move the 3 March meeting to 10 March", "agenda", "what is waiting for my board");
        Hides(keeps, "my area", "snooze", "reassign", "preview", "who wants in");

        var team = (await scene.TypeAsync(administrator, "help")).Words();
        Shows(
            team,
            "preview tomorrow",
            "hold status",
            "release",
            "which board",
            "unresolved",
            "who can’t you reach",
            "who wants in",
            "meetings"
        );
        Hides(team, "my area", "snooze", "not mine");

        var verifies = (await scene.TypeAsync(verifier, "what on earth")).Words();
        Shows(verifies, "You wrote “what on earth”.", "show DARA-0042", "report", "why DARA-0042");
        Hides(verifies, "All open actions that are yours", "my area", "snooze", "reassign", "meetings", "preview");
    }

    [Fact]
    public async Task What_is_said_in_groups_can_be_asked()
    {
        await using var scene = await TypedScene.OpenAsync();
        foreach (var said in new[] { GroupQuestions.Greeting, GroupQuestions.Unknown, Sentences.WelcomeToGroup })
        foreach (Match example in Quoted().Matches(said))
            Assert.Equal(
                typeof(AskQuestion),
                Assert.Single(await scene.TakersAsync(example.Groups[1].Value, TypedScene.Administrator)).Command
            );
    }

    [Fact]
    public async Task Commands_of_the_app_package_are_taken_and_the_help_says_them()
    {
        await using var scene = await TypedScene.OpenAsync();
        var says = (await LinesAsync(scene, "REF")).Select(l => l.Line.Typed).ToHashSet();
        var manifest = JsonNode.Parse(ManifestParts.Embedded().Template)!;
        foreach (var title in manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany(l => l!["commands"]!.AsArray()))
        {
            var typed = title!["title"]!.GetValue<string>();
            Assert.Contains(typed, says);
            Assert.NotEmpty(await scene.TakersAsync(typed, TypedScene.Owner));
        }
    }

    private static async Task<IReadOnlyList<(Type Command, HelpLine Line)>> LinesAsync(TypedScene scene, string reference = "DARA-0042")
    {
        await using var scope = scene.Services.CreateAsyncScope();
        return
        [
            .. scope.ServiceProvider.GetServices<ITextCommand>().SelectMany(c => c.Help, (c, line) => (c.GetType(), line.With(reference))),
        ];
    }

    private static void Shows(string words, params string[] texts) => Assert.All(texts, t => Assert.Contains(t, words));

    private static void Hides(string words, params string[] texts) => Assert.All(texts, t => Assert.DoesNotContain(t, words));

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();
}

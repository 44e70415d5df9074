using System.Text;
using ActionBot.Domain.Questions;
using ActionBot.Questions;
using ActionBot.Questions.Cards;
using ActionBot.Simulator.Clock;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using ActionBot.Tests.Exchange.Importing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

/// <summary>Whatever is typed, there is an answer, and none of it is taken for the bot's own markup.</summary>
public sealed class HostileQuestionTests
{
    private const int Texts = 10_000;

    private static readonly string[] Parts =
    [
        "overdue",
        "in",
        "Public Order",
        "Finance",
        "by owner",
        "not",
        "or",
        "and",
        "only",
        "high",
        "'; DROP TABLE \"Actions\"; --",
        "' OR '1'='1",
        "\" UNION SELECT * FROM People --",
        "%",
        "_",
        "\\",
        "\0",
        "\u0001",
        "<at>ActionBot</at>",
        "<script>alert(1)</script>",
        "[press](https://example.org)",
        "**bold**",
        "`code`",
        "{{DATE(2026-01-01T00:00:00Z)}}",
        "# Heading",
        "> quote",
        "~~gone~~",
        "&lt;",
        "😀",
        "👩‍👩‍👧",
        "\uD83D",
        "\uDE00",
        "\u202Eoverdue\u202C",
        "العربية",
        "עברית متأخر",
        "日本語",
        "е́",
        "İstanbul",
        "ﬁnance",
        "\u200B",
        "\uFEFF",
        "0",
        "-1",
        "99999999999999999999",
        "1e309",
        "31/02/2019",
        "00/00/0000",
        "29 February 2019",
        "Q5 99/98",
        "in the next 99999 years",
        "older than 9999 years",
        "between 31 December 9999 and 1 January 1",
        "q4 9999/9999",
        "DARA-00000000",
        "DARA-",
        "-",
        "--",
        "…",
        "“quoted”",
        "\"about\"",
        "\"",
        "top 1000000",
        "first 0",
        "a@b.c",
        "finance-owner1@example.org",
        "@",
        "http://example.org/?q=1",
        "my",
        "me",
        "who",
        "what",
        "about",
        "\n",
        "\r\n",
        "\t",
        "next",
        "more",
        "{\"marks\":1}",
        "null",
        "by",
        "before",
        "since",
        "end of",
        "the",
        "limited",
        "PEEL",
        "theme",
        "report",
        "board PIB",
        "except",
    ];

    [Fact]
    public async Task Ten_thousand_hostile_texts_are_read_without_a_fault_and_shown_without_markup()
    {
        await using var rig = await QuestionRig.SampleAsync(StorageProvider.Sqlite);
        var (vocabulary, asker) = await rig.ReaderAsync("operations-director@example.org");
        var random = new Random(2019);
        var asked = 0;
        for (var i = 0; i < Texts; i++)
        {
            var text = Text(random);
            var reading = QuestionReader.Read(text, vocabulary, asker);
            switch (reading)
            {
                case Reading.Understood understood:
                    var json = QuestionData.Write(understood.Question);
                    Assert.True(json is null || QuestionData.Read(json) is not null, json);
                    Shown(
                        AnswerCard.Draw(
                            new(
                                new(understood.Question, asker.Day, 3, new(9, 1, 1, 1, 0, asker.Day.AddDays(-3)), null, [], []),
                                new(9, 30),
                                [],
                                "ActionBot ask \"" + QuestionText.Typed(understood.Question) + "\""
                            )
                        )
                    );
                    if (i % 20 == 0 && asked++ < 300)
                        await rig.AskAsync(text, "operations-director@example.org");
                    break;
                case Reading.Several several:
                    Shown(UnclearCard.Draw(several));
                    break;
                case Reading.NotUnderstood not:
                    Shown(UnclearCard.Draw(not));
                    Assert.InRange(not.Near.Count, 1, 3);
                    break;
            }
        }
    }

    [Fact]
    public async Task What_is_suggested_is_understood()
    {
        await using var rig = await QuestionRig.SampleAsync(StorageProvider.Sqlite);
        var (vocabulary, asker) = await rig.ReaderAsync(null);
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
            if (QuestionReader.Read(Text(random), vocabulary, asker) is Reading.NotUnderstood not)
                Assert.All(not.Near, n => Assert.False(QuestionReader.Read(n, vocabulary, asker) is Reading.NotUnderstood, n));
    }

    [DatabaseTheory]
    public async Task Hostile_texts_get_one_reply_each_in_the_chat(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var random = new Random(11);
        foreach (
            var text in Enumerable
                .Range(0, 25)
                .Select(_ => Whole(Text(random)))
                .Append(new string('x', 64 * 1024))
                .Append(string.Concat(Enumerable.Repeat("overdue in Finance ", 3400)))
                .Append("overdue <at>ActionBot</at> [x](https://example.org)")
        )
        {
            var before = scene.Teams.MessagesOf(scene.Lead).Count;
            await scene.TypeAsync(scene.Lead, text);
            Assert.Equal(before + 1, scene.Teams.MessagesOf(scene.Lead).Count);
            Assert.DoesNotContain(
                "something went wrong",
                scene.Teams.MessagesOf(scene.Lead)[^1].Words(),
                StringComparison.OrdinalIgnoreCase
            );
        }
    }

    [DatabaseTheory]
    public async Task What_people_wrote_into_the_register_is_never_markup_of_an_answer(StorageProvider provider)
    {
        await using var rig = await QuestionRig.SampleAsync(provider);
        await using var db = rig.Open();
        string[] written =
        [
            "[press](https://example.org)",
            "**bold** ~~gone~~",
            "`code` {{DATE(2026-01-01T00:00:00Z)}}",
            "<at>Everybody</at> <script>alert(1)</script>",
            "# Heading\n> quote\n1. one",
            "![x](https://example.org/x.png)",
            "\u202Eoverdue",
            "=HYPERLINK(\"https://example.org\")",
            "&lt;at&gt;all&lt;/at&gt;",
        ];
        var place = 0;
        string Next() => written[place++ % written.Length];
        foreach (
            var action in await db
                .Actions.Include(a => a.Report)
                .Include(a => a.Area)
                .Include(a => a.Owner)
                .OrderBy(a => a.Ref)
                .ToListAsync()
        )
            (
                action.AgreedAction,
                action.Risk,
                action.Theme,
                action.Owner!.Name,
                action.Area!.Name,
                action.DeliveryRoute,
                action.CorporateRisk
            ) = (Next(), Next(), Next(), Next(), Next(), Next(), Next());
        foreach (var (i, report) in (await db.Reports.ToListAsync()).Index())
            report.Title = $"{Next()} {i}";
        foreach (var source in await db.Sources.ToListAsync())
            source.Name = Next();
        await db.SaveChangesAsync();
        var clock = new ManualClock(ImportRig.Now);
        var desk = rig.Desk(db);
        var person = (await QuestionRig.PersonAsync(db, "tracking-team@example.org"))!;
        var answers = new QuestionReplies(desk, new(db, clock), clock);
        foreach (var facet in Enum.GetValues<Facet>())
            Shown(
                AnswerCard.Draw(
                    await answers.ViewAsync(new() { By = facet, Words = facet == Facet.Area ? written[0] : null }, person, default)
                )
            );
        foreach (var name in (await desk.ReaderAsync(person, QuestionFile.Day, default)).Vocabulary.Names)
            Shown(AnswerCard.Draw(await answers.ViewAsync(new() { Names = [new(name.Kind, name.Key, name.Text)] }, person, default)));
        foreach (var text in written.Append("alert").Append("bold"))
        {
            var turn = new Teams.Inbound.TeamsTurn(null!, "tenant", null, "user", "chat", new("https://example.org"), true);
            if ((await answers.SayAsync($"overdue {text}", person, turn, default))?.Card is { } card)
                Shown(card);
            var found = (await new ActionSearch(desk, db, clock).SearchAsync(new(null, "", false, 0, 25), person, default)).Body![
                "composeExtension"
            ]!["attachments"]!.AsArray();
            Assert.All(found, f => Shown(f!["content"]!));
        }
    }

    [Fact]
    public async Task Command_that_is_offered_runs_nothing_of_a_name_when_it_is_pasted_into_a_shell()
    {
        await using var rig = await QuestionRig.SampleAsync(StorageProvider.Sqlite);
        await using var db = rig.Open();
        var clock = new ManualClock(ImportRig.Now);
        var person = (await QuestionRig.PersonAsync(db, "tracking-team@example.org"))!;
        var view = await new QuestionReplies(rig.Desk(db), new(db, clock), clock).ViewAsync(
            new() { Names = [new(NameKind.Report, "x", "A $(id) `id` \\ \"id\" %PATH% !! audit")] },
            person,
            default
        );
        Assert.Equal(
            "ActionBot ask \"actions from report A  (id)  id    'id'  PATH     audit\" --as tracking-team@example.org --format csv",
            view.Command
        );
    }

    private static string Text(Random random)
    {
        if (random.Next(500) == 0)
            return string.Concat(Enumerable.Repeat(Parts[random.Next(Parts.Length)] + " ", 32 * 1024))[..(64 * 1024)];
        var text = new StringBuilder();
        for (var words = random.Next(1, 12); words > 0; words--)
        {
            text.Append(random.Next(6) == 0 ? Noise(random) : Parts[random.Next(Parts.Length)]);
            text.Append(random.Next(8) == 0 ? "" : " ");
        }
        return text.ToString();
    }

    // The door refuses half characters and zeros before anything reads them: see MessagesEndpoint's own tests.
    private static string Whole(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);

    private static string Noise(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(1, 0xFFFF)));

    // No part of a text is read as a link, a mention, code or a date of the card's own.
    private static void Shown(AdaptiveCard card)
    {
        Assert.Empty(CardGuard.Check(card).Faults);
        Shown(System.Text.Json.Nodes.JsonNode.Parse(CardJson.Write(card))!);
    }

    private static void Shown(System.Text.Json.Nodes.JsonNode card)
    {
        foreach (var text in TextsOf(card))
        {
            Assert.DoesNotMatch(@"(?<!\\)(\*\*bold|~~gone|!\[x\]\()", text);
            Assert.DoesNotMatch("(?m)^(# Heading|> quote|1\\. one)", text);
            Assert.DoesNotContain("&lt;at", text.Replace("\\&", "", StringComparison.Ordinal));
            Assert.DoesNotContain("](http", text.Replace("\\](", "", StringComparison.Ordinal));
            Assert.DoesNotMatch(@"(?<!\\)<(script|at)", text);
            Assert.DoesNotContain("{{DATE", text);
            Assert.DoesNotMatch(@"(?<!\\)`code", text);
            Assert.DoesNotContain('\u202E', text);
        }
    }

    private static IEnumerable<string> TextsOf(System.Text.Json.Nodes.JsonNode node) =>
        node switch
        {
            System.Text.Json.Nodes.JsonObject o => o.SelectMany(p =>
                p.Key == "text" && p.Value is System.Text.Json.Nodes.JsonValue v ? [v.GetValue<string>()]
                : p.Value is { } child && p.Key != "data" ? TextsOf(child)
                : []
            ),
            System.Text.Json.Nodes.JsonArray a => a.OfType<System.Text.Json.Nodes.JsonNode>().SelectMany(TextsOf),
            _ => [],
        };
}

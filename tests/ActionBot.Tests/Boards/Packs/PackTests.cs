using System.Text.Json.Nodes;
using ActionBot.Boards.Packs;
using ActionBot.Chasing.Preview;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.Boards;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Decisions;
using ActionBot.Domain.Register;
using ActionBot.Exchange.Reading;
using ActionBot.Simulator.Smtp;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using CellFormat = DocumentFormat.OpenXml.Spreadsheet.CellFormat;

namespace ActionBot.Tests.Boards.Packs;

public sealed class PackTests
{
    private static readonly DateOnly March = new(2026, 3, 3);

    [DatabaseTheory]
    public async Task Secretary_asks_for_the_agenda_of_a_meeting_in_many_ways(StorageProvider provider)
    {
        await using var scene = await MeetingAsync(provider);
        foreach (
            var asked in new[]
            {
                "agenda",
                "agenda pib",
                "agenda PIB next",
                "agenda of the Portfolio and Investment Board",
                "Agenda for pib on 3 March",
                "agenda 3 March",
            }
        )
        {
            var words = (await scene.TypeAsync(scene.Lead, asked)).Words();
            Assert.StartsWith("2 items for 3 March | Portfolio and Investment Board · papers due 24 February", words);
        }
        var card = (await scene.TypeAsync(scene.Lead, "agenda pib")).Words();
        Assert.Contains(@"1 · Who pays for \*it\*? | **DARA-0042** · High | Overdue 41 days | Reconcile cost recovery", card);
        Assert.Contains("Finance owner 1 · waiting 5 working days, since 3 February, deferred once", card);
        Assert.Contains("Also waiting: HMI-0121", card);
        Assert.Contains("3 February, Portfolio and Investment Board: Deferred: “The paper was late”", card);
        Assert.Contains("1 more decision waits for the board and is on no meeting.", card);
        Assert.Contains(
            "does not meet on 4 March 2026. Its next meeting is on 3 March 2026.",
            (await scene.TypeAsync(scene.Lead, "agenda pib 4 March")).Words()
        );
        Assert.Contains("There is no board “gold group” among yours", (await scene.TypeAsync(scene.Lead, "agenda gold group")).Words());
    }

    [Fact]
    public async Task Somebody_outside_the_secretariat_sees_no_agenda_by_word_or_forged_press()
    {
        await using var scene = await MeetingAsync();
        var said = await scene.TypeAsync(scene.Owner, "agenda pib");
        Assert.Contains("You are in the secretariat of no board", said.Words());
        var meeting = await scene.ReadAsync(db => db.Meetings.Where(m => m.Date == March).Select(m => m.Id).SingleAsync());
        await scene.PressAsync(
            scene.Owner,
            said,
            new JsonObject
            {
                ["verb"] = "agenda.page",
                ["card"] = 1,
                ["meeting"] = $"mtg-{meeting}",
                ["page"] = 0,
            }
        );
        Assert.DoesNotContain(scene.Teams.MessagesOf(scene.Owner), m => m.Words().Contains("Who pays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pack_is_written_as_markdown_json_and_a_workbook_that_a_program_opens()
    {
        await using var scene = await MeetingAsync();
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0042")
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.AgreedAction, "=HYPERLINK(\"https://example.org\") | # *x*"))
        );
        var (code, output, error) = await CommandProcess.RunAsync(scene.Database, [], "agenda", "PIB", "2026-03-03");
        Assert.True(code == 0, error);
        Assert.StartsWith("# Portfolio and Investment Board: agenda of 3 March 2026\n", output);
        Assert.Contains("## 1. Who pays for \\*it\\*?", output);
        Assert.Contains("- Action: DARA-0042: =HYPERLINK(\"https://example.org\") \\| \\# \\*x\\*", output);

        (code, output, error) = await CommandProcess.RunAsync(
            scene.Database,
            [],
            "agenda",
            "Portfolio and Investment Board",
            "2026-03-03",
            "--format",
            "json"
        );
        Assert.True(code == 0, error);
        Assert.Equal("HMI-0121", JsonNode.Parse(output)!["items"]![0]!["also"]![0]!.GetValue<string>());

        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"agenda-{Guid.NewGuid():N}.xlsx");
        (code, _, error) = await CommandProcess.RunAsync(
            scene.Database,
            [],
            "agenda",
            "pib",
            "2026-03-03",
            "--format",
            "xlsx",
            "--out",
            file
        );
        Assert.True(code == 0, error);
        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            var book = document.WorkbookPart!;
            var formula = book
                .WorksheetParts.Single()
                .Worksheet.Descendants<Cell>()
                .Single(c => c.InnerText.StartsWith("=HYPERLINK", StringComparison.Ordinal));
            Assert.True(
                book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()
                    .ElementAt((int)formula.StyleIndex!.Value)
                    .QuotePrefix!.Value
            );
        }
        await using (var stream = File.OpenRead(file))
        {
            var rows = RegisterFormats.All.Of(stream).Rows(stream).Select(r => r.Cells.Select(c => c.Text).ToList()).ToList();
            var item = rows.Single(r => r.Contains("DARA-0042"));
            Assert.Contains("=HYPERLINK(\"https://example.org\") | # *x*", item);
        }
        File.Delete(file);

        Assert.Equal(2, (await CommandProcess.RunAsync(scene.Database, [], "agenda", "pib", "--format", "xlsx")).Code);
        (code, _, error) = await CommandProcess.RunAsync(scene.Database, [], "agenda", "nothing such");
        Assert.Equal(2, code);
        Assert.Contains("There is no board “nothing such”", error);
    }

    [DatabaseTheory]
    public async Task Secretariat_with_a_mailbox_alone_is_mailed_its_digest_once(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await MeetingAsync(provider, smtp.Settings);
        await scene.ReadAsync(db => db.BoardSecretaries.ExecuteDeleteAsync());
        await scene.ReadAsync(db =>
            db.Boards.ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatMailbox, "pib-secretariat@example.org"))
        );
        var sweep = scene.Bot.Services.GetRequiredService<ActionBot.Boards.BoardSweep>();
        await sweep.RunAsync(CancellationToken.None);
        await sweep.RunAsync(CancellationToken.None);
        await scene.Bot.DrainAsync();
        var mail = Assert.Single(smtp.Mails);
        Assert.Equal(
            ("pib-secretariat@example.org", "3 items wait for a decision: Portfolio and Investment Board"),
            (mail.To, mail.Subject)
        );
        Assert.Contains("Who pays for *it*?", mail.Text);
        Assert.Contains("Risk: money is spent without authority", mail.Text);
        Assert.Contains("https://teams.microsoft.com/l/chat/0/0?users=28:", mail.Text);
    }

    [DatabaseTheory]
    public async Task Secretariat_with_a_mailbox_alone_is_mailed_the_agenda_once_when_papers_are_due(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await ByMailAsync(provider, smtp);
        foreach (var day in new[] { "2026-02-23", "2026-02-24", "2026-02-24", "2026-02-25" })
        {
            scene.Clock.SetUtcNow(DateTimeOffset.Parse(day + "T09:40Z"));
            await BoardsAsync(scene);
        }
        var mail = Assert.Single(smtp.Mails, m => m.Subject.Contains("for 3", StringComparison.Ordinal));
        Assert.Equal(
            ("pib-secretariat@example.org", "2 items for 3 March: Portfolio and Investment Board"),
            (mail.To, Domain.Wording.British.Plain(mail.Subject))
        );
        var text = Domain.Wording.British.Plain(mail.Text);
        Assert.Contains("Papers are due on Tuesday 24 February.", text);
        Assert.Contains("1. Who pays for *it*?", text);
        Assert.Contains("Action: DARA-0042, High: Reconcile cost recovery claims with duty records every month.", text);
        Assert.Contains("3 February, Portfolio and Investment Board: Deferred: “The paper was late”", text);
        Assert.Contains("Also waiting: HMI-0121", text);
    }

    [DatabaseTheory]
    public async Task Mail_that_waits_to_be_sent_is_left_as_it_is_when_something_on_it_changes(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await ByMailAsync(provider, smtp);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Lead.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsAdministrator, true))
        );
        await scene.Bot.Services.GetRequiredService<ActionBot.Boards.BoardSweep>().RunAsync(CancellationToken.None);
        Assert.Contains("is cancelled", (await scene.TypeAsync(scene.Lead, "cancel the 3 March meeting")).Words());
        Assert.Equal("3 items wait for a decision: Portfolio and Investment Board", Assert.Single(smtp.Mails).Subject);
    }

    [DatabaseTheory]
    public async Task Board_by_mail_hears_of_late_actions_on_its_risks_once_and_without_anything_to_decide(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await ByMailAsync(provider, smtp);
        await scene.ReadAsync(db =>
            db.Blockers.ExecuteUpdateAsync(s =>
                s.SetProperty(b => b.State, BlockerState.Withdrawn).SetProperty(b => b.EndedOn, new DateOnly(2026, 2, 1))
            )
        );
        await scene.ReadAsync(db =>
            db.Actions.Where(a => a.Ref == "DARA-0017")
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.BoardName, "pib").SetProperty(a => a.TargetDate, new DateOnly(2025, 12, 1)))
        );
        for (var day = new DateOnly(2026, 2, 10); day < new DateOnly(2026, 3, 10); day = day.AddDays(1))
        {
            scene.Clock.SetUtcNow(new(day, new(9, 40), TimeSpan.Zero));
            await BoardsAsync(scene);
        }
        var mail = Assert.Single(smtp.Mails);
        Assert.Equal("1 action on a risk of your board is overdue: Portfolio and Investment Board", mail.Subject);
        Assert.Contains("DARA-0017 · Overdue 71 days", Domain.Wording.British.Plain(mail.Text));
        Assert.Contains("Nothing waits for a decision of the board.", mail.Text);
    }

    [DatabaseTheory]
    public async Task Preview_lists_the_digest_that_a_mailbox_is_then_mailed_and_not_on_the_day_after(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await ByMailAsync(provider, smtp);
        var before = await PreviewAsync(scene, 2);
        await BoardsAsync(scene);
        Assert.Single(smtp.Mails);
        Assert.Equal([true, false], before);
        scene.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([false], await PreviewAsync(scene, 1));
        await BoardsAsync(scene);
        Assert.Single(smtp.Mails);
    }

    // Whether each of some days has the digest by mail, and nobody has two.
    private static Task<List<bool>> PreviewAsync(Scene scene, int days) =>
        scene.Bot.WithAsync(async services =>
        {
            var listed = new List<bool>();
            await foreach (
                var plan in services
                    .GetRequiredService<PreviewQuery>()
                    .DaysAsync(DateOnly.FromDateTime(scene.Clock.GetUtcNow().UtcDateTime), days, CancellationToken.None)
            )
                listed.Add(
                    PlannedMessages
                        .Of(plan)
                        .SingleOrDefault(m =>
                            m is { Email: "pib-secretariat@example.org", Kind: "digest of the Portfolio and Investment Board, by mail" }
                        )
                        is not null
                );
            return listed;
        });

    private static async Task<Scene> ByMailAsync(StorageProvider provider, FakeSmtp smtp)
    {
        var scene = await MeetingAsync(provider, smtp.Settings);
        await scene.ReadAsync(db => db.BoardSecretaries.ExecuteDeleteAsync());
        await scene.ReadAsync(db =>
            db.Boards.ExecuteUpdateAsync(s => s.SetProperty(b => b.SecretariatMailbox, "pib-secretariat@example.org"))
        );
        return scene;
    }

    private static async Task BoardsAsync(Scene scene)
    {
        await scene.Bot.Services.GetRequiredService<ActionBot.Boards.BoardSweep>().RunAsync(CancellationToken.None);
        await scene.Bot.DrainAsync();
    }

    [Theory]
    [InlineData("pib next", "pib", "next")]
    [InlineData("PIB", "pib", "")]
    [InlineData("risk and assurance board, 3 March", "rab", "3 March")]
    [InlineData("rab-2 next", "rab-2", "next")]
    public void Board_is_found_by_its_longest_name(string text, string code, string rest)
    {
        Board[] boards =
        [
            new() { Code = "pib", Name = "Portfolio and Investment Board" },
            new() { Code = "rab", Name = "Risk and Assurance Board" },
            new() { Code = "rab-2", Name = "Risk and Assurance Board of the North" },
        ];
        var (board, left) = PackFinder.Board(text, boards);
        Assert.Equal((code, rest), (board.Code, left));
        Assert.Throws<Domain.RuleException>(() => PackFinder.Board("gold", boards));
    }

    // The lead keeps the board; two decisions are on the March meeting, one is on none.
    private static async Task<Scene> MeetingAsync(
        StorageProvider provider = StorageProvider.Sqlite,
        params (string Key, string Value)[] settings
    )
    {
        var scene = await Scene.OpenAsync(provider, settings);
        await scene.InstallAsync(scene.Lead);
        await scene.InstallAsync(scene.Owner);
        await scene.ReadAsync(async db =>
        {
            var board = await db.Boards.SingleAsync();
            var lead = await db.People.SingleAsync(p => p.Email == scene.Lead.Email);
            db.Add(new BoardSecretary { BoardId = board.Id, PersonId = lead.Id });
            Meeting past =
                    new()
                    {
                        BoardId = board.Id,
                        Date = new(2026, 2, 3),
                        State = MeetingState.Held,
                    },
                march = new() { BoardId = board.Id, Date = March };
            db.AddRange(past, march);
            var actions = await db.Actions.ToDictionaryAsync(a => a.Ref);
            var updates = actions.ToDictionary(
                a => a.Key,
                a => new ProgressUpdate
                {
                    ActionItemId = a.Value.Id,
                    PersonId = a.Value.OwnerId!.Value,
                    Once = "once-" + a.Key,
                    Choice = AnswerChoice.Decision,
                    On = Scene.Today,
                    At = scene.Clock.GetUtcNow(),
                }
            );
            db.AddRange(updates.Values);
            await db.SaveChangesAsync();
            Blocker Waits(string reference, string question, long? meeting) =>
                new()
                {
                    ActionItemId = actions[reference].Id,
                    UpdateId = updates[reference].Id,
                    Kind = BlockerKind.Decision,
                    BoardId = board.Id,
                    ToDecide = question,
                    RaisedOn = new(2026, 2, 3),
                    RoutedOn = new(2026, 2, 3),
                    State = meeting is null ? BlockerState.Raised : BlockerState.Accepted,
                    MeetingId = meeting,
                };
            var first = Waits("DARA-0042", "Who pays for *it*?", march.Id);
            first.Deferrals = 1;
            db.AddRange(first, Waits("DARA-0017", "Which codes?", march.Id), Waits("DARA-0057", "Who owns it?", null));
            db.Add(
                new Blocker
                {
                    ActionItemId = actions["HMI-0121"].Id,
                    UpdateId = updates["HMI-0121"].Id,
                    Kind = BlockerKind.Dependency,
                    DependsOnId = actions["DARA-0042"].Id,
                    RaisedOn = new(2026, 2, 3),
                }
            );
            await db.SaveChangesAsync();
            db.Add(
                new Decision
                {
                    BlockerId = first.Id,
                    ActionItemId = first.ActionItemId,
                    BoardId = board.Id,
                    MeetingId = past.Id,
                    Outcome = DecisionOutcome.Deferred,
                    Text = "The paper was late",
                    PersonId = lead.Id,
                    At = scene.Clock.GetUtcNow(),
                    On = new(2026, 2, 3),
                    Once = "once-d",
                }
            );
            return await db.SaveChangesAsync();
        });
        return scene;
    }
}

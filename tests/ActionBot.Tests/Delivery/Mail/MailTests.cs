using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionBot.Delivery;
using ActionBot.Delivery.Mail;
using ActionBot.Simulator.Smtp;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ActionBot.Tests.Delivery.Mail;

public sealed partial class MailTests
{
    private const string Board = "board@example.org";

    private static readonly MailContent Digest = new(
        "2 decisions wait for your board",
        ["The meeting is on 3\u00A0March."],
        [
            new(
                "To decide",
                [
                    new(
                        "DARA-0042 · High",
                        ["Who pays for the “ledger” & why?"],
                        [new("Waiting since", "10 February"), new("Risk", "<b>money</b> is spent")]
                    ),
                ]
            ),
        ],
        [new("Open the chat", new("https://teams.microsoft.com/l/chat/0/0?users=28:app&x=1"))],
        "You get this because you are the secretariat."
    );

    private static Task<bool> QueueAsync(Scene scene, string key, MailContent? content = null, string to = Board) =>
        scene.Bot.WithAsync(async services =>
        {
            await services.GetRequiredService<Outbox>().MailAsync(key, to, content ?? Digest);
            return await services.GetRequiredService<ActionBotContext>().SaveChangesAsync() > 0;
        });

    private static Task<OutboxMessage> LastAsync(Scene scene) =>
        scene.ReadAsync(db => db.Outbox.AsNoTracking().OrderByDescending(m => m.Id).FirstAsync(m => m.Kind == OutboxKind.Mail));

    [DatabaseTheory]
    public async Task Mail_of_a_key_is_sent_once_with_the_same_words_in_both_parts(StorageProvider provider)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(provider, smtp.Settings);
        Assert.True(await QueueAsync(scene, "digest:1"));
        Assert.False(await QueueAsync(scene, "digest:1"));
        await scene.Bot.DrainAsync();
        var mail = Assert.Single(smtp.Mails);
        Assert.Equal((Board, "2 decisions wait for your board"), (mail.To, mail.Subject));
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Contains("actionbot@example.org", mail.Headers["From"]);
        Assert.Equal(
            Words(mail.Text),
            Words(WebUtility.HtmlDecode(Tags().Replace(mail.Html[mail.Html.IndexOf("<body", StringComparison.Ordinal)..], " ")))
                .Replace("Open the chat", "Open the chat https teams microsoft com l chat 0 0 users 28 app x 1")
        );
        Assert.Contains("&lt;b&gt;money&lt;/b&gt; is spent", mail.Html);
        Assert.Contains("href=\"https://teams.microsoft.com/l/chat/0/0?users=28:app&amp;x=1\"", mail.Html);
        Assert.Equal(OutboxState.Sent, (await LastAsync(scene)).State);
    }

    [Theory]
    [InlineData(SmtpStage.Greeting, 421)]
    [InlineData(SmtpStage.MailFrom, 451)]
    [InlineData(SmtpStage.Recipient, 450)]
    [InlineData(SmtpStage.Recipient, 452)]
    [InlineData(SmtpStage.Data, 421)]
    [InlineData(SmtpStage.Body, 451)]
    [InlineData(SmtpStage.Greeting, 0)]
    [InlineData(SmtpStage.MailFrom, 0)]
    [InlineData(SmtpStage.Data, 0)]
    [InlineData(SmtpStage.Body, 0)]
    public async Task Passing_fault_of_the_server_is_tried_again_until_the_mail_is_taken(SmtpStage stage, int code)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        for (var i = 0; i < 3; i++)
            smtp.Next(code == 0 ? SmtpFault.Drop(stage) : SmtpFault.Answer(stage, code));
        await QueueAsync(scene, "x");
        for (var i = 0; i < 3; i++)
        {
            await scene.Bot.DrainAsync();
            var row = await LastAsync(scene);
            Assert.Equal((OutboxState.Pending, i + 1), (row.State, row.Attempts));
            Assert.StartsWith("Smtp", row.Fault);
            scene.Clock.Advance(TimeSpan.FromSeconds(10));
        }
        await scene.Bot.DrainAsync();
        Assert.Single(smtp.Mails);
        Assert.Equal(OutboxState.Sent, (await LastAsync(scene)).State);
    }

    [Theory]
    [InlineData(SmtpStage.Recipient, 550)]
    [InlineData(SmtpStage.MailFrom, 553)]
    [InlineData(SmtpStage.Body, 554)]
    public async Task Mail_that_is_refused_fails_for_good_and_health_tells(SmtpStage stage, int code)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        smtp.Next(SmtpFault.Answer(stage, code));
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        var row = await LastAsync(scene);
        Assert.Equal((OutboxState.Failed, $"Smtp {code}"), (row.State, row.Fault));
        using var http = new HttpClient();
        var health = JsonNode.Parse(await http.GetStringAsync(new Uri(scene.Bot.Operations, "/healthz/ready")))!["checks"]!;
        Assert.Equal("Degraded", health["mail"]!["status"]!.GetValue<string>());
        Assert.Equal(1, health["mail"]!["data"]!["faults"]![$"Smtp {code}"]!.GetValue<int>());
        Assert.Equal(0, health["outbox"]!["data"]!["failed"]!.GetValue<int>());
    }

    [Fact]
    public async Task Silent_server_is_left_after_the_time_of_one_mail()
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        smtp.Next(SmtpFault.Silence(SmtpStage.Data));
        await QueueAsync(scene, "x");
        var sending = scene.Bot.DrainAsync();
        while (!smtp.Commands.Contains("DATA") && !sending.IsCompleted)
            await Task.Yield();
        scene.Clock.Advance(TimeSpan.FromSeconds(61));
        await sending.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((OutboxState.Pending, "SmtpTimeOut"), ((await LastAsync(scene)).State, (await LastAsync(scene)).Fault));
    }

    [Fact]
    public async Task Mail_is_given_up_after_the_hours_of_trying()
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        smtp.Next(SmtpFault.Answer(SmtpStage.Recipient, 450));
        smtp.Next(SmtpFault.Answer(SmtpStage.Recipient, 450));
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        scene.Clock.Advance(TimeSpan.FromHours(48));
        await scene.Bot.DrainAsync();
        Assert.Equal(OutboxState.Failed, (await LastAsync(scene)).State);
    }

    [Fact]
    public async Task Server_that_asks_for_an_account_is_given_it_and_a_wrong_one_is_tried_again()
    {
        await using var smtp = FakeSmtp.Start();
        smtp.Account = ("bot", "secret");
        await using var scene = await Scene.OpenAsync(settings: [.. smtp.Settings, ("Mail:UserName", "bot"), ("Mail:Password", "secret")]);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        Assert.Single(smtp.Mails);
        smtp.Account = ("bot", "changed");
        await QueueAsync(scene, "y");
        await scene.Bot.DrainAsync();
        Assert.Equal(OutboxState.Pending, (await LastAsync(scene)).State);
        Assert.Single(smtp.Mails);
    }

    [Fact]
    public async Task Server_that_cannot_encrypt_is_told_nothing_where_encryption_is_wanted()
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: [.. smtp.Settings.Where(s => s.Key != "Mail:StartTls")]);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        Assert.Empty(smtp.Mails);
        Assert.DoesNotContain(smtp.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Equal(OutboxState.Pending, (await LastAsync(scene)).State);
    }

    [Fact]
    public async Task One_mailbox_that_takes_nothing_keeps_no_other_one_waiting()
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        smtp.Next(SmtpFault.Answer(SmtpStage.Recipient, 450));
        await QueueAsync(scene, "a", to: "full@example.org");
        await scene.Bot.DrainAsync();
        await QueueAsync(scene, "b");
        await scene.Bot.DrainAsync();
        Assert.Equal(Board, Assert.Single(smtp.Mails).To);
    }

    [Theory]
    [InlineData("x\r\nBcc: all@example.org\r\n\r\n<b>forged</b>", Board)]
    [InlineData("x\u2028Bcc: all@example.org", Board)]
    [InlineData("2 decisions", "board@example.org\r\nBcc: all@example.org")]
    [InlineData("2 decisions", "board@example.org, all@example.org")]
    [InlineData("2 decisions", "a b@example.org>\r\nRCPT TO:<all@example.org")]
    public async Task Nothing_that_people_wrote_becomes_a_header_or_a_recipient(string title, string to)
    {
        await using var smtp = FakeSmtp.Start();
        await using var scene = await Scene.OpenAsync(settings: smtp.Settings);
        await QueueAsync(scene, "x", Digest with { Title = title }, to);
        await scene.Bot.DrainAsync();
        Assert.All(smtp.Mails, m => Assert.Equal(Board, m.To));
        Assert.All(smtp.Mails, m => Assert.False(m.Headers.ContainsKey("Bcc")));
        Assert.DoesNotContain(
            smtp.Commands,
            c => c.StartsWith("RCPT", StringComparison.Ordinal) && c.Contains("all@", StringComparison.Ordinal)
        );
        Assert.Equal(to == Board ? 1 : 0, smtp.Mails.Count);
        Assert.Equal(to == Board ? OutboxState.Sent : OutboxState.Failed, (await LastAsync(scene)).State);
    }

    [Fact]
    public async Task Pick_up_folder_holds_one_whole_file_for_each_mail_however_often_it_is_written()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("actionbot-mail");
        await using var scene = await Scene.OpenAsync(settings: [("Mail:Folder", folder.FullName)]);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        await scene.ReadAsync(db =>
            db.Outbox.Where(m => m.Kind == OutboxKind.Mail).ExecuteUpdateAsync(s => s.SetProperty(m => m.State, OutboxState.Pending))
        );
        await scene.Bot.DrainAsync();
        var mail = ReceivedMail.Read(Assert.Single(folder.GetFiles("*.eml")).FullName);
        Assert.Equal((Board, "2 decisions wait for your board"), (mail.To, mail.Subject));
        Assert.Contains("  Risk: <b>money</b> is spent", mail.Text);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_keeps_the_mail_for_later()
    {
        var file = System.IO.Path.GetTempFileName();
        await using var scene = await Scene.OpenAsync(settings: [("Mail:Folder", System.IO.Path.Combine(file, "mail"))]);
        await QueueAsync(scene, "x");
        await scene.Bot.DrainAsync();
        Assert.Equal((OutboxState.Pending, "MailFolder"), ((await LastAsync(scene)).State, (await LastAsync(scene)).Fault));
        File.Delete(file);
    }

    [Fact]
    public void Every_faulty_setting_is_named_with_its_value()
    {
        var check = new MailOptionsCheck(Options.Create(new DeliveryOptions()));
        var smtp = check.Validate(
            null,
            new()
            {
                Transport = "Smtp",
                Host = "no host",
                Port = 0,
                From = "me",
                UserName = "u",
                TimeoutSeconds = 500,
                RetryHours = 0,
            }
        );
        Assert.Equal(6, smtp.Failures!.Count());
        Assert.All(
            (string[])["Host is “no host”", "Port is 0", "From is “me”", "Password is not set", "TimeoutSeconds is 500", "RetryHours is 0"],
            part => Assert.Contains(part, smtp.FailureMessage)
        );
        Assert.Contains(
            "in the clear",
            check
                .Validate(
                    null,
                    new()
                    {
                        Transport = "Smtp",
                        Host = "smtp.example.org",
                        From = Board,
                        UserName = "u",
                        Password = "p",
                        StartTls = false,
                    }
                )
                .FailureMessage
        );
        Assert.Contains("Mail:Transport is “Pigeon”", check.Validate(null, new() { Transport = "Pigeon" }).FailureMessage);
        Assert.Contains("Mail:Folder is “”", check.Validate(null, new() { Folder = "" }).FailureMessage);
        Assert.True(check.Validate(null, new()).Succeeded);
        Assert.True(
            check
                .Validate(
                    null,
                    new()
                    {
                        Transport = "smtp",
                        Host = "smtp.example.org",
                        From = Board,
                        UserName = "u",
                        Password = "p",
                    }
                )
                .Succeeded
        );
    }

    private static string Words(string text) =>
        string.Join(' ', NoWord().Replace(text, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}

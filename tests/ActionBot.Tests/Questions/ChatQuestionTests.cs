using System.Text.Json.Nodes;
using ActionBot.Domain.Blockers;
using ActionBot.Domain.CheckIns.Answers;
using ActionBot.Domain.Register;
using ActionBot.Questions.Answering;
using ActionBot.Storage;
using ActionBot.Tests.Chasing;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions;

public sealed class ChatQuestionTests
{
    [DatabaseTheory]
    public async Task Lead_asks_what_is_overdue_and_opens_an_action_of_the_answer(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var answer = await scene.TypeAsync(scene.Lead, "What's overdue in my area?");
        var words = answer.Words();
        Assert.Contains(
            "3 of 5 open actions are overdue | Open actions that are overdue, in Finance · "
                + "10 February, 09:40 | 2 are High. The oldest is 300 days late.",
            words
        );
        Assert.Contains("**DARA-0090** · Low · Red | 300 days late | Tidy the shared folder. | Finance owner 2 · no update yet", words);
        Assert.Contains("Show DARA-0042", words);
        Assert.DoesNotContain("spreadsheet", words);
        var count = scene.Teams.MessagesOf(scene.Lead).Count;
        await scene.PressAsync(scene.Lead, answer, answer.Button("Show DARA-0042"));
        Assert.Contains("DARA-0042", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
        Assert.Equal(count + 1, scene.Teams.MessagesOf(scene.Lead).Count);
    }

    [DatabaseTheory]
    public async Task Filter_narrows_the_answer_and_the_headline_says_so(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var answer = await scene.TypeAsync(scene.Lead, "overdue");
        await scene.PressAsync(scene.Lead, answer, answer.Button("High (2)"));
        var words = scene.Teams.MessagesOf(scene.Lead)[^1].Words();
        Assert.StartsWith("2 High actions are overdue", words);
        Assert.DoesNotContain("DARA-0090", words);
    }

    [DatabaseTheory]
    public async Task Later_words_go_on_from_the_last_question_of_the_chat(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.TypeAsync(scene.Lead, "what is overdue?");
        Assert.StartsWith("2 High actions are overdue", (await scene.TypeAsync(scene.Lead, "only high")).Words());
        Assert.StartsWith("No Medium actions are overdue", (await scene.TypeAsync(scene.Lead, "and medium?")).Words());
        Assert.StartsWith("3 of 5 open actions are overdue", (await scene.TypeAsync(scene.Lead, "overdue")).Words());
        Assert.Contains("By owner | 2 | Finance owner 2 | 1 | Finance owner 1", (await scene.TypeAsync(scene.Lead, "by owner")).Words());
        Assert.StartsWith("3 of 5 open actions are overdue", (await scene.TypeAsync(scene.Lead, "how many?")).Words());
        Assert.Equal(1, await scene.ReadAsync(db => db.LastQuestions.CountAsync()));
        scene.Clock.Advance(TimeSpan.FromHours(25));
        Assert.StartsWith("2 open High actions", (await scene.TypeAsync(scene.Lead, "only high")).Words());
    }

    [DatabaseTheory]
    public async Task Pages_take_each_others_place(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.AddLikeAsync(22, (a, i) => a.TargetDate = Scene.Today.AddDays(-i - 1));
        var first = await scene.TypeAsync(scene.Lead, "overdue");
        Assert.Contains("The ten oldest", first.Words());
        var second = await scene.PressAsync(scene.Lead, first, first.Button("More: 11 to 20"));
        Assert.Contains("Actions 11 to 20 of 25", second.Words());
        var third = await scene.PressAsync(scene.Lead, second, second.Button("More: 21 to 25"));
        Assert.Contains("Actions 21 to 25 of 25", third.Words());
        Assert.Contains(
            "The ten oldest",
            (
                await scene.PressAsync(scene.Lead, third, third.Button("Previous: 11 to 20")) is var back
                    ? await scene.PressAsync(scene.Lead, back, back.Button("Previous: 1 to 10"))
                    : back
            ).Words()
        );
        Assert.Contains("Actions 11 to 20 of 25", (await scene.TypeAsync(scene.Lead, "the next ten")).Words());
    }

    [Fact]
    public async Task Owner_sees_their_own_and_what_others_have_does_not_exist()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Owner);
        Assert.StartsWith("1 of 3 open actions is overdue", (await scene.TypeAsync(scene.Owner, "overdue")).Words());
        Assert.Contains(
            "I do not know “owner2”.",
            (await scene.TypeAsync(scene.Owner, "what is overdue with finance-owner2"))
                .Words()
                .Replace("“2”", "“owner2”", StringComparison.Ordinal)
        );
        var words = (await scene.TypeAsync(scene.Owner, "what is overdue in my area")).Words();
        Assert.Contains("You do not lead an area.", words);
    }

    [DatabaseTheory]
    public async Task What_is_not_understood_is_named_with_questions_that_can_be_answered(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        var unclear = await scene.TypeAsync(scene.Lead, "what is overdue in Narnia");
        Assert.StartsWith(
            "I did not understand that | I do not know “narnia”. | I can answer: | Overdue actions about \"narnia\" | ",
            unclear.Words()
        );
        unclear.Button("What is overdue in my area?");
        await scene.PressAsync(scene.Lead, unclear, unclear.Button("Overdue actions"));
        Assert.StartsWith("3 of 5 open actions are overdue", scene.Teams.MessagesOf(scene.Lead)[^1].Words());
        Assert.StartsWith(
            "I did not understand that | You wrote “what about lunch”.",
            (await scene.TypeAsync(scene.Lead, "what about lunch")).Words()
        );
        Assert.StartsWith("I did not understand that | You wrote “done”.", (await scene.TypeAsync(scene.Lead, "done")).Words());
    }

    [Fact]
    public async Task Name_of_two_things_is_asked_back_with_a_button_for_each()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Email == scene.OtherOwner.Email)).Name = "Finance";
            return await db.SaveChangesAsync();
        });
        var which = await scene.TypeAsync(scene.Lead, "overdue in finance");
        Assert.StartsWith(
            "Which “finance” do you mean? | It is the name of more than one thing. | Finance (area) | Finance (owner)",
            which.Words()
        );
        await scene.PressAsync(scene.Lead, which, which.Button("Finance (owner)"));
        Assert.StartsWith(
            "2 of 2 open actions are overdue".Replace("2 of 2 open", "2 open", StringComparison.Ordinal),
            scene.Teams.MessagesOf(scene.Lead)[^1].Words()
        );
        Assert.StartsWith("2 open actions are overdue", (await scene.TypeAsync(scene.Lead, "overdue, owned by finance")).Words());
    }

    [DatabaseTheory]
    public async Task Blocked_unanswered_and_unowned_actions_are_found(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Lead);
        await scene.AskedOnAsync("DARA-0042", new(2026, 1, 5), new(2026, 1, 12));
        await scene.ReadAsync(async db =>
        {
            var blocked = await db.Actions.SingleAsync(a => a.Ref == "DARA-0017");
            var update = new ProgressUpdate
            {
                ActionItemId = blocked.Id,
                PersonId = blocked.OwnerId!.Value,
                Once = "once",
                Choice = AnswerChoice.Decision,
                At = scene.Clock.GetUtcNow(),
                On = Scene.Today,
            };
            db.Add(update);
            blocked.Standing = AnswerChoice.Decision;
            await db.SaveChangesAsync();
            db.Add(
                new Blocker
                {
                    ActionItemId = blocked.Id,
                    UpdateId = update.Id,
                    Kind = BlockerKind.Decision,
                    RaisedOn = Scene.Today,
                    BoardId = (await db.Boards.SingleAsync()).Id,
                }
            );
            (await db.Actions.SingleAsync(a => a.Ref == "DARA-0057")).OwnerId = null;
            return await db.SaveChangesAsync();
        });
        Assert.StartsWith(
            "1 open action waits for something",
            (await scene.TypeAsync(scene.Lead, "what is blocked at the Investment Board")).Words()
        );
        Assert.StartsWith(
            "1 open action waits for a decision",
            (await scene.TypeAsync(scene.Lead, "what waits for a decision at PIB?")).Words()
        );
        var silent = (await scene.TypeAsync(scene.Lead, "who hasn't answered?")).Words();
        Assert.StartsWith("1 open action waits for an answer", silent);
        Assert.Contains("DARA-0042", silent);
        Assert.StartsWith("1 open action has no owner", (await scene.TypeAsync(scene.Lead, "which actions have no owner")).Words());
        Assert.StartsWith("1 open action has no target date", (await scene.TypeAsync(scene.Lead, "which actions have no date")).Words());
    }

    [Fact]
    public async Task Administrator_is_told_the_command_that_writes_a_spreadsheet()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.InstallAsync(scene.Lead);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Lead.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsAdministrator, true))
        );
        var words = (await scene.TypeAsync(scene.Lead, "overdue high")).Words().Replace("\u200B", "", StringComparison.Ordinal);
        Assert.Contains(
            "As a spreadsheet, run: ActionBot ask \"overdue actions rated High\" --as finance-lead@example.org --format csv",
            words
        );
    }

    [DatabaseTheory]
    public async Task Forged_buttons_show_nothing_that_is_not_theirs(StorageProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var answer = await scene.TypeAsync(scene.Owner, "overdue");
        foreach (
            var q in new[]
            {
                "{}",
                """{"marks":[[{"mark":"overdue"}]],"names":[{"kind":"area","key":"corporate services/","text":"x"}]}""",
                """{"names":[{"kind":"person","key":"finance-owner2@example.org","text":"*you*"}]}""",
                """{"marks":[[]]}""",
                """{"marks":[null]}""",
                """{"names":[null]}""",
                """{"skip":-4}""",
                """{"skip":99999999999}""",
                """{"limit":0}""",
                """{"by":"17"}""",
                """{"by":99}""",
                "{",
                "[]",
                "null",
                """{"names":[{"kind":"ref","key":"DARA0017","text":"DARA-0017"}]}""",
                """{"marks":[[{"mark":"any"}]],"words":"%"}""",
                """{"spans":[{"field":"closed","from":"2020-01-01"}]}""",
                """{"names":[{"kind":"rating","key":"High","text":"</at> **x**"}]}""",
            }
        )
        {
            await scene.PressAsync(
                scene.Owner,
                answer,
                new JsonObject
                {
                    ["verb"] = "question.ask",
                    ["card"] = 1,
                    ["q"] = q,
                }
            );
            var words = scene.Teams.MessagesOf(scene.Owner)[^1].Words();
            Assert.DoesNotContain(
                "DARA-0017",
                words
                    .Replace("Open actions, DARA-0017", "", StringComparison.Ordinal)
                    .Replace("Actions, open or closed, DARA-0017", "", StringComparison.Ordinal)
            );
            Assert.DoesNotContain("DARA-0090", words);
            Assert.DoesNotContain("**x**", words);
        }
    }

    [Fact]
    public void Spreadsheet_takes_nothing_for_a_formula()
    {
        Assert.Equal("'=1+1", AnswerSheet.Cell("=1+1"));
        Assert.Equal("\"'@a,\"\"b\"\"\"", AnswerSheet.Cell("@a,\"b\""));
        Assert.Equal("Agree it", AnswerSheet.Cell("Agree it"));
        Assert.Equal("\"Agree it;'=1+1\"", AnswerSheet.Cell("Agree it;=1+1"));
    }
}

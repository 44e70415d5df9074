using System.Text.Json.Nodes;
using ActionBot.Domain.Register.People;
using ActionBot.Operations.Unreachable;
using ActionBot.Storage;
using ActionBot.Storage.Messages;
using ActionBot.Teams.Connector;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Operations.Unreachable;

public sealed class UnreachableTests
{
    private static async Task<Scene> OpenAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await Scene.OpenAsync(provider);
        await scene.ReadAsync(db =>
            db.People.Where(p => p.Email == scene.Lead.Email).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsAdministrator, true))
        );
        await scene.InstallAsync(scene.Lead);
        return scene;
    }

    [DatabaseTheory]
    public async Task Administrator_is_told_who_cannot_be_reached_since_when_and_why(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.SweepAsync();
        scene.Clock.Advance(TimeSpan.FromDays(1));
        await scene.InstallAsync(scene.Owner);
        scene.Teams.Block(scene.Owner);
        scene.Clock.Advance(TimeSpan.FromDays(6));
        await scene.SweepAsync();
        Assert.Equal(
            """
            2 people did not get what I sent:
            • Finance owner 2 (finance-owner2@example.org), since 10 February: they do not have the app. 1 message waits.
            • Finance owner 1 (finance-owner1@example.org), since 17 February: they blocked or muted the app. 1 message waits.
            """.ReplaceLineEndings("\n"),
            (await scene.TypeAsync(scene.Lead, "Who can't you reach?")).Words().ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData("unreachable")]
    [InlineData("who can’t you reach")]
    [InlineData("Whom can you not reach?")]
    [InlineData("who cannot you reach")]
    [InlineData("list unreachable people")]
    public async Task Administrator_may_ask_in_several_ways(string text)
    {
        await using var scene = await OpenAsync();
        Assert.Equal("I can reach everybody I have written to.", (await scene.TypeAsync(scene.Lead, text)).Words());
    }

    [Fact]
    public async Task Anybody_else_is_answered_as_to_any_text_that_is_not_understood()
    {
        await using var scene = await OpenAsync();
        await scene.SweepAsync();
        await scene.InstallAsync(scene.Owner);
        var asked = await scene.TypeAsync(scene.Owner, "unreachable");
        var nonsense = await scene.TypeAsync(scene.Owner, "nonsense");
        Assert.Equal(nonsense.Words(), asked.Words().Replace("unreachable", "nonsense", StringComparison.Ordinal));
        Assert.DoesNotContain("Finance owner 2", asked.Words());
    }

    [DatabaseTheory]
    public async Task Lost_messages_are_told_for_a_month_also_those_to_nobody_in_the_register(StorageProvider provider)
    {
        await using var scene = await OpenAsync(provider);
        await scene.InstallAsync(scene.Owner);
        var chat = await scene.ReadAsync(db =>
            db.Conversations.Where(c => c.Person!.Email == scene.Owner.Email).Select(c => c.Id).SingleAsync()
        );
        await scene.ReadAsync(async db =>
        {
            var now = scene.Clock.GetUtcNow();
            OutboxMessage Lost(string key, string conversation, int days) =>
                new()
                {
                    Key = key,
                    Lane = conversation,
                    ConversationId = conversation,
                    Payload = "{}",
                    State = OutboxState.Failed,
                    Fault = nameof(RejectionKind.TooLarge),
                    CreatedAt = now.AddDays(-days),
                    NotBefore = now,
                };
            db.AddRange(Lost("a", chat, 2), Lost("b", chat, 1), Lost("old", chat, 40), Lost("group", "19:group@thread.v2", 1));
            return await db.SaveChangesAsync();
        });
        var words = (await scene.TypeAsync(scene.Lead, "unreachable")).Words();
        Assert.Contains(
            "• Finance owner 1 (finance-owner1@example.org), since 8 February: the message was too large. 2 messages were lost.",
            words
        );
        Assert.Contains("1 message to groups or to people who are not in the register failed in the last 30 days.", words);
    }

    [Fact]
    public async Task Long_list_names_twenty_and_tells_how_many_there_are()
    {
        await using var scene = await OpenAsync();
        await scene.ReadAsync(async db =>
        {
            var like = await db.Actions.FirstAsync();
            for (var i = 0; i < 23; i++)
            {
                var owner = new Person { Email = $"owner{i:00}@example.org", Name = $"Owner {i:00}" };
                db.Add(owner);
                await db.SaveChangesAsync();
                db.Add(
                    new Domain.Register.ActionItem
                    {
                        Ref = $"DARA-9{i:00}",
                        ReportId = like.ReportId,
                        AreaId = like.AreaId,
                        OwnerId = owner.Id,
                        AgreedAction = "Do it.",
                        Rating = Domain.Register.Rating.High,
                        TargetDate = Scene.Today.AddDays(-10),
                        RegisteredOn = new(2025, 7, 1),
                    }
                );
            }
            return await db.SaveChangesAsync();
        });
        await scene.SweepAsync();
        var words = (await scene.TypeAsync(scene.Lead, "unreachable")).Words();
        Assert.StartsWith("25 people did not get what I sent. The first 20:", words, StringComparison.Ordinal);
        Assert.Equal(20, words.Split('•').Length - 1);
        Assert.EndsWith("… and 5 more.", words, StringComparison.Ordinal);
        var list = await scene.Bot.WithAsync(services => services.GetRequiredService<UnreachableQuery>().ListAsync(default));
        Assert.Equal(25, JsonNode.Parse(list.ToJson())!["people"]!.AsArray().Count);
    }

    [Fact]
    public void Every_code_of_a_refusal_has_its_plain_words() =>
        Assert.All(
            Enum.GetNames<RejectionKind>()
                .Concat(Enum.GetNames<ConversationState>().Where(s => s != nameof(ConversationState.Installed)))
                .Append("GaveUp"),
            code => Assert.DoesNotContain("fault of the service", UnreachableReason.Of(code), StringComparison.Ordinal)
        );
}

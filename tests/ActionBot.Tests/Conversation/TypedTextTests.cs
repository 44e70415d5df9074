using System.Text.Json;
using ActionBot.Conversation;
using ActionBot.Questions;
using ActionBot.Teams.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace ActionBot.Tests.Conversation;

/// <summary>What every command makes of every text, worked out once.</summary>
public sealed class EveryTake : IAsyncLifetime
{
    internal TypedScene Scene { get; private set; } = null!;

    internal List<(TypedText Typed, IReadOnlyList<Take> Takes)> All { get; } = [];

    public async Task InitializeAsync()
    {
        Scene = await TypedScene.OpenAsync();
        foreach (var typed in TypedTexts.All)
            All.Add((typed, await Scene.TakersAsync(typed.Text, typed.Asker)));
    }

    public async Task DisposeAsync() => await Scene.DisposeAsync();
}

/// <summary>Which command takes what people type.</summary>
public sealed class TypedTextTests(EveryTake every) : IClassFixture<EveryTake>
{
    [Fact]
    public void Every_text_goes_to_the_command_that_it_is_for() =>
        None(
            from one in every.All
            let taker = one.Takes.Select(t => t.Command).FirstOrDefault()
            where taker != one.Typed.Command
            select $"{one.Typed}, but {taker?.Name ?? "nobody"} takes it"
        );

    [Fact]
    public void Two_commands_of_equal_rank_never_want_the_same_text() =>
        None(
            from one in every.All
            from same in one.Takes.GroupBy(t => t.Rank)
            where same.Count() > 1
            select $"{one.Typed}: {string.Join(" and ", same.Select(t => t.Command.Name))} want it"
        );

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task Order_in_which_commands_are_registered_means_nothing(int? seed)
    {
        var dice = new Random(seed ?? 0);
        ITextCommand[] Registered(ITextCommand[] all)
        {
            if (seed is null)
                Array.Reverse(all);
            else
                dice.Shuffle(all);
            return all;
        }
        List<string> wrong = [];
        foreach (var typed in TypedTexts.All)
        {
            var takers = await every.Scene.TakersAsync(typed.Text, typed.Asker, Registered, most: 1);
            if (takers.Select(t => t.Command).FirstOrDefault() is var taker && taker != typed.Command)
                wrong.Add($"{typed}, but {taker?.Name ?? "nobody"} takes it");
        }
        None(wrong);
    }

    [Fact]
    public async Task Every_button_of_what_is_said_has_exactly_one_handler()
    {
        await using var scope = every.Scene.Services.CreateAsyncScope();
        var handlers = scope.ServiceProvider.GetServices<ICardAction>().ToList();
        var pressed = (
            from one in every.All
            from take in one.Takes
            where take.Reply?.Card is not null
            from data in Buttons(JsonDocument.Parse(CardJson.Write(take.Reply!.Card!)).RootElement)
            select (one.Typed, Data: data)
        ).ToList();
        Assert.True(pressed.Count > 500, $"{pressed.Count} buttons");
        None(
            from press in pressed
            let takers = handlers.Count(h => h.Verb == press.Data.Verb && h.Takes(press.Data))
            where takers != 1
            select $"{press.Typed}: {takers} handlers take {press.Data.Verb}"
        );
    }

    [Fact]
    public async Task No_command_takes_a_kept_question_from_the_grammar()
    {
        List<string> wrong = [];
        foreach (var text in TypedTexts.Questions)
        foreach (var asker in TypedScene.Everybody)
            wrong.AddRange(
                from take in await every.Scene.TakersAsync(text, asker, most: 1)
                where take.Command != typeof(AskQuestion)
                select $"{asker}: “{text}” is taken by {take.Command.Name}"
            );
        None(wrong);
    }

    private static IEnumerable<PressData> Buttons(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.GetString() == "Action.Submit" =>
            [
                new(element.GetProperty("data")),
            ],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Buttons(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Buttons),
            _ => [],
        };

    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join("\n", wrong));
}

using ActionBot.Conversation;
using ActionBot.Questions;

namespace ActionBot.Tests.Conversation;

/// <summary>Which command takes what people type.</summary>
public sealed class TypedTextTests
{
    [Fact]
    public async Task Every_text_goes_to_the_command_that_it_is_for()
    {
        await using var scene = await TypedScene.OpenAsync();
        List<string> wrong = [];
        foreach (var typed in TypedTexts.All)
            if (
                (await scene.TakersAsync(typed.Text, typed.Asker, most: 1)).Select(t => t.Command).FirstOrDefault() is var taker
                && taker != typed.Command
            )
                wrong.Add($"{typed}, but {taker?.Name ?? "nobody"} takes it");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task No_command_takes_a_kept_question_from_the_grammar()
    {
        await using var scene = await TypedScene.OpenAsync();
        List<string> wrong = [];
        foreach (var text in TypedTexts.Questions)
        foreach (var asker in TypedScene.Everybody)
            wrong.AddRange(
                from take in await scene.TakersAsync(text, asker)
                where take.Command != typeof(AskQuestion)
                select $"{asker}: “{text}” is taken by {take.Command.Name}"
            );
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task Two_commands_of_equal_rank_never_want_the_same_text()
    {
        await using var scene = await TypedScene.OpenAsync();
        List<string> wrong = [];
        foreach (var typed in TypedTexts.All)
            wrong.AddRange(
                from take in await scene.TakersAsync(typed.Text, typed.Asker)
                group take by take.Rank into same
                where same.Count() > 1
                select $"{typed}: {string.Join(" and ", same.Select(t => t.Command.Name))} want it"
            );
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Order_in_which_commands_are_registered_means_nothing(int? seed)
    {
        await using var scene = await TypedScene.OpenAsync();
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
            var takers = await scene.TakersAsync(typed.Text, typed.Asker, Registered, most: 1);
            if (takers.Select(t => t.Command).FirstOrDefault() is var taker && taker != typed.Command)
                wrong.Add($"{typed}, but {taker?.Name ?? "nobody"} takes it");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}

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
                (await scene.TakersAsync(typed.Text, typed.Asker)).Select(t => t.Command).FirstOrDefault() is var taker
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
}

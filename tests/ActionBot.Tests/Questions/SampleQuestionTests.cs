using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Answering;
using ActionBot.Storage;
using ActionBot.Tests.Support;

namespace ActionBot.Tests.Questions;

/// <summary>The numbers that the organisation published for the end of June 2019, asked for as questions.</summary>
public sealed class SampleQuestionTests
{
    [DatabaseTheory]
    public async Task Published_numbers_are_the_answers(StorageProvider provider)
    {
        await using var rig = await QuestionRig.SampleAsync(provider);
        async Task<Answer> Ask(string text) =>
            await rig.WithAsync(
                async (desk, _) =>
                    await desk.AnswerAsync(
                        Assert.IsType<Reading.Understood>(await desk.ReadAsync(text, null, QuestionFile.Day, default)).Question,
                        (Person?)null,
                        QuestionFile.Day,
                        default
                    )
            );

        var monitored = await Ask("how many monitored internal audit actions are there, by rating");
        Assert.Equal((95, "High 53, Medium 42"), (monitored.Total, Told(monitored)));

        var overdue = await Ask("overdue monitored internal audit actions by quarter");
        Assert.Equal((59, 59), (overdue.Total, overdue.Groups.Sum(g => g.Count)));
        Assert.Equal(("Q3 15/16", "Q4 18/19"), (overdue.Groups[0].Name, overdue.Groups[^1].Name));

        var coming = await Ask("monitored internal audit actions not yet due by area");
        Assert.Equal((36, 36), (coming.Total, coming.Groups.Sum(g => g.Count)));
        Assert.Equal(27, coming.Groups.Single(g => g.Name == "Public Order").Count);
        Assert.Equal(27, (await Ask("monitored internal audit actions in Public Order that are not yet due")).Total);
        Assert.Equal(36, (await Ask("monitored internal audit actions due in the next three quarters")).Total);

        var themes = await Ask("inspectorate recommendations by theme");
        Assert.Equal(
            (
                88,
                "Vulnerability 32, Vulnerability - national child protection inspection 21, Undercover "
                    + "policing 17, PEEL 15, Fraud 1, Information management 1, Stop and search 1"
            ),
            (themes.Total, Told(themes))
        );
    }

    private static string Told(Answer answer) => string.Join(", ", answer.Groups.Select(g => $"{g.Name} {g.Count}"));
}

using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Answering;
using ActionBot.Storage;
using ActionBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Tests.Questions.Names;

/// <summary>Large organisations have a business support team in every group, and several people of one name.</summary>
public sealed class AlikeNameTests
{
    [DatabaseTheory]
    public async Task Areas_of_one_name_are_told_apart_by_what_they_are_in(StorageProvider provider)
    {
        await using var rig = await RigAsync(provider);
        var several = Assert.IsType<Reading.Several>(await rig.ReadAsync("overdue in business support"));
        Assert.Equal(
            ["Corporate Services / Business Support (area)", "Met Operations / Business Support (area)"],
            several.Choices.Select(c => c.Title).Order()
        );
        foreach (
            var (text, area) in new[]
            {
                ("open in met operations business support", "MetCC"),
                ("open in area Corporate Services / Business Support", "Digital"),
                (QuestionText.Typed(several.Choices.Single(c => c.Title[0] == 'C').Question), "Digital overdue"),
            }
        )
        {
            var (refs, said) = await rig.AskAsync(text);
            Assert.True(refs is not null, said);
            Assert.Equal(
                QuestionFile
                    .Rows()
                    .Where(r =>
                        QuestionFile.Holds(
                            area.EndsWith("overdue", StringComparison.Ordinal) ? "overdue & area=Digital" : $"open & area={area}",
                            r
                        )
                    )
                    .Select(r => r["ref"])
                    .Order(),
                refs.Order()
            );
        }
        var byArea = await AnswerAsync(rig, new() { By = Facet.Area });
        Assert.Equal((4, 10), (Count(byArea, "Met Operations / Business Support"), Count(byArea, "Corporate Services / Business Support")));
        Assert.Equal(Open(), byArea.Groups.Sum(g => g.Count));
        Assert.Contains(byArea.Groups, g => g.Name == "Finance");
    }

    [DatabaseTheory]
    public async Task People_of_one_name_are_told_apart_by_their_address(StorageProvider provider)
    {
        await using var rig = await RigAsync(provider);
        var several = Assert.IsType<Reading.Several>(await rig.ReadAsync("what does jo smith own"));
        Assert.Equal(
            ["finance-owner1@example.org (owner)", "finance-owner2@example.org (owner)"],
            several.Choices.Select(c => c.Title).Order()
        );
        foreach (var choice in several.Choices)
            Assert.Equal(
                choice.Question.Names,
                Assert.IsType<Reading.Understood>(await rig.ReadAsync(QuestionText.Typed(choice.Question))).Question.Names
            );
        var byOwner = await AnswerAsync(rig, new() { By = Facet.Owner });
        Assert.Equal(
            QuestionFile.Rows().Count(r => QuestionFile.Holds("open & owner=finance-owner1@example.org", r)),
            Count(byOwner, "finance-owner1@example.org")
        );
        Assert.Equal(Open(), byOwner.Groups.Sum(g => g.Count));
    }

    private static int Open() => QuestionFile.Rows().Count(r => QuestionFile.Holds("open", r));

    private static int Count(Answer answer, string name) => answer.Groups.Single(g => g.Name == name).Count;

    private static Task<Answer> AnswerAsync(QuestionRig rig, Question question) =>
        rig.WithAsync((desk, _) => desk.AnswerAsync(question, (Person?)null, QuestionFile.Day, default));

    private static async Task<QuestionRig> RigAsync(StorageProvider provider)
    {
        var rig = await QuestionRig.SampleAsync(provider);
        await using var db = rig.Open();
        await db
            .Areas.Where(a => a.Name == "MetCC" || a.Name == "Digital")
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Name, "Business Support"));
        await db
            .People.Where(p => p.Email == "finance-owner1@example.org" || p.Email == "finance-owner2@example.org")
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Name, "Jo Smith"));
        return rig;
    }
}

using System.CommandLine;
using ActionBot.Boards.Packs;
using ActionBot.Questions;
using ActionBot.Reporting;

namespace ActionBot.Tests.Commands;

/// <summary>The commands of the command line, drawn from what the features give.</summary>
public sealed class RootCommandTests
{
    private static RootCommand Root() =>
        ActionBotCommands.Create(
            new(
                () => throw new InvalidOperationException("The service was made."),
                _ => throw new InvalidOperationException("The service was opened.")
            )
        );

    [Fact]
    public void Every_feature_gives_its_commands_and_nothing_of_the_service_is_made_for_that()
    {
        Assert.Equal(
            [
                "accounts",
                "agenda",
                "ask",
                "checkins",
                "critical",
                "hold",
                "import",
                "ledger",
                "manifest",
                "policy",
                "preview",
                "report",
                "serve",
                "unreachable",
                "why",
            ],
            Root().Subcommands.Select(c => c.Name).Order()
        );
        Assert.All(Root().Subcommands, c => Assert.NotEmpty(c.Description!));
    }

    public static TheoryData<string, string> Written
    {
        get
        {
            var written = new TheoryData<string, string>();
            foreach (var format in PackFiles.Formats)
                written.Add("agenda PIB", format);
            foreach (var format in AnswerFiles.Formats)
                written.Add("ask overdue --as-administrator", format);
            foreach (var format in ReportFiles.Formats)
                written.Add("report --on 2019-06-30", format);
            return written;
        }
    }

    [Theory, MemberData(nameof(Written))]
    public void Format_that_can_be_written_can_be_asked_for(string call, string format)
    {
        Assert.Empty(Root().Parse($"{call} --format {format}").Errors);
        Assert.NotEmpty(Root().Parse($"{call} --format {format}x").Errors);
    }
}

using System.Text.Json;
using ActionBot.Commands;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Wording;
using ActionBot.Questions.Answering;
using ActionBot.Storage;

namespace ActionBot.Questions;

/// <summary>What the command has to write of an answer.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Refs">Its actions, as many as were asked for.</param>
/// <param name="Day">The day from which days are counted.</param>
/// <param name="Database">Where the rest of the actions is read.</param>
internal sealed record WrittenAnswer(Answer Answer, IReadOnlyList<string> Refs, DateOnly Day, ActionBotContext Database);

/// <summary>Writes an answer in each of the formats of the command line.</summary>
internal static class AnswerFiles
{
    public const string Json = "json";

    private static readonly (string Format, Func<WrittenAnswer, TextWriter, CancellationToken, Task> Write)[] Writers =
    [
        ("text", (answer, output, _) => TextAsync(answer, output)),
        (Json, (answer, output, _) => JsonAsync(answer, output)),
        ("csv", (answer, output, token) => AnswerSheet.WriteAsync(output, answer.Database, answer.Refs, answer.Day, token)),
    ];

    /// <summary>The formats by their names on the command line.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. Writers.Select(w => w.Format)];

    /// <summary>Writes an answer.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    public static Task WriteAsync(string format, WrittenAnswer answer, TextWriter output, CancellationToken cancellationToken) =>
        Array.Find(Writers, w => w.Format == format).Write(answer, output, cancellationToken);

    private static Task JsonAsync(WrittenAnswer written, TextWriter output) =>
        output.WriteLineAsync(
            JsonSerializer.Serialize(
                new
                {
                    Understood = British.Plain(QuestionText.Sentence(written.Answer.Question)),
                    written.Answer.Total,
                    written.Refs,
                    Groups = written.Answer.Groups.Select(g => new { g.Name, g.Count }),
                },
                CommandLine.Json
            )
        );

    private static async Task TextAsync(WrittenAnswer written, TextWriter output)
    {
        await output.WriteLineAsync(British.Plain(QuestionText.Sentence(written.Answer.Question)));
        await output.WriteLineAsync(British.Plain(British.Count(written.Answer.Total, "action")));
        foreach (var group in written.Answer.Groups)
            await output.WriteLineAsync($"  {group.Count, 7:N0}  {group.Name}");
        foreach (var reference in written.Refs)
            await output.WriteLineAsync(reference);
    }
}

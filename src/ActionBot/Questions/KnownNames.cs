using ActionBot.Conversation;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;

namespace ActionBot.Questions;

/// <summary>Asks the grammar what a text names.</summary>
internal sealed class KnownNames(QuestionAnswers desk, QuestionReplies answers) : IKnownNames
{
    public async Task<bool> KnowsAsync(string text, Person person, CancellationToken cancellationToken) =>
        await desk.ReadAsync(text, person, answers.Day(person), cancellationToken) switch
        {
            Reading.Understood { Question: var question } => question.Names.All(n => n.Kind != NameKind.Ref)
                && question.Names.Count + question.Spans.Count > 0,
            Reading.Several => true,
            _ => false,
        };
}

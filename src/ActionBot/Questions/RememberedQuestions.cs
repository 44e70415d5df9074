using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Keeps what somebody last asked in a chat for a day, so that the next question may go on from it.</summary>
internal sealed class RememberedQuestions(ActionBotContext db, TimeProvider clock)
{
    /// <summary>The last question, if it still stands.</summary>
    public async Task<Question?> LastAsync(Person person, string conversation, CancellationToken cancellationToken) =>
        await RowAsync(person, conversation, cancellationToken) is { } row && clock.GetUtcNow() - row.At <= LastQuestion.Stands
            ? QuestionData.Read(row.Asked)
            : null;

    /// <summary>Keeps a question in the place of the last one.</summary>
    public async Task KeepAsync(Person person, string conversation, Question question, CancellationToken cancellationToken)
    {
        if (QuestionData.Write(question) is not { } json)
            return;
        if (await RowAsync(person, conversation, cancellationToken) is { } row)
            (row.Asked, row.At) = (json, clock.GetUtcNow());
        else
            db.Add(
                new LastQuestion
                {
                    PersonId = person.Id,
                    ConversationId = conversation,
                    Asked = json,
                    At = clock.GetUtcNow(),
                }
            );
    }

    private Task<LastQuestion?> RowAsync(Person person, string conversation, CancellationToken cancellationToken) =>
        db.LastQuestions.FirstOrDefaultAsync(q => q.PersonId == person.Id && q.ConversationId == conversation, cancellationToken);
}

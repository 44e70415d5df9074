using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Cards;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>
/// Questions where others read along. The answer is shown there only when everybody may see all of it; else the one who asked
/// gets it alone, and the others are told so. Neither says how many actions there are that somebody may not see.
/// </summary>
internal sealed class GroupQuestions(QuestionAnswers desk, QuestionReplies answers, RememberedQuestions remembered, ActionBotContext db)
    : IGroupAnswer
{
    /// <summary>The help where others read along.</summary>
    public const string Greeting =
        "Ask me about actions, for example “what is overdue in Finance” or “which actions have no "
        + "date”. Here I show what everybody may see; the rest I send to you alone.";

    /// <summary>To what is no question.</summary>
    public const string Unknown = $"{Sentences.NotUnderstood}. Ask me, for example, “what is overdue in Finance”.";

    public const string InPrivate = "Not everybody here may see the answer, so I sent it to you in our own chat.";
    private const string UnclearHere = "I am not sure what that means. I asked you in our own chat.";

    private static readonly HashSet<string> Greetings = new(StringComparer.OrdinalIgnoreCase) { "help", "hello", "hi", "" };

    public bool Takes(PressData press) =>
        press.Verb is AnswerCard.Verb or Verbs.ShowAction && (press.Verb != AnswerCard.Verb || QuestionData.Read(press["q"]) is not null);

    public async Task<GroupReply> AnswerAsync(GroupTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Press is { Verb: Verbs.ShowAction } show)
            return await ShowAsync(turn, show["ref"] ?? "", cancellationToken);
        if (turn.Press is { } press)
            return await AnswerAsync(turn, QuestionData.Read(press["q"])!, cancellationToken);
        if (Greetings.Contains(turn.Text.Trim(' ', '!', '?', '.')))
            return new(CardReply.Say(Greeting));
        return await answers.ReadAsync(turn.Text, turn.Person, turn.Turn, cancellationToken) switch
        {
            Reading.Understood understood => await AnswerAsync(turn, understood.Question, cancellationToken),
            Reading.Several several => new(CardReply.Say(UnclearHere), QuestionReplies.Unclear(several)),
            Reading.NotUnderstood { IsQuestion: true } not => new(CardReply.Say(UnclearHere), QuestionReplies.Unclear(not)),
            _ => new(CardReply.Say(Unknown)),
        };
    }

    private async Task<GroupReply> AnswerAsync(GroupTurn turn, Question question, CancellationToken cancellationToken)
    {
        var (person, day) = (turn.Person, answers.Day(turn.Person));
        await remembered.KeepAsync(person, turn.Turn.ConversationId, question, cancellationToken);
        if (turn.Readers is { Count: > 0 } readers)
        {
            // The one who asked is among the readers: what all may see is part of what they may see, and the same where it is as many.
            var mine = await desk.CountAsync(question, person, day, cancellationToken);
            List<Person> all = readers.Any(r => r.Id == person.Id) ? [.. readers] : [.. readers, person];
            var shared = await desk.SharedAsync(all, day, cancellationToken);
            if (
                shared is not null
                && await desk.AnswerAsync(question, shared, day, cancellationToken) is { } answer
                && answer.Total == mine
            )
            {
                var filters = await QuestionReplies.FiltersAsync(
                    answer,
                    narrower => desk.CountAsync(narrower, shared, day, cancellationToken)
                );
                return new(QuestionReplies.Drawn(answers.View(answer, person, filters) with { Command = null }));
            }
        }
        return new(CardReply.Say(InPrivate), QuestionReplies.Drawn(await answers.ViewAsync(question, person, cancellationToken)));
    }

    private async Task<GroupReply> ShowAsync(GroupTurn turn, string reference, CancellationToken cancellationToken)
    {
        var day = answers.Day(turn.Person);
        var mine = await db.ActionsSeenBy(turn.Person, day).AsNoTracking().FindAsync(reference, cancellationToken);
        if (mine is null || reference.Length > Refs.MaxLength * 2)
            return new(CardReply.Say(Sentences.NotFound(reference)));
        var action = await db
            .Actions.AsNoTracking()
            .Include(a => a.Report!.Source)
            .Include(a => a.Area)
            .Include(a => a.Owner)
            .SingleAsync(a => a.Id == mine.Id, cancellationToken);
        var card = CardReply.New(ActionCard.Draw(FoundAction.View(action, day)), action.Ref);
        var shared = turn.Readers is { Count: > 0 } readers
            ? await desk.SharedAsync([.. readers, turn.Person], day, cancellationToken)
            : null;
        var all = shared is not null && await db.Actions.Where(a => a.Id == mine.Id).SeenIn(shared).AnyAsync(cancellationToken);
        return all ? new(card) : new(CardReply.Say(InPrivate), card);
    }
}

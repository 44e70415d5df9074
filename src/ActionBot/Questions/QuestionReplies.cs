using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Questions.Grammar;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Cards;
using ActionBot.Teams.Inbound;

namespace ActionBot.Questions;

/// <summary>Turns questions into what the bot says, in a chat of the asker's own.</summary>
internal sealed class QuestionReplies(QuestionAnswers desk, RememberedQuestions remembered, TimeProvider clock)
{
    // Counting what is asked for next is worth it only where somebody would press it.
    private const int MostToFilter = 5000;

    /// <summary>What is said to a text; null where it is no question.</summary>
    public async Task<CardReply?> SayAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        switch (await ReadAsync(text, person, turn, cancellationToken))
        {
            case Reading.Understood understood:
                await remembered.KeepAsync(person, turn.ConversationId, understood.Question, cancellationToken);
                return Drawn(await ViewAsync(understood.Question, person, cancellationToken));
            case Reading.Several several:
                return Unclear(several);
            case Reading.NotUnderstood { IsQuestion: true } not:
                return Unclear(not);
            default:
                return null;
        }
    }

    /// <summary>How a text is read, with the last question of the chat in mind.</summary>
    public async Task<Reading> ReadAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        var reading = await desk.ReadAsync(text, person, Day(person), cancellationToken);
        if (reading is not Reading.Understood { Refers: true } later)
            return reading;
        var last = await remembered.LastAsync(person, turn.ConversationId, cancellationToken);
        if (last is null && later.More is not null)
            return new Reading.NotUnderstood(
                [],
                "There is no question here to go on from. Ask one first.",
                Suggestions.Usual(new(Day(person), null, [], SeesAll: false)),
                IsQuestion: true
            );
        return last is null ? later : later with { Question = last.Then(later.Question, later.More) };
    }

    /// <summary>The answer to a question as a card shows it.</summary>
    public async Task<AnswerView> ViewAsync(Question question, Person person, CancellationToken cancellationToken)
    {
        var answer = await desk.AnswerAsync(question, person, Day(person), cancellationToken);
        return View(
            answer,
            person,
            await FiltersAsync(answer, narrower => desk.CountAsync(narrower, person, answer.Day, cancellationToken))
        );
    }

    /// <summary>An answer as a card shows it.</summary>
    public AnswerView View(Answer answer, Person person, IReadOnlyList<(string, Question)> filters) =>
        new(
            answer,
            TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zones.Of(person.TimeZone)).DateTime),
            filters,
            person.IsAdministrator
                ? $"ActionBot ask \"{Pasted(QuestionText.Typed(answer.Question))}\" --as {person.Email} --format csv"
                : null
        );

    /// <summary>Narrower questions that leave some of the actions and not all.</summary>
    public static async Task<IReadOnlyList<(string, Question)>> FiltersAsync(Answer answer, Func<Question, Task<int>> count)
    {
        var question = answer.Question with { Skip = 0, Limit = null };
        var filters = new List<(string, Question)>();
        if (answer.Total < 2 || question.CountOnly)
            return filters;
        if (answer.Figures.Critical is > 0 and var critical && critical < answer.Total)
            filters.Add(($"Critical ({critical:N0})", question.Only(Rating.Critical)));
        if (answer.Figures.High is > 0 and var high && high < answer.Total)
            filters.Add(($"High ({high:N0})", question.Only(Rating.High)));
        if (answer.Figures.Overdue is > 0 and var overdue && overdue < answer.Total && !question.IncludesClosed)
            filters.Add(($"Overdue ({overdue:N0})", question.With(new MarkTerm(Mark.Overdue))));
        if (answer.Figures.Unanswered is > 0 and var unanswered && unanswered < answer.Total)
            filters.Add(($"No answer ({unanswered:N0})", question.With(new MarkTerm(Mark.Unanswered))));
        if (
            answer.Total <= MostToFilter
            && question.With(new MarkTerm(Mark.Blocked)) is var narrower
            && narrower != question
            && await count(narrower) is > 0 and var blocked
            && blocked < answer.Total
        )
            filters.Add(($"Blocked ({blocked:N0})", narrower));
        return filters;
    }

    public static CardReply Drawn(AnswerView view) => CardReply.New(AnswerCard.Draw(view), AnswerWording.Headline(view.Answer));

    public static CardReply Unclear(Reading.Several several) =>
        CardReply.New(UnclearCard.Draw(several), $"Which “{several.Word}” do you mean?");

    public static CardReply Unclear(Reading.NotUnderstood not) =>
        CardReply.New(UnclearCard.Draw(not), Conversation.Cards.Sentences.NotUnderstood);

    public DateOnly Day(Person person) => person.DayAt(clock.GetUtcNow());

    // It is pasted into a shell, and names may hold anything: what a shell would run or fill in says nothing in a question.
    private static string Pasted(string text) =>
        string.Concat(
            text.Select(c =>
                c is '"' ? '\''
                : c is '$' or '`' or '\\' or '!' or '%' or '^' || char.IsControl(c) ? ' '
                : c
            )
        );

    /// <summary>Whether a text is one of the six answers, which is no question.</summary>
    public static bool IsAnAnswer(string text) =>
        AnswerChoices.All.Any(c => c.Title().Equals(text.Trim(' ', '.', '!'), StringComparison.OrdinalIgnoreCase));
}

using ActionBot.Access;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register.People;
using ActionBot.Questions.Answering;
using ActionBot.Questions.Names;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Reads and answers what people ask: the one way for chats, channels and the command.</summary>
internal sealed class QuestionAnswers(ActionBotContext db, VocabularySource source, AnswerQuery answers)
{
    private const int MostDifferent = 30;

    private readonly Dictionary<(long Person, DateOnly Day), SeenBy> known = [];

    /// <summary>How somebody's text is read.</summary>
    /// <param name="text">What they ask.</param>
    /// <param name="person">Who asks; null for nobody in particular, who sees all.</param>
    /// <param name="day">Their day.</param>
    public async Task<Reading> ReadAsync(string text, Person? person, DateOnly day, CancellationToken cancellationToken)
    {
        var (vocabulary, asker) = await ReaderAsync(person, day, cancellationToken);
        return QuestionReader.Read(text, vocabulary, asker);
    }

    /// <summary>The names that somebody may use, and who they are to a question.</summary>
    public async Task<(Vocabulary Vocabulary, Asker Asker)> ReaderAsync(
        Person? person,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        (
            await source.LoadAsync(await SeenByAsync(person, day, cancellationToken), cancellationToken),
            await AskerAsync(person, day, cancellationToken)
        );

    /// <summary>The answer to somebody alone.</summary>
    public async Task<Answer> AnswerAsync(Question question, Person? person, DateOnly day, CancellationToken cancellationToken) =>
        await answers.AnswerAsync(question, [await SeenByAsync(person, day, cancellationToken)], day, cancellationToken);

    /// <summary>The refs of the answer to somebody alone.</summary>
    public async Task<IReadOnlyList<string>> RefsAsync(
        Question question,
        Person? person,
        DateOnly day,
        int? most,
        CancellationToken cancellationToken
    ) => await answers.RefsAsync(question, [await SeenByAsync(person, day, cancellationToken)], day, most, cancellationToken);

    /// <summary>How many actions the answer to somebody alone has.</summary>
    public async Task<int> CountAsync(Question question, Person? person, DateOnly day, CancellationToken cancellationToken) =>
        await answers.CountAsync(question, [await SeenByAsync(person, day, cancellationToken)], day, cancellationToken);

    /// <summary>
    /// What each of several people may see, those who see the same once; null where they are too different for one query.
    /// </summary>
    public async Task<IReadOnlyList<SeenBy>?> SharedAsync(IReadOnlyList<Person> readers, DateOnly day, CancellationToken cancellationToken)
    {
        var seen = new List<SeenBy>();
        foreach (var reader in readers.DistinctBy(r => r.Id))
        {
            var one = await db.SeenByAsync(reader, day, cancellationToken);
            if (!seen.Exists(s => s.SeesTheSameAs(one)))
                seen.Add(one);
            if (seen.Count > MostDifferent)
                return null;
        }
        return seen;
    }

    /// <summary>The answer that all of several people may see.</summary>
    public Task<Answer> AnswerAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken) =>
        answers.AnswerAsync(question, readers, day, cancellationToken);

    /// <summary>How many actions the answer has that all of several people may see.</summary>
    public Task<int> CountAsync(Question question, IReadOnlyList<SeenBy> readers, DateOnly day, CancellationToken cancellationToken) =>
        answers.CountAsync(question, readers, day, cancellationToken);

    // An answer asks for it with every count; nobody's sight changes while one is made.
    private async Task<SeenBy> SeenByAsync(Person? person, DateOnly day, CancellationToken cancellationToken)
    {
        if (person is null)
            return SeenBy.All;
        if (!known.TryGetValue((person.Id, day), out var seen))
            known[(person.Id, day)] = seen = await db.SeenByAsync(person, day, cancellationToken);
        return seen;
    }

    private async Task<Asker> AskerAsync(Person? person, DateOnly day, CancellationToken cancellationToken)
    {
        if (person is null)
            return new(day, null, [], SeesAll: true);
        var led = await db.AreasLedAsync(person.Id, cancellationToken);
        var owns = led.Count == 0 || await db.Actions.AnyAsync(a => a.OwnerId == person.Id, cancellationToken);
        var boards = await db.BoardsServedBy(person.Id).Select(b => new { b.Code, b.Name }).ToListAsync(cancellationToken);
        return new(
            day,
            owns ? new(NameKind.Person, person.Email, person.Name) : null,
            [.. led.Select(l => new NameTerm(NameKind.Area, l.Path, l.Name))],
            person.IsAdministrator
        )
        {
            Boards = [.. boards.Select(b => new NameTerm(NameKind.Board, b.Code, b.Name))],
        };
    }
}

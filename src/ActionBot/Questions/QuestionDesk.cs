using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>Reads and answers what people ask: the one way for chats, channels and the command.</summary>
internal sealed class QuestionDesk(ActionBotContext db, VocabularySource source, AnswerQuery answers)
{
    /// <summary>How somebody's text is read.</summary>
    /// <param name="text">What they ask.</param>
    /// <param name="person">Who asks; null for nobody in particular, who sees all.</param>
    /// <param name="day">Their day.</param>
    public async Task<Reading> ReadAsync(string text, Person? person, DateOnly day, CancellationToken cancellationToken) =>
        QuestionReader.Read(text, await source.LoadAsync(db, cancellationToken), await AskerAsync(person, day, cancellationToken));

    /// <summary>The answer to somebody alone.</summary>
    public async Task<Answer> AnswerAsync(Question question, Person? person, DateOnly day, CancellationToken cancellationToken) =>
        await answers.AnswerAsync(question, [await SeenByAsync(person, day, cancellationToken)], day, cancellationToken);

    /// <summary>The refs of the answer to somebody alone.</summary>
    public async Task<IReadOnlyList<string>> RefsAsync(Question question, Person? person, DateOnly day, int? most, CancellationToken cancellationToken) =>
        await answers.RefsAsync(question, [await SeenByAsync(person, day, cancellationToken)], day, most, cancellationToken);

    /// <summary>The answer that everybody in a chat may see.</summary>
    /// <param name="readers">The people of the chat.</param>
    public async Task<Answer> AnswerAsync(Question question, IReadOnlyList<Person> readers, DateOnly day, CancellationToken cancellationToken)
    {
        var seen = new List<SeenBy>();
        foreach (var reader in readers)
        {
            var one = await db.SeenByAsync(reader, day, cancellationToken);
            if (!seen.Exists(s => s.SeesTheSameAs(one)))
                seen.Add(one);
        }
        return await answers.AnswerAsync(question, seen, day, cancellationToken);
    }

    private async Task<SeenBy> SeenByAsync(Person? person, DateOnly day, CancellationToken cancellationToken) =>
        person is null ? SeenBy.All : await db.SeenByAsync(person, day, cancellationToken);

    private async Task<Asker> AskerAsync(Person? person, DateOnly day, CancellationToken cancellationToken)
    {
        if (person is null)
            return new(day, null, [], SeesAll: true);
        var led = await db.AreaLeads.Where(l => l.PersonId == person.Id).Select(l => new { l.Area!.Path, l.Area.Name }).OrderBy(l => l.Path).ToListAsync(cancellationToken);
        return new(day, new(NameKind.Person, person.Email, person.Name),
            [.. led.Where(l => !led.Exists(o => o.Path != l.Path && l.Path.StartsWith(o.Path, StringComparison.Ordinal))).Select(l => new NameTerm(NameKind.Area, l.Path, l.Name))], person.IsAdministrator);
    }
}

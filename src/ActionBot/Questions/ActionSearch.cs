using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Questions;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using ActionBot.Teams.Cards;
using ActionBot.Teams.Inbound;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Questions;

/// <summary>
/// The search of the message extension: finds an action by its ref, by a question or by words, to put its card into a
/// conversation.
/// </summary>
internal sealed class ActionSearch(QuestionAnswers desk, ActionBotContext db, TimeProvider clock) : IExtensionSearch
{
    private const int Most = 25,
        MostOfTitle = 80,
        MostOfText = 120,
        MostTyped = 200;

    public async Task<InvokeResult> SearchAsync(ExtensionQuery query, Person person, CancellationToken cancellationToken)
    {
        var day = person.DayAt(clock.GetUtcNow());
        var text = query.Text.Length > MostTyped ? "" : British.OneLine(query.Text);
        var refs = await FindAsync(text, person, day, Math.Min(query.Skip, 100_000), Math.Min(query.Count, Most), cancellationToken);
        if (refs.Count == 0)
            return InvokeResult.ExtensionMessage(
                text.Length == 0
                    ? "There are no open actions that you may see."
                    : $"I find no action “{British.Shorten(text, 40)}” among those you may see."
            );
        var found = await db
            .Actions.AsNoTracking()
            .Where(a => refs.Contains(a.Ref))
            .Include(a => a.Report!.Source)
            .Include(a => a.Area)
            .Include(a => a.Owner)
            .ToListAsync(cancellationToken);
        return InvokeResult.ExtensionResults(
            refs.Select(r => found.Find(a => a.Ref == r)).OfType<ActionItem>().Select(a => Result(a, day))
        );
    }

    private async Task<IReadOnlyList<string>> FindAsync(
        string text,
        Person person,
        DateOnly day,
        int skip,
        int count,
        CancellationToken cancellationToken
    )
    {
        if (Refs.LooksLikeOne(text) || (text.Length > 1 && !text.Contains(' ') && text.Any(char.IsAsciiDigit)))
        {
            var key = Refs.Key(text);
            var seen = db.Actions.AsNoTracking().SeenIn(await db.SeenByAsync(person, day, cancellationToken));
            var whole = await seen.Where(a => a.RefKey == key)
                .OrderBy(a => a.Ref)
                .Skip(skip)
                .Take(count)
                .Select(a => a.Ref)
                .ToListAsync(cancellationToken);
            var byRef =
                whole.Count > 0
                    ? whole
                    : await seen.Where(a => a.RefKey.StartsWith(key))
                        .OrderBy(a => a.RefKey)
                        .Skip(skip)
                        .Take(count)
                        .Select(a => a.Ref)
                        .ToListAsync(cancellationToken);
            if (byRef.Count > 0)
                return byRef;
        }
        var question =
            text.Length == 0 ? new Question()
            : await desk.ReadAsync(text, person, day, cancellationToken)
                is Reading.Understood { Question: { HasFilters: true } understood, More: null }
                ? understood
            : new Question { Words = text };
        return [.. (await desk.RefsAsync(question, person, day, skip + count, cancellationToken)).Skip(skip)];
    }

    private static ExtensionResult Result(ActionItem action, DateOnly day)
    {
        var view = FoundAction.View(action, day);
        var due = action.Status == ActionStatus.Closed ? "Closed" : DueWording.Of(action.TargetDate, day).Text;
        return new(
            CardJson.ToElement(ActionCard.Draw(view)),
            British.Shorten($"{action.Ref} · {(action.Rating.Given() is { } rating ? $"{rating} · " : "")}{due}", MostOfTitle),
            // The preview is HTML to some clients.
            System.Net.WebUtility.HtmlEncode(British.Shorten(British.OneLine(action.AgreedAction), MostOfText))
        );
    }
}

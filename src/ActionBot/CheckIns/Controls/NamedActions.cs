using System.Text.RegularExpressions;
using ActionBot.Access;
using ActionBot.Conversation.Cards;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.CheckIns.Controls;

/// <summary>The actions that a message names, or the sentence that says which one is missing.</summary>
internal sealed record NamedActionsRead(IReadOnlyList<ActionItem> Actions, string? Fault);

/// <summary>Finds the actions that somebody names in a message and answers for.</summary>
internal sealed partial class NamedActions(ActionBotContext db)
{
    private const int Most = 50,
        MostWordsOfRef = 3;

    /// <summary>All of "DARA-0042, HMI-0121 and dara 0057": each must be open and the person's to answer.</summary>
    public async Task<NamedActionsRead> ReadAsync(string text, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var found = new List<ActionItem>();
        foreach (var typed in Parts(text).Take(Most))
        {
            if (
                typed.Length > Refs.MaxLength * 2
                || await db.ActionsSeenBy(person, today).Include(a => a.Owner).FindAsync(typed, cancellationToken) is not { } action
            )
                return new([], Sentences.NotFound(typed));
            if (await FaultAsync(action, person, today, cancellationToken) is { } fault)
                return new([], fault);
            if (found.All(f => f.Id != action.Id))
                found.Add(action);
        }
        return new(found, null);
    }

    /// <summary>An action that the person may see, named by the first words of a text, and what stands after it.</summary>
    public async Task<(ActionItem? Action, string Typed, string After)> FirstAsync(
        string text,
        Person person,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var n = 1; n <= Math.Min(words.Length, MostWordsOfRef); n++)
        {
            var typed = string.Join(' ', words.Take(n)).TrimEnd(',', ';', ':');
            if (
                typed.Length <= Refs.MaxLength * 2
                && await db.ActionsSeenBy(person, today).Include(a => a.Owner).FindAsync(typed, cancellationToken) is { } action
            )
                return (action, typed, string.Join(' ', words.Skip(n)));
        }
        return (null, words.Length > 0 ? words[0].TrimEnd(',', ';', ':') : "", "");
    }

    private async Task<string?> FaultAsync(ActionItem action, Person person, DateOnly today, CancellationToken cancellationToken)
    {
        if (!await db.ActionsAnsweredBy(person, today).AnyAsync(a => a.Id == action.Id, cancellationToken))
            return $"{action.Ref} is not yours to answer: "
                + $"{(action.Owner is { } owner ? $"{owner.Name} owns it" : "it has no owner")}. Nothing was changed.";
        return action.Status switch
        {
            ActionStatus.Closed => $"{action.Ref} is closed. Nothing more is needed.",
            ActionStatus.Open => null,
            _ => $"{action.Ref} waits for its verifier, so you are not asked about it. Nothing was changed.",
        };
    }

    // "DARA-0042 HMI-0121" are two, "dara 0042" is one.
    private static IEnumerable<string> Parts(string text) =>
        from part in Separator().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0)
        let words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from one in words.Length > 1 && words.All(w => w.Any(char.IsLetter) && w.Any(char.IsDigit)) ? words : [part]
        select one;

    [GeneratedRegex(@"\s*(?:[,;&+]|\band\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}

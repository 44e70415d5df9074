using System.Text.RegularExpressions;
using ActionBot.Blockers.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Blockers;

/// <summary>"critical", typed, and the pages of the list.</summary>
internal sealed partial class CriticalCommand(CriticalQuery query, TimeProvider clock) : ITextCommand, ICardAction
{
    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help => [new(HelpPart.First, 70, HelpFor.Everybody, "critical", "What holds up the most actions.")];

    public string Verb => DependencyData.CriticalVerb;

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken)
    {
        if (!Asked().IsMatch(text))
            return null;
        var view = await PageAsync(person, 0, cancellationToken);
        return CardReply.New(CriticalCard.Draw(view), CriticalCard.Headline(view));
    }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken) =>
        CardReply.Replace(CriticalCard.Draw(await PageAsync(press.Person, Math.Max(0, press.Data.Number("skip") ?? 0), cancellationToken)));

    private Task<CriticalView> PageAsync(Person person, int skip, CancellationToken cancellationToken) =>
        query.PageAsync(person, person.DayAt(clock.GetUtcNow()), skip, CriticalCard.PageSize, cancellationToken);

    [GeneratedRegex(
        @"^\W*("
            // "Show me the critical list", or
            + @"(show\s+)?(me\s+)?(the\s+)?critical(\s+(list|blockers?))?"
            // "what holds us up the most".
            + @"|what(['’]s|\s+is)?\s+(holds?|holding)\s+(us\s+|things\s+|everything\s+)?up\s+(the\s+)?most"
            + @")\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}

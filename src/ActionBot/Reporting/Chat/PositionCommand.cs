using System.Text.RegularExpressions;
using ActionBot.Conversation;
using ActionBot.Conversation.Help;
using ActionBot.Directory;
using ActionBot.Domain.Register.People;
using ActionBot.Teams.Inbound;

namespace ActionBot.Reporting.Chat;

/// <summary>"Report" or "position": today's position of what the person answers for.</summary>
internal sealed partial class PositionCommand(ReportQuery query, PositionScopes scopes, TimeProvider clock) : ITextCommand
{
    /// <summary>To somebody who may see no action.</summary>
    public const string Nothing = "There is no action that you may see, so there is no position to report.";

    public TextRank Rank => TextRank.Whole;

    public IReadOnlyList<HelpLine> Help =>
        [new(HelpPart.First, 40, HelpFor.Everybody, "report", "Today’s position: what is open, what is late and why.")];

    public async Task<CardReply?> TryRunAsync(string text, Person person, TeamsTurn turn, CancellationToken cancellationToken) =>
        Asked().IsMatch(text) ? await ShowAsync(person, cancellationToken) : null;

    private async Task<CardReply> ShowAsync(Person person, CancellationToken cancellationToken)
    {
        var today = person.DayAt(clock.GetUtcNow());
        var of = await scopes.OfAsync(person, today, cancellationToken);
        var request = new ReportRequest(today);
        var report = of.Scope is { } scope
            ? await query.RunAsync(request, scope, cancellationToken)
            : await query.RunAsync(request, cancellationToken);
        if (report.All.Open + report.Closed == 0)
            return CardReply.Say(Nothing);
        var view = new PositionView(of.Title, report, of.IsLead, person.IsAdministrator);
        return CardReply.New(PositionCard.Draw(view), PositionCard.Headline(view));
    }

    [GeneratedRegex(
        @"^\W*((show|give|send)\s+(me\s+)?)?((the|my|a|today['’]?s)\s+)?(position(\s+report)?|report)(\s+please)?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();
}

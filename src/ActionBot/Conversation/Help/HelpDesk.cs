using ActionBot.Access;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Register;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Conversation.Help;

/// <summary>Draws the help of what the commands say of themselves, for the one who reads it.</summary>
internal sealed class HelpDesk(IServiceProvider services, ActionBotContext db, TimeProvider clock)
{
    /// <summary>The help as a message.</summary>
    /// <param name="notUnderstood">What was typed, where it was not understood.</param>
    public async Task<CardReply> SayAsync(Person person, string? notUnderstood, CancellationToken cancellationToken)
    {
        var (roles, example) = await ReaderAsync(person, cancellationToken);
        // Not before they are needed: the help is a command itself.
        var lines = services.GetServices<ITextCommand>().SelectMany(c => c.Help);
        return CardReply.New(
            HelpCard.Draw(new(For(lines, roles), notUnderstood, example)),
            notUnderstood is null ? Sentences.HelpSummary : Sentences.NotUnderstood
        );
    }

    /// <summary>Those of the lines that are for somebody, in their order.</summary>
    public static IReadOnlyList<HelpLine> For(IEnumerable<HelpLine> lines, HelpFor roles) =>
        [
            .. lines
                .Where(l => l.For == HelpFor.Everybody || (l.For & roles) != 0)
                .OrderBy(l => l.Part)
                .ThenBy(l => l.Place)
                .DistinctBy(l => (l.Part, l.Place)),
        ];

    private async Task<(HelpFor Roles, string? Example)> ReaderAsync(Person person, CancellationToken cancellationToken)
    {
        var id = person.Id;
        var own = db.ActionsAnsweredBy(person, person.DayAt(clock.GetUtcNow())).Where(a => a.Status != ActionStatus.Closed);
        var found = await db
            .People.Where(p => p.Id == id)
            .Select(p => new
            {
                Example = own.OrderBy(a => a.TargetDate == null)
                    .ThenBy(a => a.TargetDate)
                    .ThenBy(a => a.Ref)
                    .Select(a => a.Ref)
                    .FirstOrDefault(),
                Leads = db.AreaLeads.Any(l => l.PersonId == id),
                Keeps = db.BoardSecretaries.Any(s => s.PersonId == id),
                Verifies = db.SourceVerifiers.Any(v => v.PersonId == id),
            })
            .SingleAsync(cancellationToken);
        var roles =
            (found.Example is null ? HelpFor.Everybody : HelpFor.Owner)
            | (found.Leads ? HelpFor.Lead : HelpFor.Everybody)
            | (found.Keeps ? HelpFor.Secretary : HelpFor.Everybody)
            | (found.Verifies ? HelpFor.Verifier : HelpFor.Everybody)
            | (person.IsAdministrator ? HelpFor.Administrator : HelpFor.Everybody);
        return (
            roles,
            found.Example
                ?? (
                    found.Leads || person.IsAdministrator
                        ? await db.ActionsLedBy(person)
                            .Where(a => a.Status != ActionStatus.Closed)
                            .OrderBy(a => a.Id)
                            .Select(a => a.Ref)
                            .FirstOrDefaultAsync(cancellationToken)
                        : null
                )
        );
    }
}

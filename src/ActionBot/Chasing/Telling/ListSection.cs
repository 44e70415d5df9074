using ActionBot.Chasing.Telling.Cards;
using ActionBot.Conversation;
using ActionBot.Directory;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>A section of the position, listed page by page, as it is today.</summary>
internal sealed class ListSection(AreaScopes scopes, AreaActions actions, ActionBotContext db, TimeProvider clock) : ICardAction
{
    public string Verb => DigestData.ListVerb;

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (
            await scopes.OfAsync(press.Person.Id, cancellationToken) is not { } scope
            || !Enum.TryParse<AreaSection>(press.Data["section"], out var section)
            || !Enum.IsDefined(section)
        )
            return CardReply.Say(DigestDesk.NotYours);
        var today = press.Person.DayAt(clock.GetUtcNow());
        var inIt = actions.In(section, actions.Open(scope.AreaIds), await actions.MarksAsync(scope.AreaIds, today, cancellationToken));
        var total = await inIt.CountAsync(cancellationToken);
        var page = Math.Clamp(press.Data.Number("page") ?? 0, 0, Math.Max(0, (total - 1) / SectionListCard.PageSize));
        var rows = await AreaActions
            .InOrder(inIt)
            .Skip(page * SectionListCard.PageSize)
            .Take(SectionListCard.PageSize)
            .Select(a => new
            {
                a.Ref,
                a.TargetDate,
                a.AgreedAction,
                a.Forecast,
                Owner = a.Owner == null ? null : a.Owner.Name,
                HasLeft = a.Owner != null && !a.Owner.IsActive,
                Until = section == AreaSection.Snoozed
                    ? db.SnoozesOn(today).Where(s => s.ActionItemId == a.Id).Max(s => (DateOnly?)s.Until)
                    : null,
            })
            .ToListAsync(cancellationToken);
        var view = new SectionListView(
            scope.Names,
            section,
            today,
            total,
            page,
            [
                .. rows.Select(r => new ToldRow(
                    r.Ref,
                    DueWording.Of(r.TargetDate, today).Text,
                    $"{British.Shorten(British.OneLine(r.AgreedAction), 80)} · "
                        + $"{(r.Owner is null ? "no owner" : r.HasLeft ? $"{r.Owner} has left" : r.Owner)}"
                        + $"{More(section, r.Forecast, r.Until, today)}",
                    r.AgreedAction,
                    section == AreaSection.NoOwner
                )),
            ]
        );
        var card = SectionListCard.Draw(view);
        // The pages of a list take each other's place; the digest above it stays as it is.
        return press.Data["page"] is null ? CardReply.New(card, SectionListCard.Headline(view)) : CardReply.Replace(card);
    }

    private static string More(AreaSection section, DateOnly? forecast, DateOnly? until, DateOnly today) =>
        section switch
        {
            AreaSection.Slipping when forecast is { } day => $" · forecast {British.Date(day, today)}",
            AreaSection.Snoozed when until is { } day => $" · until {British.Date(day, today)}",
            _ => "",
        };
}

using ActionBot.Chasing.FactQueries;
using ActionBot.Chasing.Telling.Cards;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain.Chasing;
using ActionBot.Domain.Chasing.Areas;
using ActionBot.Domain.Chasing.Policy;
using ActionBot.Domain.CheckIns;
using ActionBot.Domain.Register.People;
using ActionBot.Domain.Wording;
using ActionBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace ActionBot.Chasing.Telling;

/// <summary>One digest on the desk.</summary>
/// <param name="Position">The position that it told.</param>
/// <param name="Confirmation">What its lead said of it, if anything.</param>
/// <param name="Person">Its lead.</param>
/// <param name="Today">The lead's day.</param>
internal sealed record OpenDigest(CheckIn CheckIn, AreaPosition Position, AreaConfirmation? Confirmation, Person Person, DateOnly Today)
{
    /// <summary>The version of the word that stands; 0 while there is none.</summary>
    public int Rev => Confirmation?.Version ?? 0;
}

/// <summary>Opens digests for the leads they belong to, and draws what they press.</summary>
internal sealed class DigestDesk(
    ActionBotContext db,
    AreaScopes scopes,
    AreaDigests digests,
    ChaseFactsQuery facts,
    ChasePolicy policy,
    TimeProvider clock
)
{
    /// <summary>To somebody who presses a digest that is not theirs, or leads nothing.</summary>
    public const string NotYours = "You lead no area that this is about, or not any more. Type “my area” to see what is yours.";

    /// <summary>To somebody who asks for the position of an area and leads none.</summary>
    public const string LeadsNothing = "You lead no area, so there is no position to confirm.";

    /// <summary>Stands on a receipt when something else was sent from a card that had been answered.</summary>
    public const string RecordedBand = "An answer from this card was recorded already. Press “Change my answer” to change it.";

    /// <summary>The digest of a press, or null when there is none of this person.</summary>
    public async Task<OpenDigest?> OpenAsync(CardPress press, CancellationToken cancellationToken)
    {
        var ask = press.Data["ask"];
        var position = await db
            .AreaPositions.Include(p => p.CheckIn)
            .FirstOrDefaultAsync(p => p.CheckIn!.Ask == ask && p.CheckIn.PersonId == press.Person.Id, cancellationToken);
        if (position is null)
            return null;
        var confirmation = await db.AreaConfirmations.FirstOrDefaultAsync(c => c.CheckInId == position.CheckInId, cancellationToken);
        return new(position.CheckIn!, position, confirmation, press.Person, press.Person.DayAt(clock.GetUtcNow()));
    }

    /// <summary>Whether the position is one of an earlier week, or of areas that the person no longer leads.</summary>
    public async Task<bool> IsStaleAsync(OpenDigest open, CancellationToken cancellationToken) =>
        policy.Digest.WeekOf(open.Position.AsAt) != policy.Digest.WeekOf(open.Today)
        || await scopes.OfAsync(open.Person.Id, cancellationToken) is not { } scope
        || !scope.Paths.SequenceEqual(open.Position.Areas);

    /// <summary>Today's position in the place of an out-of-date card.</summary>
    public async Task<CardReply> StaleAsync(Person person, CancellationToken cancellationToken) =>
        await TodayAsync(person, Sentences.OutOfDate, cancellationToken) is var (card, _)
            ? CardReply.Replace(card)
            : CardReply.Say(NotYours);

    /// <summary>Today's position as a new message; it counts as no send.</summary>
    public async Task<CardReply> TodayAsync(Person person, CancellationToken cancellationToken) =>
        await TodayAsync(person, null, cancellationToken) is var (card, headline)
            ? CardReply.New(card, headline)
            : CardReply.Say(LeadsNothing);

    /// <summary>The receipt of what the lead said.</summary>
    public async Task<CardReply> ReceiptAsync(
        OpenDigest open,
        AreaConfirmation said,
        bool isTold,
        CancellationToken cancellationToken,
        string? band = null
    )
    {
        var at = TimeZoneInfo.ConvertTime(said.At, Zones.Of(open.Person.TimeZone));
        return CardReply.Replace(
            ConfirmedCard.Draw(
                new(
                    open.CheckIn.Ask,
                    await scopes.NamesAsync(open.Position.Areas, cancellationToken),
                    open.Position.AsAt,
                    open.Today,
                    open.Position.Numbers,
                    said.Word,
                    $"{British.Date(said.On, open.Today)}, {at:HH:mm}",
                    isTold,
                    band
                )
            )
        );
    }

    /// <summary>The question again: to change an answer, or with the faults of one.</summary>
    public async Task<CardReply> AskAgainAsync(
        OpenDigest open,
        OpenDisputeView? form,
        CancellationToken cancellationToken,
        string? band = null
    )
    {
        var refs = open.Position.Refs.ToList();
        var actions = await db
            .Actions.Where(a => refs.Contains(a.Ref))
            .Select(a => new RefChoice(a.Ref, a.AgreedAction))
            .ToListAsync(cancellationToken);
        return CardReply.Replace(
            AskAgainCard.Draw(
                new(
                    await scopes.NamesAsync(open.Position.Areas, cancellationToken),
                    open.Position.AsAt,
                    open.Today,
                    open.Position.Numbers,
                    new(open.CheckIn.Ask, open.Rev, [.. actions.OrderBy(a => refs.IndexOf(a.Ref))]),
                    form,
                    open.Confirmation is not null,
                    band
                )
            )
        );
    }

    private async Task<(Teams.Cards.AdaptiveCard Card, string Headline)?> TodayAsync(
        Person person,
        string? band,
        CancellationToken cancellationToken
    )
    {
        if (await scopes.OfAsync(person.Id, cancellationToken) is null)
            return null;
        var today = person.DayAt(clock.GetUtcNow());
        var checkIn = new CheckIn
        {
            Ask = CardKey.New("ask"),
            PersonId = person.Id,
            On = today,
            Kind = CheckInKind.OnRequest,
        };
        db.Add(checkIn);
        await db.SaveChangesAsync(cancellationToken);
        var drawn = await digests.DrawAsync(
            today,
            [new(checkIn, await StandingAsync(person, today, cancellationToken))],
            cancellationToken,
            band
        );
        return drawn[checkIn.Id];
    }

    // What the lead was told of before stands here too: they ask for all of it.
    private async Task<IReadOnlyList<StepReached>> StandingAsync(Person person, DateOnly today, CancellationToken cancellationToken)
    {
        var known = await facts.LoadAsync(today, PlanScope.Of([person.Id]), cancellationToken);
        var steps =
            from action in known.Actions
            where known.Leads.TryGetValue(action.AreaId, out var leads) && leads.Contains(person.Id)
            let owner = action.OwnerId is { } id ? known.People.GetValueOrDefault(id) : null
            from step in Ladder.StepsOn(today, action, owner, policy.For(action.Rating, action.Source, action.AreaPath), policy.Patience)
            where step is not (LadderStep.ManagerNoAnswer or LadderStep.BoardOverdue)
            select new StepReached(action, step, owner);
        return ChasePlanner.InOrder(steps);
    }
}

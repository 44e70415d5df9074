using ActionBot.Access;
using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.Register;
using ActionBot.Domain.Wording;
using ActionBot.Storage;

namespace ActionBot.Operations.Accounts;

/// <summary>What the three buttons share: only administrators decide, about what the card still shows rightly, and the card comes back as
/// it is then.</summary>
internal abstract class AccountAction(ActionBotContext db, AccountRequests requests, AccountViews views, TimeProvider clock) : ICardAction
{
    private const string Undecided = "undecided";

    public abstract string Verb { get; }

    public async Task<CardReply> RunAsync(CardPress press, CancellationToken cancellationToken)
    {
        if (!press.Person.IsAdministrator)
            return CardReply.Say(Sentences.UnknownPress);
        if (
            press.Data.Number("account") is not { } id
            || await requests.FindAsync(id, cancellationToken) is not { } request
            || press.Data.Number("rev") != request.Version
        )
            return await BackAsync(press, "This card was out of date. Here is who wants in today. Nothing was changed.", cancellationToken);
        // The card comes back in the same transaction: nothing of a decision that broke a rule on its way is kept with it.
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Undecided, cancellationToken);
        try
        {
            var by = new AccountDecider(press.Person.Id, press.Person.DayAt(clock.GetUtcNow()), "card " + Verb);
            return await DecideAsync(press, request, by, cancellationToken);
        }
        catch (RuleException broken)
        {
            await transaction.RollbackToSavepointAsync(Undecided, cancellationToken);
            return await BackAsync(press, broken.Message, cancellationToken, typed: Typed(press, request, false));
        }
    }

    protected abstract Task<CardReply> DecideAsync(
        CardPress press,
        AccountRequest request,
        AccountDecider by,
        CancellationToken cancellationToken
    );

    protected async Task<CardReply> BackAsync(
        CardPress press,
        string band,
        CancellationToken cancellationToken,
        AccountRequest? undo = null,
        (long Id, string Words, bool IsToConfirm)? typed = null
    ) =>
        CardReply.Replace(
            AccountsCard.Draw(
                await views.LoadAsync(
                    press.Person,
                    press.Turn.TenantId,
                    AccountViews.StateOf(press.Data),
                    cancellationToken,
                    band,
                    undo,
                    typed
                )
            )
        );

    protected static (long Id, string Words, bool IsToConfirm) Typed(CardPress press, AccountRequest request, bool isToConfirm) =>
        (request.Id, Words(press, request), isToConfirm);

    protected static string Words(CardPress press, AccountRequest request) =>
        British.Shorten(British.OneLine(press.Data[AccountsCard.PersonInput(request.Id)] ?? ""), AccountRequest.MaxAddress);

    protected static string Called(AccountRequest request) =>
        $"The account of {British.Shorten(request.Name ?? request.Address ?? "no name", 60)}";
}

/// <summary>"Link": the account is a person's from now on. What a slip would open wide is asked twice.</summary>
internal sealed class LinkAccount(
    ActionBotContext db,
    AccountRequests requests,
    AccountViews views,
    AccountDecisionWriter decisions,
    PersonSearch search,
    TimeProvider clock
) : AccountAction(db, requests, views, clock)
{
    public override string Verb => AccountsCard.LinkVerb;

    protected override async Task<CardReply> DecideAsync(
        CardPress press,
        AccountRequest request,
        AccountDecider by,
        CancellationToken cancellationToken
    )
    {
        var words = Words(press, request);
        if (words.Length == 0)
            return await BackAsync(press, "Type whose account it is. Nothing was linked.", cancellationToken);
        var match = await search.FindAsync(words, press.Person, cancellationToken);
        if (match.Found is not { } person)
            return await BackAsync(press, NotFound(words, match), cancellationToken, typed: Typed(press, request, false));
        var warnings = Warnings(request, person).ToList();
        if (warnings.Count > 0 && press.Data[AccountsCard.Confirmed] != person.Email)
            return await BackAsync(
                press,
                string.Join(" ", warnings) + " Nothing is linked yet.",
                cancellationToken,
                typed: (request.Id, person.Email, true)
            );
        await decisions.LinkAsync(request, person, by, cancellationToken);
        return await BackAsync(
            press,
            $"{Called(request)} is linked: it is {person.Name} ({person.Email}) from now on.",
            cancellationToken,
            undo: request
        );
    }

    private static IEnumerable<string> Warnings(AccountRequest request, Person person)
    {
        if (request.Doubt is AccountDoubt.Guest or AccountDoubt.OtherTenant or AccountDoubt.Unproved)
            yield return DoubtWording.Of(request.Doubt);
        if (person.IsAdministrator)
            yield return $"{person.Name} is of the tracking team: whoever has the account will see and change everything.";
        if (person.AadObjectId is not null)
            yield return $"{person.Name} has another account, which would be theirs no more.";
    }

    private static string NotFound(string words, PersonMatch match) =>
        match switch
        {
            { Fits.Count: > 0 } => $"“{British.Shorten(words, 40)}” may be "
                + $"{British.List([.. match.Fits.Take(3).Select(p => p.Email)])}. Type the address. Nothing was linked.",
            { Nearest.Count: > 0 } => $"The register has nobody called “{British.Shorten(words, 40)}”. The nearest: "
                + $"{British.List([.. match.Nearest.Select(p => p.Email)])}. Nothing was linked.",
            _ => $"The register has nobody called “{British.Shorten(words, 40)}”. Type "
                + "an address or a name that it has. Nothing was linked.",
        };
}

/// <summary>"Refuse": the account stays a stranger.</summary>
internal sealed class RefuseAccount(
    ActionBotContext db,
    AccountRequests requests,
    AccountViews views,
    AccountDecisionWriter decisions,
    TimeProvider clock
) : AccountAction(db, requests, views, clock)
{
    public override string Verb => AccountsCard.RefuseVerb;

    protected override async Task<CardReply> DecideAsync(
        CardPress press,
        AccountRequest request,
        AccountDecider by,
        CancellationToken cancellationToken
    )
    {
        await decisions.RefuseAsync(request, by, cancellationToken);
        return await BackAsync(press, $"{Called(request)} is refused: it goes on seeing nothing.", cancellationToken, undo: request);
    }
}

/// <summary>"Undo": the last decision about an account is taken back.</summary>
internal sealed class UndoAccount(
    ActionBotContext db,
    AccountRequests requests,
    AccountViews views,
    AccountDecisionWriter decisions,
    TimeProvider clock
) : AccountAction(db, requests, views, clock)
{
    public override string Verb => AccountsCard.UndoVerb;

    protected override async Task<CardReply> DecideAsync(
        CardPress press,
        AccountRequest request,
        AccountDecider by,
        CancellationToken cancellationToken
    )
    {
        await decisions.UndoAsync(request, by, cancellationToken);
        return await BackAsync(press, $"{Called(request)} waits again.", cancellationToken);
    }
}

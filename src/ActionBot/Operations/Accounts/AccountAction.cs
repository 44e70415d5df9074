using ActionBot.Conversation;
using ActionBot.Conversation.Cards;
using ActionBot.Directory;
using ActionBot.Domain;
using ActionBot.Domain.Register.People;
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

using ActionBot.Conversation;
using ActionBot.Domain.Register.People;
using ActionBot.Storage;

namespace ActionBot.Operations.Accounts;

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
